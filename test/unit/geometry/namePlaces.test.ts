import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameEdge, placeNames, type Rect } from '../../../src/geometry/index.ts'

const area = { x: 0, y: 0, width: 400, height: 300 }
const target = fc.record({
  x: fc.integer({ min: 0, max: 350 }),
  y: fc.integer({ min: 0, max: 270 }),
  width: fc.integer({ min: 4, max: 60 }),
  height: fc.integer({ min: 4, max: 40 }),
})
const wishes = fc.array(target, { maxLength: 30 }).map((targets) =>
  targets.map((one, k) => ({
    id: `thing-${k}`,
    target: one,
    forms: [
      { width: 40, height: 20 },
      { width: 30, height: 8 },
    ],
  })),
)
const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 1e-9 &&
  b.x < a.x + a.width - 1e-9 &&
  a.y < b.y + b.height - 1e-9 &&
  b.y < a.y + a.height - 1e-9

test('every thing has its name, within the drawing, off the obstacles and off the others', () => {
  const obstacle = { x: 180, y: 120, width: 30, height: 30 }
  fc.assert(
    fc.property(wishes, (things) => {
      const placed = placeNames(things, area, [obstacle], 2)
      expect(placed.map(({ id }) => id)).toEqual(things.map(({ id }) => id))
      placed.forEach(({ rect }, k) => {
        expect(overlap(rect, obstacle)).toBe(false)
        for (const other of placed.slice(k + 1)) expect(overlap(rect, other.rect)).toBe(false)
        expect(rect.x >= 0 && rect.x + rect.width <= 400 && rect.y >= 0 && rect.y + rect.height <= 300).toBe(
          true,
        )
      })
    }),
  )
})

test('the full form stands in what has room for it, the short one beside what has not', () => {
  const forms = [
    { width: 40, height: 20 },
    { width: 30, height: 8 },
  ]
  const [large, small] = placeNames(
    [
      { id: 'large', forms, target: { x: 100, y: 100, width: 80, height: 60 } },
      { id: 'small', forms, target: { x: 300, y: 200, width: 6, height: 6 } },
    ],
    area,
    [],
    2,
  )
  expect(large).toMatchObject({ form: 0, rect: { x: 120, y: 120 }, leader: undefined })
  expect(small).toMatchObject({ form: 1, leader: undefined })
})

test('a name is not lost where there is no room at all', () => {
  const everything = { x: -10, y: -10, width: 500, height: 500 }
  const [only] = placeNames(
    [{ id: 'a', forms: [{ width: 30, height: 8 }], target: { x: 50, y: 50, width: 10, height: 10 } }],
    area,
    [everything],
    2,
  )
  expect(only?.rect).toEqual({ x: 40, y: 51, width: 30, height: 8 })
})

test('a leader leaves a name at its edge', () => {
  const rect = { x: 0, y: 0, width: 20, height: 10 }
  expect(nameEdge(rect, [110, 5])).toEqual([20, 5])
  expect(nameEdge(rect, [10, -95])).toEqual([10, 0])
  expect(nameEdge(rect, [11, 5])).toEqual([10, 5])
})
