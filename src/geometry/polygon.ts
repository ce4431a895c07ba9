import type { Vec2 } from './vec.ts'

/** Twice the signed area of a triangle; positive where a, b, c turn counter-clockwise. */
const turn = (a: Vec2, b: Vec2, c: Vec2) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Area enclosed by a simple polygon, square metres; positive whatever its direction. */
export function polygonArea(polygon: readonly Vec2[]): number {
  const [origin] = polygon
  if (!origin) return 0
  let twice = 0
  for (let i = 1; i + 1 < polygon.length; i++)
    twice += turn(origin, polygon[i] as Vec2, polygon[i + 1] as Vec2)
  return Math.abs(twice) / 2
}

/** The convex hull, counter-clockwise (Andrew's monotone chain). */
export function convexHull(points: readonly Vec2[]): Vec2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly Vec2[]) => {
    const chain: Vec2[] = []
    for (const point of ordered) {
      while (
        chain.length >= 2 &&
        turn(chain[chain.length - 2] as Vec2, chain[chain.length - 1] as Vec2, point) <= 0
      )
        chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** The part of a polygon inside a convex, counter-clockwise one (Sutherland and Hodgman). */
export function clipPolygon(subject: readonly Vec2[], clip: readonly Vec2[]): Vec2[] {
  let output = [...subject]
  for (let i = 0; i < clip.length; i++) {
    const [a, b] = [clip[i] as Vec2, clip[(i + 1) % clip.length] as Vec2]
    const input = output
    output = []
    for (let j = 0; j < input.length; j++) {
      const [p, q] = [input[j] as Vec2, input[(j + 1) % input.length] as Vec2]
      const [dp, dq] = [turn(a, b, p), turn(a, b, q)]
      if (dp >= 0) output.push(p)
      if (dp >= 0 !== dq >= 0) {
        const t = dp / (dp - dq)
        output.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
      }
    }
  }
  return output
}

/** Whether a point lies within a simple polygon, whatever its direction; on its edge, either. */
export const isInPolygon = ([x, y]: Vec2, polygon: readonly Vec2[]): boolean =>
  polygon.reduce((isInside, [ax, ay], k) => {
    const [bx, by] = polygon[(k + 1) % polygon.length] as Vec2
    const crosses = ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)
    return crosses ? !isInside : isInside
  }, false)
