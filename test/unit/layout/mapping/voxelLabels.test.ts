import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SemanticField } from '../../../../src/layout/mapping/semanticField.ts'
import {
  isOccupied,
  isStanding,
  meanProbabilities,
  probabilitiesOf,
  standingVoxels,
} from '../../../../src/layout/mapping/voxelLabels.ts'
import type { SemanticClass } from '../../../../src/perception/index.ts'
import { number } from '../../geometry/arbitraries.ts'
import { allOf, fieldOf } from './voxels.ts'

/** One voxel of three classes, after frames of some weight that all say the same. */
const voxelOf = (logs: readonly [number, number, number], weight: number): SemanticField => ({
  ...fieldOf([{ cell: [0, 0, 9] }]),
  classes: ['table', 'sofa', 'chair'],
  logSums: Float32Array.from(logs, (log) => weight * log),
  weights: Float32Array.of(weight),
})
const log = number(-5, 0)
const at = (field: SemanticField, name: SemanticClass, voxel = 0) =>
  probabilitiesOf(field, voxel)[field.classes.indexOf(name)] as number

describe('probabilitiesOf', () => {
  test('add up to 1 and are the frames multiplied, for no more weight than three', () => {
    fc.assert(
      fc.property(fc.tuple(log, log, log), number(0.05, 12), (logs, weight) => {
        const found = probabilitiesOf(voxelOf(logs, weight), 0)
        expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
        const power = Math.min(3, weight)
        for (const [i, p] of found.entries())
          for (const [j, q] of found.entries())
            expect(Math.log(p / q)).toBeCloseTo(power * ((logs[i] as number) - (logs[j] as number)), 3)
      }),
    )
  })

  test('are those of the voxel that is asked for', () => {
    const field = fieldOf([
      { cell: [0, 0, 9], shown: 'table' },
      { cell: [1, 0, 9], shown: 'sofa' },
    ])
    expect([at(field, 'table', 0), at(field, 'sofa', 1)]).toEqual([
      at(field, 'sofa', 1),
      at(field, 'table', 0),
    ])
    expect(at(field, 'sofa', 1)).toBeGreaterThan(0.99)
    expect(at(field, 'sofa', 0)).toBeLessThan(1e-3)
  })
})

test('the mean over voxels is of probabilities, each alike', () => {
  const field = fieldOf([
    { cell: [0, 0, 9], shown: 'table', weight: 3 },
    { cell: [1, 0, 9], shown: 'sofa', weight: 0.5 },
    { cell: [2, 0, 9], shown: 'bed', weight: 3 },
  ])
  const mean = meanProbabilities(field, [0, 1])
  for (const [c, name] of field.classes.entries())
    expect(mean[c]).toBeCloseTo((at(field, name, 0) + at(field, name, 1)) / 2, 9)
})

test('a voxel is occupied where no more frames saw through it than saw a surface in it', () => {
  const field = fieldOf([
    { cell: [0, 0, 9], hits: 2, through: 2 },
    { cell: [1, 0, 9], hits: 2, through: 3 },
    { cell: [2, 0, 9], hits: 1, through: 0 },
  ])
  expect(allOf(field).map((voxel) => isOccupied(field, voxel))).toEqual([true, false, true])
})

describe('standingVoxels', () => {
  test('groups by the likeliest class what stands, whatever its place in the list of classes', () => {
    const field = fieldOf([
      { cell: [0, 0, 9], shown: 'table' },
      { cell: [1, 0, 9], shown: 'other' },
      { cell: [2, 0, 9], shown: 'table' },
      { cell: [3, 0, 9], shown: 'door' },
    ])
    expect([...standingVoxels(field)]).toEqual([
      ['table', [0, 2]],
      ['other', [1]],
      ['door', [3]],
    ])
  })

  test('leaves out the room itself, what moves, what was seen through, and what lies on the floor', () => {
    const out: SemanticClass[] = ['wall', 'floor', 'ceiling', 'rug', 'stairs', 'person']
    expect(out.filter(isStanding)).toEqual([])
    const field = fieldOf([
      ...out.map((shown, k) => ({ cell: [k, 0, 9] as const, shown })),
      { cell: [0, 1, 9], shown: 'chair', hits: 1, through: 2 },
      { cell: [0, 2, 0], shown: 'chair' },
      { cell: [0, 3, 1], shown: 'chair' },
      { cell: [0, 4, 2], shown: 'chair' },
    ])
    // The middle of the third layer of voxels lies 12.5 cm above the floor, that of the second 7.5 cm.
    expect([...standingVoxels(field)]).toEqual([['chair', [9]]])
  })
})
