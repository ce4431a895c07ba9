import { expect, test } from 'vitest'
import { boundary } from '../../../../src/geometry/index.ts'
import {
  GRID_CELLS,
  gridExtent,
  inRepresentation,
} from '../../../../src/layout/evaluation/representations.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const [sofa, chair] = sampleLayout.objects
if (!sofa || !chair) throw new Error('the sample has two objects')

test('a metric map stays what it is', () => {
  expect(inRepresentation(sampleLayout, 'metric')).toBe(sampleLayout)
})

test('rectangles keep the bounds of the footprints and lose turn and height', () => {
  const { objects } = inRepresentation(sampleLayout, 'aabb')
  expect(objects.map(({ id }) => id)).toEqual(['sofa-1', 'chair-1'])
  for (const [k, { box }] of objects.entries()) {
    const [was, is] = [boundary(sampleLayout.objects[k]?.box ?? sofa.box), boundary(box)]
    for (const [n, value] of is.entries()) expect(value).toBeCloseTo(was[n] as number, 9)
    expect([box.yaw, box.size[2], box.center[2]]).toEqual([0, 0, 0])
  }
})

test('centres keep the place and nothing else', () => {
  const { objects } = inRepresentation(sampleLayout, 'centre')
  expect(objects.map(({ box }) => box.center)).toEqual([
    [-1, 3, 0],
    [1.2, 1.5, 0],
  ])
  expect(objects.every(({ box }) => box.size.every((side) => side === 0))).toBe(true)
})

test('a grid moves centres by half a cell at most, into the middle of cells', () => {
  const { origin, side } = gridExtent(sampleLayout)
  const cell = side / GRID_CELLS
  for (const [k, { box }] of inRepresentation(sampleLayout, 'grid').objects.entries()) {
    const was = sampleLayout.objects[k]?.box.center ?? [0, 0, 0]
    for (const axis of [0, 1] as const) {
      expect(Math.abs(box.center[axis] - was[axis])).toBeLessThanOrEqual(cell / 2 + 1e-9)
      const cells = (box.center[axis] - origin[axis]) / cell
      expect(cells - Math.floor(cells)).toBeCloseTo(0.5, 6)
    }
  }
})

test('an exact box does not survive what cannot hold it', () => {
  const exactBox = {
    center: sofa.box.center,
    size: sofa.box.size,
    axes: [1, 0, 0, 0, 1, 0, 0, 0, 1] as const,
  }
  const layout = { ...sampleLayout, objects: [{ ...sofa, exactBox }] }
  expect(inRepresentation(layout, 'metric').objects[0]).toHaveProperty('exactBox')
  for (const to of ['aabb', 'centre', 'grid'] as const)
    expect(inRepresentation(layout, to).objects[0]).not.toHaveProperty('exactBox')
})

test('an empty map stays empty', () => {
  const empty = { ...sampleLayout, objects: [] }
  expect(inRepresentation(empty, 'grid').objects).toEqual([])
})
