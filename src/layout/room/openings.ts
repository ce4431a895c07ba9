import { distance2, footprint, type OrientedBox, type Vec2 } from '../../geometry/index.ts'
import { layerOf } from '../model/layers.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { type Wall, wallsOf } from './walls.ts'

/** A door, a window or an open passage in a side of the room's outline. */
export interface Opening {
  object: LayoutObject
  kind: 'door' | 'window' | 'opening'
  wall: Wall
  /** Where it begins and ends along the wall, metres from `wall.from`; within the wall. */
  from: number
  to: number
  /** Its lower and upper edge above the floor, metres. */
  sill: number
  head: number
}

/** A door or window farther from a wall than this, or more askew, stands in none: metres, cosine. */
const MOST_GAP = 0.4
const LEAST_ALONG = Math.cos((25 * Math.PI) / 180)
/** So much of it lies beside the wall, not beyond its ends. */
const LEAST_SHARE = 0.5

/** Of what is not a door: a passage without a leaf, for one. */
const KINDS: Readonly<Record<string, Opening['kind']>> = {
  window: 'window',
  opening: 'opening',
  doorway: 'opening',
  doorframe: 'opening',
}

const dot = (a: Vec2, b: Vec2) => a[0] * b[0] + a[1] * b[1]

/** How a box lies to a wall: its extent along it, metres from `wall.from`, within the wall; and how far from it. */
export interface AlongWall {
  from: number
  to: number
  /** Of the centre from the wall's line, whichever side, metres. */
  gap: number
}

/**
 * Where a box stands in a wall or hangs on it; undefined where it is too far away, too askew, or mostly beyond the
 * wall's ends.
 */
export function alongWall(box: OrientedBox, wall: Wall): AlongWall | undefined {
  const { center, size, yaw } = box
  // Whichever of its sides is the longer one lies along the wall.
  const [c, s] = size[0] >= size[1] ? [Math.cos(yaw), Math.sin(yaw)] : [-Math.sin(yaw), Math.cos(yaw)]
  const way: Vec2 = [(wall.to[0] - wall.from[0]) / wall.metres, (wall.to[1] - wall.from[1]) / wall.metres]
  if (Math.abs(dot(way, [c, s])) < LEAST_ALONG) return undefined
  const away: Vec2 = [center[0] - wall.from[0], center[1] - wall.from[1]]
  const gap = Math.abs(dot(away, wall.outward))
  if (gap > MOST_GAP) return undefined
  const along = footprint(box).map((corner) => dot([corner[0] - wall.from[0], corner[1] - wall.from[1]], way))
  const [low, high] = [Math.min(...along), Math.max(...along)]
  const [from, to] = [Math.max(0, low), Math.min(wall.metres, high)]
  return to - from < LEAST_SHARE * (high - low) ? undefined : { from, to, gap }
}

function inWall(object: LayoutObject, wall: Wall): (Opening & { gap: number }) | undefined {
  const found = alongWall(object.box, wall)
  if (!found) return undefined
  const { center, size } = object.box
  const sill = Math.max(0, center[2] - size[2] / 2)
  const kind = KINDS[object.category.toLowerCase()] ?? 'door'
  return { object, kind, wall, ...found, sill, head: center[2] + size[2] / 2 }
}

/**
 * The doors and windows that stand in the room's walls, each in the nearest. A door or window that is in no wall (the
 * outline passes elsewhere, or there is none) is drawn as a box, like any other object.
 */
export function openingsOf({ room, objects }: Pick<Layout, 'room' | 'objects'>): Opening[] {
  const walls = room ? wallsOf(room) : []
  return objects.flatMap((object): Opening[] => {
    if (layerOf(object.category) !== 'opening') return []
    const fitting = walls.flatMap((wall) => inWall(object, wall) ?? [])
    const [first, ...others] = fitting
    if (!first) return []
    const { gap: _, ...opening } = others.reduce((best, next) => (next.gap < best.gap ? next : best), first)
    return [opening]
  })
}

/** The two ends of an opening on the plan, metres, in the order of the outline. */
export function openingEnds({ wall, from, to }: Pick<Opening, 'wall' | 'from' | 'to'>): [Vec2, Vec2] {
  const length = distance2(wall.from, wall.to)
  const at = (metres: number): Vec2 => [
    wall.from[0] + ((wall.to[0] - wall.from[0]) * metres) / length,
    wall.from[1] + ((wall.to[1] - wall.from[1]) * metres) / length,
  ]
  return [at(from), at(to)]
}
