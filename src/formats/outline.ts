import { distance2, polygonArea, type Vec2 } from '../geometry/index.ts'
import type { LayoutRoom } from '../layout/index.ts'

/** A wall's foot on the plan, from one end to the other; metres. */
export type WallLine = readonly [Vec2, Vec2]

/** What is said of a file that has walls, and no room can be made of them. */
export const NO_RING = 'The walls make no closed ring, so the map has no outline.'

/** Ends of walls that lie further apart than this, metres, do not meet. */
const MEETING = 0.3
/** More walls than this are no room, and would take too long to join. */
const MOST_WALLS = 1000

/** Twice the area, positive where the corners go counter-clockwise. */
const signedArea = (corners: readonly Vec2[]) =>
  corners.reduce((sum, [x, y], k) => {
    const [u, v] = corners[(k + 1) % corners.length] ?? [x, y]
    return sum + x * v - u * y
  }, 0)

/**
 * The room that walls enclose, where all of them, end to end, make one closed ring of three or more; undefined where
 * they do not, as with walls inside the room. Corners are the means of the ends that meet; a height of
 * 0 counts as not known.
 */
export function roomOfWalls(walls: readonly WallLine[], heightMetres: number): LayoutRoom | undefined {
  const left = [...walls]
  const first = left.shift()
  if (!first || walls.length < 3 || walls.length > MOST_WALLS) return undefined
  const corners: Vec2[] = []
  let end = first[1]
  const mean = (a: Vec2, b: Vec2): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  while (left.length) {
    const nearest = left
      .flatMap(([a, b], k) => [
        { k, near: a, far: b, gap: distance2(end, a) },
        { k, near: b, far: a, gap: distance2(end, b) },
      ])
      .reduce((best, next) => (next.gap < best.gap ? next : best))
    if (nearest.gap > MEETING) return undefined
    corners.push(mean(end, nearest.near))
    end = nearest.far
    left.splice(nearest.k, 1)
  }
  if (distance2(end, first[0]) > MEETING) return undefined
  corners.push(mean(end, first[0]))
  return roomWithin(corners, heightMetres, () => true)
}

/** The room within corners in either order; undefined where they enclose nothing. */
function roomWithin(
  corners: readonly Vec2[],
  heightMetres: number,
  isSeen: (from: Vec2, to: Vec2) => boolean,
): LayoutRoom | undefined {
  const area = polygonArea(corners)
  if (!(area > 0)) return undefined
  const outline = signedArea(corners) < 0 ? [...corners].reverse() : [...corners]
  return {
    outline,
    wallSeen: outline.map((from, k) => isSeen(from, outline[(k + 1) % outline.length] ?? from)),
    areaSquareMetres: { value: area, sd: 0 },
    ...(heightMetres > 0 && { heightMetres: { value: heightMetres, sd: 0 } }),
  }
}

/** How far a point is from a wall's foot, metres. */
function distanceToWall([x, y]: Vec2, [[ax, ay], [bx, by]]: WallLine): number {
  const [u, v] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * u + (y - ay) * v) / (u * u + v * v || 1)))
  return Math.hypot(x - ax - along * u, y - ay - along * v)
}

/**
 * The room over a floor whose corners the file gives, where its walls make no ring: a side counts as seen where a wall
 * stands at its middle.
 */
export const roomOfFloor = (
  corners: readonly Vec2[],
  walls: readonly WallLine[],
  heightMetres: number,
): LayoutRoom | undefined =>
  corners.length < 3
    ? undefined
    : roomWithin(corners, heightMetres, (from, to) => {
        const middle: Vec2 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
        return walls.some((wall) => distanceToWall(middle, wall) <= MEETING)
      })
