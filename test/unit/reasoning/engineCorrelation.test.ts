import { describe, expect, test } from 'vitest'
import type { Vec3 } from '../../../src/geometry/index.ts'
import { type Layout, type LayoutObject, provenance, wholly } from '../../../src/layout/index.ts'
import { seededNormal } from '../../../src/reasoning/engine/uncertainty.ts'
import { answer, type Program } from '../../../src/reasoning/index.ts'
import { room, thing } from './engineRoom.ts'

/** Errors that objects share: answers feel only what moves them against each other. */

/** Rows of a 7 x 7 matrix that takes independent numbers to a box's own errors; small, and none alike. */
const ownRoot = (size: number): number[][] =>
  Array.from({ length: 7 }, (_, i) =>
    Array.from({ length: 7 }, (_, j) => (j > i ? 0 : size * (i === j ? 1 : 0.4 * Math.sin(3 * i + j)))),
  )

const unsure = (object: LayoutObject, root: readonly number[][], shared: Vec3[]): LayoutObject => {
  const own = root.flatMap((row, i) =>
    root.slice(0, i + 1).map((other) => row.reduce((sum, v, k) => sum + v * (other[k] as number), 0)),
  )
  const at = (k: number) => Math.sqrt(own[(k * (k + 1)) / 2 + k] as number)
  const along = (axis: 0 | 1 | 2) => Math.hypot(at(axis), ...shared.map((error) => error[axis]))
  return {
    ...object,
    sd: { center: [along(0), along(1), along(2)], size: [at(3), at(4), at(5)], yaw: at(6) },
    covariance: { own, shared },
  }
}

const layoutOf = (objects: LayoutObject[], relativeSd = 0): Layout => ({
  ...room,
  scale: { relativeSd, cues: [] },
  objects,
})

const between = (measure: 'centre' | 'closest'): Program => ({
  kind: 'distance',
  a: 'bed',
  b: 'desk',
  measure,
})
const sdOf = (program: Program, layout: Layout) => answer(program, layout).sd ?? 0

const bed = thing('bed-1', [0, 0], [2, 1.6, 0.5])
const desk = thing('desk-1', [3, 2.5], [1.4, 0.8, 0.7])
const lamp = thing('lamp-1', [3.1, -1.9], [0.2, 0.4, 1.8])
const chair = thing('chair-1', [-2.2, 2.4], [0.5, 0.5, 0.9])

describe('errors that objects have in common', () => {
  const NONE = ownRoot(1e-9)
  const camera: Vec3 = [0.3, 0.2, 0.1]

  test('of a camera that shows both do not change the distance between them', () => {
    const both = layoutOf([unsure(bed, NONE, [camera]), unsure(desk, NONE, [camera])])
    const one = layoutOf([unsure(bed, NONE, [camera, [0, 0, 0]]), unsure(desk, NONE, [[0, 0, 0], camera])])
    expect(sdOf(between('centre'), both)).toBeLessThan(1e-6)
    expect(sdOf(between('closest'), both)).toBeLessThan(1e-6)
    expect(sdOf(between('centre'), one)).toBeGreaterThan(0.2)
  })

  test('that move two things against each other add up', () => {
    const [along, against] = [
      layoutOf([unsure(bed, NONE, [[0.1, 0, 0]]), unsure(desk, NONE, [[0.1, 0, 0]])]),
      layoutOf([unsure(bed, NONE, [[0.1, 0, 0]]), unsure(desk, NONE, [[-0.1, 0, 0]])]),
    ]
    expect(sdOf(between('centre'), along)).toBeLessThan(1e-6)
    const ratio = 3 / Math.hypot(3, 2.5, 0.1)
    expect(sdOf(between('centre'), against)).toBeCloseTo(0.2 * ratio, 6)
  })

  test('of the scale stay in full, and are the distance’s share', () => {
    const both = layoutOf([unsure(bed, NONE, [camera]), unsure(desk, NONE, [camera])], 0.08)
    const { value, sd } = answer(between('centre'), both)
    expect(sd).toBeCloseTo(0.08 * Number(value), 6)
  })

  test('change no direction and no nearest thing when they move all alike', () => {
    const far: Vec3[] = [[2, 1, 0]]
    const layout = layoutOf([bed, desk, lamp, chair].map((one) => unsure(one, NONE, far)))
    const nearest: Program = { kind: 'nearest', options: ['desk', 'lamp'], to: 'bed', measure: 'closest' }
    const direction: Program = {
      kind: 'direction',
      standing: 'bed',
      facing: 'desk',
      asked: 'lamp',
      level: 'hard',
    }
    expect(answer(nearest, layout, { optionTexts: ['desk', 'lamp'] }).choice?.changeProbability).toBe(0)
    const optionTexts = ['front-left', 'front-right', 'back-left', 'back-right']
    expect(answer(direction, layout, { optionTexts }).choice?.changeProbability).toBe(0)
    const apart = layoutOf(
      [bed, desk, lamp, chair].map((one, k) => unsure(one, NONE, k === 0 ? far : [[0, 0, 0]])),
    )
    expect(answer(direction, apart, { optionTexts }).choice?.changeProbability).toBeGreaterThan(0.1)
  })

  test('of what a person has set by hand in metres there are none: the scale leaves its size alone', () => {
    const size: Program = { kind: 'size', object: 'bed', of: 'longest' }
    const measured = layoutOf([unsure(bed, ownRoot(0.01), [])], 0.1)
    const set = layoutOf(
      [{ ...unsure(bed, ownRoot(0.01), []), provenance: wholly(provenance('by-hand', 'set-by-hand')) }],
      0.1,
    )
    expect(sdOf(size, measured)).toBeGreaterThan(0.2)
    expect(sdOf(size, set)).toBeLessThan(0.02)
  })
})

describe('what first order says is what samples say', () => {
  const normal = seededNormal(5)
  const DRAWS = 4000
  const roots = [0.05, 0.03, 0.06, 0.04].map(ownRoot)
  const objects = [bed, desk, lamp, chair]
  const shared = objects.map((_, k): Vec3[] => [
    [0.2, 0.1 * k, 0],
    [0, 0.15, 0.02],
    [0.03 * k, -0.05, 0.01],
  ])
  const layout = layoutOf(
    objects.map((object, k) => unsure(object, roots[k] as number[][], shared[k] as Vec3[])),
    0.03,
  )
  /** All errors at once: own ones by their matrix, shared ones the same number for all. */
  const drawn = (): Layout => {
    const common = [normal(), normal(), normal()]
    const scale = 1 + 0.03 * normal()
    const moved = objects.map((object, k): LayoutObject => {
      const numbers = Array.from({ length: 7 }, normal)
      const own = (roots[k] as number[][]).map((row) =>
        row.reduce((sum, v, i) => sum + v * (numbers[i] as number), 0),
      ) as [number, number, number, number, number, number, number]
      const { center, size, yaw } = object.box
      const at = (axis: 0 | 1 | 2) =>
        scale *
        (center[axis] +
          own[axis] +
          (shared[k] as Vec3[]).reduce((sum, error, j) => sum + error[axis] * (common[j] as number), 0))
      const side = (axis: 0 | 1 | 2) => scale * (size[axis] + own[(3 + axis) as 3])
      return {
        ...object,
        box: { center: [at(0), at(1), at(2)], size: [side(0), side(1), side(2)], yaw: yaw + own[6] },
      }
    })
    return layoutOf(moved)
  }

  test.each<[string, Program]>([
    ['of a distance of centres', between('centre')],
    ['of a gap', between('closest')],
    ['of a size', { kind: 'size', object: 'bed', of: 'longest' }],
  ])('the deviation %s', (_, program) => {
    const values = Array.from({ length: DRAWS }, () => Number(answer(program, drawn()).value))
    const mean = values.reduce((sum, v) => sum + v, 0) / DRAWS
    const sampled = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / DRAWS)
    expect(Math.abs(sdOf(program, layout) / sampled - 1)).toBeLessThan(0.07)
  })

  test.each<[string, Program, string[]]>([
    [
      'a direction',
      { kind: 'direction', standing: 'bed', facing: 'chair', asked: 'lamp', level: 'hard' },
      ['front-left', 'front-right', 'back-left', 'back-right'],
    ],
    [
      'what is nearest',
      { kind: 'nearest', options: ['desk', 'lamp', 'chair'], to: 'bed', measure: 'centre' },
      ['desk', 'lamp', 'chair'],
    ],
  ])('the probability that %s changes', (_, program, optionTexts) => {
    const choice = answer(program, layout, { optionTexts }).choice
    const changed = Array.from(
      { length: DRAWS },
      () => answer(program, drawn(), { optionTexts }).choice?.index !== choice?.index,
    )
    const share = changed.filter(Boolean).length / DRAWS
    expect(share).toBeGreaterThan(0.01)
    expect(Math.abs(share - (choice?.changeProbability ?? 0))).toBeLessThan(0.06)
  })
})
