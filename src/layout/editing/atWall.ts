import type { OrientedBox, Vec2 } from '../../geometry/index.ts'
import { layerOf } from '../model/layers.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { alongWall, openingsOf } from '../room/openings.ts'
import { type Wall, wallsOf } from '../room/walls.ts'
import { headingOf } from './rails.ts'
import type { Guide, Snapped } from './snap.ts'

/**
 * Doors and windows stand in a wall, pictures and mirrors hang on one: they are placed, moved and widened along it.
 * Lengths along a wall are metres from `wall.from`.
 */

/** What an object that belongs to a wall can be placed at. */
export interface WallRun {
  wall: Wall
  /** From end to end of what stands in the wall already; the object itself is not among it. */
  taken: readonly (readonly [number, number])[]
}

export interface AtWall {
  /** In the wall's own line, or in front of it in the room. */
  hold: 'in' | 'on'
  walls: readonly WallRun[]
  /** Whether the object is at a wall now: it then keeps to the walls wherever it is drawn. */
  isHeld: boolean
}

/** Where along a wall a box lies, and in how high a place. Metres. */
export interface WallPlace {
  wall: Wall
  from: number
  to: number
  /** Its lower and upper edge above the floor. */
  sill: number
  head: number
}

/** What is in no wall is drawn into one from so near, metres. */
const DRAWN_FROM = 0.6
/** No door or window is narrower, metres. */
export const NARROWEST = 0.3
/** Of the line that shows what something was brought in line with, to either side of the wall, metres. */
const GUIDE = 0.45

const holdOf = (category: string): AtWall['hold'] | undefined => {
  const layer = layerOf(category)
  return layer === 'opening' ? 'in' : layer === 'wall' ? 'on' : undefined
}

/** The walls for an object that belongs to one; undefined for all else, and where no outline is known. */
export function atWallOf(
  { room, objects }: Pick<Layout, 'room' | 'objects'>,
  { id, category, box }: Pick<LayoutObject, 'category'> & { id?: string; box?: OrientedBox },
): AtWall | undefined {
  const hold = holdOf(category)
  if (!hold || !room?.outline.length) return undefined
  const others = openingsOf({ room, objects: objects.filter((object) => object.id !== id) })
  const walls = wallsOf(room).map((wall) => ({
    wall,
    taken:
      hold === 'in'
        ? others
            .filter((one) => one.wall.from === wall.from)
            .map(({ from, to }): [number, number] => [from, to])
        : [],
  }))
  return { hold, walls, isHeld: box !== undefined && walls.some(({ wall }) => alongWall(box, wall)) }
}

const wayOf = ({ from, to, metres }: Wall): Vec2 => [(to[0] - from[0]) / metres, (to[1] - from[1]) / metres]
const pointAt = (wall: Wall, along: number, inward = 0): Vec2 => {
  const [u, v] = wayOf(wall)
  const [x, y] = wall.outward
  return [wall.from[0] + u * along - x * inward, wall.from[1] + v * along - y * inward]
}
const alongOf = (wall: Wall, [x, y]: Vec2): number => {
  const [u, v] = wayOf(wall)
  return (x - wall.from[0]) * u + (y - wall.from[1]) * v
}
const clamped = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(Math.max(low, high), value))

/** How far a point of the plan is from a wall, metres. */
function distanceTo(wall: Wall, at: Vec2): number {
  const [x, y] = pointAt(wall, clamped(alongOf(wall, at), 0, wall.metres))
  return Math.hypot(at[0] - x, at[1] - y)
}

/** Whether something stands in a wall, as a door does: its wall says how it is turned. */
export const isInWall = (walls: AtWall | undefined): boolean => walls?.hold === 'in' && walls.isHeld

/** A box at a place along a wall: its length lies along it. @param depth its other level side, metres. */
export function boxAtWall(
  { wall, from, to, sill, head }: WallPlace,
  depth: number,
  hold: AtWall['hold'],
): OrientedBox {
  const [x, y] = pointAt(wall, (from + to) / 2, hold === 'on' ? depth / 2 : 0)
  return {
    center: [x, y, (sill + head) / 2],
    size: [to - from, depth, head - sill],
    yaw: headingOf(wayOf(wall)),
  }
}

/** Where the box of something that is at a wall lies along the nearest one; undefined where it is at none. */
export function placeAtWall({ walls }: AtWall, box: OrientedBox): WallPlace | undefined {
  const [best] = walls
    .flatMap(({ wall }) => {
      const found = alongWall(box, wall)
      return found ? [{ wall, ...found }] : []
    })
    .sort((a, b) => a.gap - b.gap)
  if (!best) return undefined
  const { center, size } = box
  const { wall, from, to } = best
  return { wall, from, to, sill: Math.max(0, center[2] - size[2] / 2), head: center[2] + size[2] / 2 }
}

const guideAt = (wall: Wall, along: number): Guide => [
  pointAt(wall, along, GUIDE),
  pointAt(wall, along, -GUIDE),
]

/** The same box with its longer level side as its length. */
export const lengthwise = (box: OrientedBox): OrientedBox =>
  box.size[0] >= box.size[1]
    ? box
    : { center: box.center, size: [box.size[1], box.size[0], box.size[2]], yaw: box.yaw + Math.PI / 2 }

/** The nearest of so many shifts that is within reach. */
const nearest = <T extends { shift: number }>(pulls: readonly T[], reach: number): T | undefined =>
  pulls
    .filter(({ shift }) => Math.abs(shift) <= reach)
    .reduce<T | undefined>(
      (best, pull) => (best && Math.abs(best.shift) <= Math.abs(pull.shift) ? best : pull),
      undefined,
    )

/** Where edges come to rest in a wall: its ends, and those of what stands in it. */
const stopsOf = ({ wall, taken }: WallRun): number[] => [0, wall.metres, ...taken.flat()]

/**
 * Brings a box into the wall that is nearest to a point of the plan, its middle as near to it as can be: within the
 * wall, and drawn to its middle, its corners and what stands beside it. Undefined where it is at no wall and none is
 * near.
 * @param reach metres; 0 draws it to nothing.
 */
export function slidTo(at: AtWall, box: OrientedBox, point: Vec2, reach: number): Snapped | undefined {
  const [run] = [...at.walls].sort((a, b) => distanceTo(a.wall, point) - distanceTo(b.wall, point))
  if (!run || (!at.isHeld && distanceTo(run.wall, point) > DRAWN_FROM)) return undefined
  const { wall } = run
  const [long, short] = lengthwise(box).size
  const width = Math.min(long, wall.metres)
  const middle = clamped(alongOf(wall, point), width / 2, wall.metres - width / 2)
  const pull = nearest(
    [
      { shift: wall.metres / 2 - middle, stop: wall.metres / 2 },
      ...stopsOf(run).flatMap((stop) => [
        { shift: stop - (middle - width / 2), stop },
        { shift: stop - (middle + width / 2), stop },
      ]),
    ].filter(({ shift }) => {
      const moved = middle + shift
      return moved - width / 2 >= -1e-9 && moved + width / 2 <= wall.metres + 1e-9
    }),
    reach,
  )
  const from = middle + (pull?.shift ?? 0) - width / 2
  const [sill, head] = [box.center[2] - box.size[2] / 2, box.center[2] + box.size[2] / 2]
  return {
    box: boxAtWall({ wall, from, to: from + width, sill, head }, short, at.hold),
    guides: pull ? [guideAt(wall, pull.stop)] : [],
  }
}

/**
 * Draws one end of a box at a wall to a point of the plan, the other one staying where it is.
 * @param end of the box's longer side: 1 the one that the heading of `lengthwise` points to. @param reach metres; 0 draws it to nothing.
 */
export function widenedTo(at: AtWall, box: OrientedBox, end: -1 | 1, point: Vec2, reach: number): Snapped {
  const place = placeAtWall(at, box)
  const { size, yaw } = lengthwise(box)
  const run = at.walls.find(({ wall }) => wall === place?.wall)
  if (!place || !run) return { box, guides: [] }
  const { wall, from, to } = place
  const [u, v] = wayOf(wall)
  const isForth = Math.cos(yaw) * u + Math.sin(yaw) * v > 0
  const isTo = isForth === end > 0
  const wish = alongOf(wall, point)
  const limits: readonly [number, number] = isTo ? [from + NARROWEST, wall.metres] : [0, to - NARROWEST]
  const pull = nearest(
    stopsOf(run)
      .filter((stop) => stop >= limits[0] && stop <= limits[1])
      .map((stop) => ({ shift: stop - wish, stop })),
    reach,
  )
  const edge = pull?.stop ?? clamped(wish, ...limits)
  return {
    box: boxAtWall({ ...place, ...(isTo ? { to: edge } : { from: edge }) }, size[1], at.hold),
    guides: pull ? [guideAt(wall, edge)] : [],
  }
}
