import { polygonArea } from './polygon.ts'
import type { Vec2 } from './vec.ts'

const turn = (a: Vec2, b: Vec2, c: Vec2) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/**
 * A simple polygon, counter-clockwise, as triangles: each three indices of its corners, counter-clockwise (by cutting
 * ears). Corners on a straight side may be passed over; nothing for fewer than three corners or no area.
 */
export function triangulated(polygon: readonly Vec2[]): [number, number, number][] {
  const triangles: [number, number, number][] = []
  const left = [...polygon.keys()]
  const at = (k: number) => polygon[k] as Vec2
  const flat = 1e-12 * Math.max(1, polygonArea(polygon))
  const isEar = (a: number, b: number, c: number) =>
    turn(at(a), at(b), at(c)) > flat &&
    !left.some((k) => {
      if (k === a || k === b || k === c) return false
      const p = at(k)
      return (
        turn(at(a), at(b), p) >= -flat && turn(at(b), at(c), p) >= -flat && turn(at(c), at(a), p) >= -flat
      )
    })
  while (left.length >= 3) {
    const around = (k: number) => left[(k + left.length) % left.length] as number
    const ear = left.findIndex((b, k) => isEar(around(k - 1), b, around(k + 1)))
    // Where there is no ear, a corner on a straight line is in the way; or the polygon crosses itself.
    const straight =
      ear >= 0
        ? ear
        : left.findIndex((b, k) => Math.abs(turn(at(around(k - 1)), at(b), at(around(k + 1)))) <= flat)
    if (straight < 0) break
    if (ear >= 0) triangles.push([around(ear - 1), around(ear), around(ear + 1)])
    left.splice(straight, 1)
  }
  return triangles
}
