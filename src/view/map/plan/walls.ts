import { distance2, type Vec2 } from '../../../geometry/index.ts'
import type { LayoutRoom } from '../../../layout/index.ts'

/** One side of the room's outline, on the map. */
export interface Wall {
  from: Vec2
  to: Vec2
  seen: boolean
  metres: number
  /** Unit vector that points out of the room. */
  outward: Vec2
}

/** The sides of the outline, whose corners go counter-clockwise. */
export function wallsOf({ outline, wallSeen }: LayoutRoom): Wall[] {
  return outline.flatMap((from, k) => {
    const to = outline[(k + 1) % outline.length] ?? from
    const metres = distance2(from, to)
    if (metres < 1e-6) return []
    const outward: Vec2 = [(to[1] - from[1]) / metres, -(to[0] - from[0]) / metres]
    return [{ from, to, seen: wallSeen[k] === true, metres, outward }]
  })
}
