import { expect, test } from 'vitest'
import { gridOfPrinted, layoutOfPrinted } from '../../../src/formats/index.ts'
import { type PrintedMap, readResponse } from '../../../src/reasoning/index.ts'

const printedIn = (text: string): PrintedMap => {
  const [map] = readResponse(text).maps
  if (!map) throw new Error('the response has no map')
  return map
}

test('a map in metres becomes boxes that lie on the floor', () => {
  const printed = printedIn('<map>[{"object_name": "sofa", "bbox": [0.0, 1.0, 2.0, 1.8]}]</map>')
  const layout = layoutOfPrinted(printed, 'scene')
  expect(layout?.source.name).toBe('scene')
  expect(layout?.objects[0]).toMatchObject({ category: 'sofa', box: { center: [1, 1.4, 0], yaw: 0 } })
  expect(layout?.objects[0]?.box.size).toEqual([2, expect.closeTo(0.8), 0])
})

test('a grid becomes centres, in what it covers', () => {
  const printed = printedIn('<map>{"table": [[0, 3], [5, 7]], "bed": [[9, 9]]}</map>')
  expect(printed.frame).toBe('grid10')
  expect(gridOfPrinted(printed)).toEqual({
    table: [
      [0, 3],
      [5, 7],
    ],
    bed: [[9, 9]],
  })
  const centres = (extent?: { x0: number; y0: number; x1: number; y1: number }) =>
    layoutOfPrinted(printed, 'grid', extent)?.objects.map(({ box }) => box.center.slice(0, 2))
  expect(centres()).toEqual([
    [0.5, 3.5],
    [5.5, 7.5],
    [9.5, 9.5],
  ])
  expect(centres({ x0: -5, y0: -5, x1: 0, y1: 0 })?.[2]).toEqual([-0.25, -0.25])
})

test('boxes that are in no room make no layout', () => {
  const printed = printedIn('<map>[{"object_name": "sofa", "bbox": [0, 0, 1, 1]}]</map>')
  const far = {
    ...printed,
    objects: [{ name: 'sofa', center: [0, 0] as const, bbox: [0, 0, 1e9, 1] as const }],
  }
  expect(layoutOfPrinted(far, 'far')).toBeUndefined()
})
