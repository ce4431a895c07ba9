import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgeTowards, type LabelWish, overlaps, placeLabels } from '../../../../src/view/map/labels.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const area = { width: 800, height: 600 }
const wish = fc.record({
  width: number(20, 160),
  height: number(12, 34),
  target: fc.record({
    x: number(-50, 800),
    y: number(-50, 600),
    width: number(4, 200),
    height: number(4, 200),
  }),
})
const wishes = fc
  .array(wish, { maxLength: 40 })
  .map((list): LabelWish[] => list.map((one, k) => ({ ...one, id: `object-${k}` })))
const obstacle = fc.record({
  x: number(0, 700),
  y: number(0, 500),
  width: number(10, 200),
  height: number(10, 100),
})

test('no label overlaps another, an obstacle, or the edge', () => {
  fc.assert(
    fc.property(wishes, fc.array(obstacle, { maxLength: 3 }), (list, obstacles) => {
      const placed = placeLabels(list, area, obstacles)
      return placed.every(
        (a, i) =>
          a.x >= 0 &&
          a.y >= 0 &&
          a.x + a.width <= area.width &&
          a.y + a.height <= area.height &&
          obstacles.every((b) => !overlaps(a, b)) &&
          placed.every((b, j) => i === j || !overlaps(a, b)),
      )
    }),
  )
})

test('the first wish gets a place whenever its object is well on screen', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const first: LabelWish = {
        id: 'first',
        width: 90,
        height: 30,
        target: { x: 380, y: 280, width: 40, height: 40 },
      }
      return placeLabels([first, ...list], area)[0]?.id === 'first'
    }),
  )
})

test('a label lies in its object where it fits, and beside it where it does not', () => {
  const target = { x: 100, y: 100, width: 120, height: 60 }
  const [inside] = placeLabels([{ id: 'a', width: 80, height: 16, target }], area)
  expect(inside).toEqual({ id: 'a', x: 120, y: 122, width: 80, height: 16, leader: undefined })
  const [beside] = placeLabels([{ id: 'a', width: 180, height: 16, target }], area)
  expect(beside?.x).toBeGreaterThanOrEqual(220)
})

test('thirty objects in a heap keep most of their labels, and those far off have a line', () => {
  const heap = Array.from({ length: 30 }, (_, k): LabelWish => {
    const target = { x: 330 + (k % 6) * 25, y: 240 + Math.floor(k / 6) * 25, width: 20, height: 20 }
    return { id: `chair-${k}`, width: 56, height: 16, target }
  })
  const placed = placeLabels(heap, area)
  expect(placed.length).toBeGreaterThanOrEqual(24)
  expect(placed.some(({ leader }) => leader)).toBe(true)
})

test('an object off the screen has no label', () => {
  const target = { x: -200, y: 10, width: 50, height: 50 }
  expect(placeLabels([{ id: 'a', width: 50, height: 16, target }], area)).toEqual([])
})

test('a leader leaves the label at its edge', () => {
  const rect = { x: 0, y: 0, width: 100, height: 20 }
  expect(edgeTowards(rect, [50, 110])).toEqual([50, 20])
  expect(edgeTowards(rect, [350, 10])).toEqual([100, 10])
})
