import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance2 } from '../../../../src/geometry/index.ts'
import {
  fitted,
  panned,
  toMap,
  toScreen,
  type Viewport,
  visibleBounds,
  zoomed,
} from '../../../../src/view/map/plan/viewport.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const point = fc.tuple(number(-30, 30), number(-30, 30))
const viewport: fc.Arbitrary<Viewport> = fc.record({
  width: number(100, 2000),
  height: number(100, 2000),
  centre: point,
  pixelsPerMetre: number(5, 1000),
})
const MARGIN = { top: 30, right: 20, bottom: 40, left: 50 }

test('+x of the map is right on the screen and +y is up: the plan is not mirrored', () => {
  fc.assert(
    fc.property(viewport, point, number(0.01, 5), (v, p, step) => {
      const [x, y] = toScreen(v, p)
      const [rightX, rightY] = toScreen(v, [p[0] + step, p[1]])
      const [upX, upY] = toScreen(v, [p[0], p[1] + step])
      return rightX > x && Math.abs(rightY - y) < 1e-6 && upY < y && Math.abs(upX - x) < 1e-6
    }),
  )
})

test('screen and map undo each other', () => {
  fc.assert(fc.property(viewport, point, (v, p) => distance2(toMap(v, toScreen(v, p)), p) < 1e-6))
})

test('a point stays under the pointer while it zooms', () => {
  fc.assert(
    fc.property(viewport, point, number(0.1, 10), (v, p, factor) => {
      const at = toScreen(v, p)
      return distance2(toScreen(zoomed(v, factor, at), p), at) < 1e-3
    }),
  )
})

test('a drag carries the map with it', () => {
  fc.assert(
    fc.property(viewport, point, number(-300, 300), number(-300, 300), (v, p, dx, dy) => {
      const [x, y] = toScreen(v, p)
      return distance2(toScreen(panned(v, dx, dy), p), [x + dx, y + dy]) < 1e-3
    }),
  )
})

test('fitting shows everything inside the margins', () => {
  const room = fc.record({ min: point, size: fc.tuple(number(0.6, 20), number(0.6, 20)) })
  fc.assert(
    fc.property(room, number(300, 1600), number(300, 1600), ({ min, size }, width, height) => {
      const max = [min[0] + size[0], min[1] + size[1]] as const
      const v = fitted({ min, max }, width, height, MARGIN)
      const [left, bottom] = toScreen(v, min)
      const [right, top] = toScreen(v, max)
      const inside = [left - MARGIN.left, width - MARGIN.right - right, top - MARGIN.top]
      return [...inside, height - MARGIN.bottom - bottom].every((slack) => slack > -1e-6)
    }),
  )
})

test('what is visible is what the corners show', () => {
  const v: Viewport = { width: 400, height: 200, centre: [1, 2], pixelsPerMetre: 100 }
  expect(visibleBounds(v)).toEqual({ min: [-1, 1], max: [3, 3] })
})
