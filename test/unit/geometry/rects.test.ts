import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isInside,
  keptApart,
  movedInto,
  overlaps,
  type Rect,
  RectIndex,
  sharedArea,
} from '../../../src/geometry/index.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const rect: fc.Arbitrary<Rect> = fc.record({
  x: number(-300, 900),
  y: number(-300, 900),
  width: number(0.1, 1600),
  height: number(0.1, 300),
})

test('the index finds what asking each rectangle would find', () => {
  fc.assert(
    fc.property(fc.array(rect, { maxLength: 30 }), rect, number(0, 8), (rects, place, gap) => {
      const index = new RectIndex(rects)
      expect(index.isFree(place, gap)).toBe(!rects.some((one) => overlaps(place, one, gap)))
      expect(index.at(place)).toEqual(new Set(rects.filter((one) => overlaps(place, one))))
    }),
  )
})

test('two rectangles share an area where they overlap, and only there', () => {
  fc.assert(fc.property(rect, rect, (a, b) => sharedArea(a, b) > 0 === overlaps(a, b)))
  expect(sharedArea({ x: 0, y: 0, width: 4, height: 4 }, { x: 3, y: 2, width: 9, height: 9 })).toBe(2)
})

test('of rectangles that overlap the earlier one is kept', () => {
  const at = (x: number): Rect => ({ x, y: 0, width: 10, height: 10 })
  expect(keptApart([at(0), at(5), at(11), at(20)])).toEqual([true, false, true, false])
  expect(keptApart([at(0), at(11)], 2)).toEqual([true, false])
})

test('a rectangle that sticks out is moved in by as little as can be', () => {
  const pane = { x: 10, y: 20, width: 100, height: 50 }
  const moved = (x: number, y: number, width = 30) => movedInto({ x, y, width, height: 10 }, pane)
  expect(moved(40, 30)).toEqual({ x: 40, y: 30, width: 30, height: 10 })
  expect(moved(-5, 90)).toEqual({ x: 10, y: 60, width: 30, height: 10 })
  expect(moved(95, 0)).toEqual({ x: 80, y: 20, width: 30, height: 10 })
  expect(isInside(moved(95, 0), pane)).toBe(true)
  // Of what is wider than the pane the beginning is seen.
  expect(moved(95, 30, 300).x).toBe(10)
  expect(isInside(moved(95, 30, 300), pane)).toBe(false)
})
