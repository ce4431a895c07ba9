import { distance2, type Vec2 } from '../../geometry/index.ts'
import type { LayoutRoom } from '../model/types.ts'

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

/** Below this share of walls that agree, a room has no directions to turn to: it is round, say. */
const LEAST_AGREEMENT = 0.3

/**
 * The least turn of the plan that lays the walls level and upright, radians within ±π/4; undefined where they have no
 * two directions at right angles. Long walls count for more.
 */
export function turnToWalls(room: LayoutRoom | undefined): number | undefined {
  if (!room) return undefined
  // Four times its angle is the same for a wall and for those at right angles to it.
  let [c, s, total] = [0, 0, 0]
  for (const { from, to, metres } of wallsOf(room)) {
    const angle = 4 * Math.atan2(to[1] - from[1], to[0] - from[0])
    c += metres * Math.cos(angle)
    s += metres * Math.sin(angle)
    total += metres
  }
  return total > 0 && Math.hypot(c, s) >= LEAST_AGREEMENT * total ? -Math.atan2(s, c) / 4 : undefined
}

/** The sides of the room along its walls, the longer one first, metres; undefined where it has no outline. */
export function roomSides(room: LayoutRoom): [number, number] | undefined {
  if (room.outline.length < 3) return undefined
  const turn = turnToWalls(room) ?? 0
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const spans = [
    room.outline.map(([x, y]) => c * x - s * y),
    room.outline.map(([x, y]) => s * x + c * y),
  ].map((values) => Math.max(...values) - Math.min(...values))
  return [Math.max(...spans), Math.min(...spans)]
}
