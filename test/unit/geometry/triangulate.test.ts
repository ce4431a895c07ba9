import fc from 'fast-check'
import { expect, test } from 'vitest'
import { polygonArea, triangulated, type Vec2 } from '../../../src/geometry/index.ts'

const corners = (polygon: readonly Vec2[], triangle: readonly number[]) =>
  triangle.map((k) => polygon[k] as Vec2)

/** Around the origin, each corner as far away as it likes: simple, and rarely convex. */
const star = fc
  .array(fc.double({ min: 0.3, max: 5, noNaN: true }), { minLength: 3, maxLength: 14 })
  .map((radii) =>
    radii.map((r, k): Vec2 => {
      const angle = (2 * Math.PI * k) / radii.length
      return [r * Math.cos(angle), r * Math.sin(angle)]
    }),
  )

test('triangles cover the polygon, each once, and turn as it does', () => {
  fc.assert(
    fc.property(star, (polygon) => {
      const triangles = triangulated(polygon)
      const areas = triangles.map((triangle) => polygonArea(corners(polygon, triangle)))
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(polygonArea(polygon), 6)
      expect(triangles.length).toBeLessThanOrEqual(polygon.length - 2)
      for (const triangle of triangles) {
        const [a, b, c] = corners(polygon, triangle) as [Vec2, Vec2, Vec2]
        expect((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).toBeGreaterThan(0)
      }
    }),
  )
})

test('a room with a corner cut out, and corners on its walls', () => {
  const room: Vec2[] = [
    [0, 0],
    [2, 0],
    [4, 0],
    [4, 2],
    [2, 2],
    [2, 3],
    [0, 3],
  ]
  const areas = triangulated(room).map((triangle) => polygonArea(corners(room, triangle)))
  expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(10, 9)
})

test('what has no area has no triangles', () => {
  expect(triangulated([])).toEqual([])
  expect(
    triangulated([
      [0, 0],
      [1, 1],
    ]),
  ).toEqual([])
  expect(
    triangulated([
      [0, 0],
      [1, 1],
      [2, 2],
    ]),
  ).toEqual([])
})
