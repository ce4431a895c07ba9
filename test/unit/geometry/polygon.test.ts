import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clipPolygon,
  convexHull,
  distance2,
  footprint,
  polygonArea,
  type Vec2,
} from '../../../src/geometry/index.ts'
import { box, number, point2 } from './arbitraries.ts'

const turn = (a: Vec2, b: Vec2, c: Vec2) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
/** Whether a convex, counter-clockwise polygon holds a point. */
const holds = (polygon: readonly Vec2[], p: Vec2, slack = 1e-9) =>
  polygon.every((a, k) => turn(a, polygon[(k + 1) % polygon.length] as Vec2, p) >= -slack)

/** On a grid: sums are exact, and points in line or in one place are common. */
const gridPoint: fc.Arbitrary<Vec2> = fc.tuple(
  fc.integer({ min: -9, max: 9 }),
  fc.integer({ min: -9, max: 9 }),
)
const cloud = fc.array(gridPoint, { minLength: 3, maxLength: 30 })
const rectangle = (x0: number, y0: number, x1: number, y1: number): Vec2[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
]

test('area of an L, either way round', () => {
  const l: Vec2[] = [...rectangle(0, 0, 4, 1).slice(0, 3), [1, 1], [1, 3], [0, 3]]
  expect(polygonArea(l)).toBe(6)
  expect(polygonArea([...l].reverse())).toBe(6)
})

test('what encloses nothing has no area', () => {
  expect(polygonArea([])).toBe(0)
  expect(polygonArea([[1, 2]])).toBe(0)
  expect(
    polygonArea([
      [1, 2],
      [5, 2],
    ]),
  ).toBe(0)
})

test('a footprint has the area of length times width', () => {
  fc.assert(fc.property(box, (b) => Math.abs(polygonArea(footprint(b)) - b.size[0] * b.size[1]) < 1e-8))
})

test('the hull is convex, turns left, is made of the points and holds all of them', () => {
  fc.assert(
    fc.property(cloud, (points) => {
      const hull = convexHull(points)
      const n = hull.length
      const at = (k: number) => hull[k % n] as Vec2
      const convex = n < 3 || hull.every((a, k) => turn(a, at(k + 1), at(k + 2)) > 0)
      const ours = hull.every((a) => points.some((p) => distance2(a, p) === 0))
      return convex && ours && (n < 3 || points.every((p) => holds(hull, p, 0)))
    }),
  )
})

test('points on the edges of a hull are no corners of it', () => {
  const hull = convexHull([...rectangle(0, 0, 2, 2), [1, 0], [2, 1], [1, 1], [0, 0]])
  expect(hull).toEqual(rectangle(0, 0, 2, 2))
})

test('two rectangles along the axes share the rectangle between them', () => {
  const side = number(0.1, 5)
  fc.assert(
    fc.property(point2, side, side, point2, side, side, ([ax, ay], aw, ah, [bx, by], bw, bh) => {
      const clipped = clipPolygon(rectangle(ax, ay, ax + aw, ay + ah), rectangle(bx, by, bx + bw, by + bh))
      const wide = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx))
      const high = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by))
      return Math.abs(polygonArea(clipped) - wide * high) < 1e-6
    }),
  )
})

test('what is clipped lies in both, and does not depend on the order', () => {
  fc.assert(
    fc.property(box, box, number(-1, 1), number(-1, 1), (a, b, dx, dy) => {
      // Near each other, or they would seldom meet.
      const moved = { ...b, center: [a.center[0] + dx, a.center[1] + dy, 0] as const }
      const [p, q] = [footprint(a), footprint(moved)]
      const both = clipPolygon(p, q)
      const inside = both.every((corner) => holds(p, corner, 1e-6) && holds(q, corner, 1e-6))
      return inside && Math.abs(polygonArea(both) - polygonArea(clipPolygon(q, p))) < 1e-6
    }),
  )
})
