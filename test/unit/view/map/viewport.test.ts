import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance2 } from '../../../../src/geometry/index.ts'
import {
  directionOnScreen,
  fitted,
  panned,
  resized,
  toMap,
  toScreen,
  transformBetween,
  turned,
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
  turn: number(-Math.PI, Math.PI),
})
const upright = viewport.map((v): Viewport => ({ ...v, turn: 0 }))
const MARGIN = { top: 30, right: 20, bottom: 40, left: 50 }

test('+x of the map is right on the screen and +y is up: the plan is not mirrored', () => {
  fc.assert(
    fc.property(upright, point, number(0.01, 5), (v, p, step) => {
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

test('a turned plan is turned and nothing else: lengths stay, and it is not mirrored', () => {
  fc.assert(
    fc.property(viewport, point, point, (v, p, q) => {
      const [a, b, c] = [toScreen(v, v.centre), toScreen(v, p), toScreen(v, q)]
      expect(distance2(b, c)).toBeCloseTo(distance2(p, q) * v.pixelsPerMetre, 4)
      const cross = (o: readonly number[], s: readonly number[], t: readonly number[]) =>
        ((s[0] ?? 0) - (o[0] ?? 0)) * ((t[1] ?? 0) - (o[1] ?? 0)) -
        ((s[1] ?? 0) - (o[1] ?? 0)) * ((t[0] ?? 0) - (o[0] ?? 0))
      // The screen's y points down, so what turns left on the map has the other sign there.
      const [onMap, onScreen] = [cross(v.centre, p, q), cross(a, b, c)]
      expect(-onScreen / v.pixelsPerMetre ** 2).toBeCloseTo(onMap, 6)
    }),
  )
})

test('a quarter turn counter-clockwise brings +x up', () => {
  const v: Viewport = { width: 400, height: 200, centre: [1, 2], pixelsPerMetre: 100, turn: Math.PI / 2 }
  const [x, y] = toScreen(v, [2, 2])
  expect(x).toBeCloseTo(200)
  expect(y).toBeCloseTo(0)
  const [dx, dy] = directionOnScreen(v, [0, 1])
  expect(dx).toBeCloseTo(-1)
  expect(dy).toBeCloseTo(0)
})

test('fitting shows everything inside the margins, however it is turned', () => {
  const points = fc.array(point, { minLength: 1, maxLength: 12 })
  const turn = number(-Math.PI, Math.PI)
  fc.assert(
    fc.property(points, turn, number(600, 1600), number(600, 1600), (list, angle, width, height) => {
      const v = fitted(list, { width, height }, MARGIN, angle)
      return list.every((one) => {
        const [x, y] = toScreen(v, one)
        const slack = [x - MARGIN.left, width - MARGIN.right - x, y - MARGIN.top, height - MARGIN.bottom - y]
        return slack.every((free) => free > -1e-6)
      })
    }),
  )
})

test('what is visible is what the corners show', () => {
  const v: Viewport = { width: 400, height: 200, centre: [1, 2], pixelsPerMetre: 100, turn: 0 }
  expect(visibleBounds(v)).toEqual({ min: [-1, 1], max: [3, 3] })
})

test('what is visible of a turned plan is told along the axes of the screen', () => {
  fc.assert(
    fc.property(viewport, (v) => {
      const { min, max } = visibleBounds(v)
      expect(max[0] - min[0]).toBeCloseTo(v.width / v.pixelsPerMetre, 5)
      expect(max[1] - min[1]).toBeCloseTo(v.height / v.pixelsPerMetre, 5)
      const middle = turned(v.centre, v.turn)
      expect((min[0] + max[0]) / 2).toBeCloseTo(middle[0], 5)
    }),
  )
})

test('a drawing at rest, shifted and scaled, lies as a new one would', () => {
  fc.assert(
    fc.property(viewport, point, number(0.3, 3), number(-400, 400), number(-400, 400), (v, p, f, dx, dy) => {
      const now = panned(zoomed(v, f, [10, 20]), dx, dy)
      const move = transformBetween(v, now)
      const [x, y] = toScreen(v, p)
      const [ex, ey] = toScreen(now, p)
      expect(move.scale * x + move.dx).toBeCloseTo(ex, 4)
      expect(move.scale * y + move.dy).toBeCloseTo(ey, 4)
    }),
  )
})

test('a drawing whose size did not change is the same drawing', () => {
  const v: Viewport = { width: 400, height: 200, centre: [1, 2], pixelsPerMetre: 100, turn: 0 }
  expect(resized(v, 400, 200)).toBe(v)
  expect(resized(v, 300, 200)).toEqual({ ...v, width: 300 })
})
