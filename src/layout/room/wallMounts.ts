import type { Vec2 } from '../../geometry/index.ts'
import { layerOf } from '../model/layers.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { alongWall, openingEnds } from './openings.ts'
import { type Wall, wallsOf } from './walls.ts'

/** A thing that hangs on a wall (a picture, a mirror, a curtain, a radiator), as a plan draws it. */
export interface WallMount {
  object: LayoutObject
  wall: Wall
  /** Where it begins and ends along the wall, metres from `wall.from`. */
  from: number
  to: number
  /** How far it stands out from the wall into the room, as drawn, metres. */
  depth: number
  /** A thin rectangle along the wall's inner face, on the plan. */
  corners: [Vec2, Vec2, Vec2, Vec2]
}

/** A thin thing is still seen on a plan, and one whose depth is not well known takes no part of the room: metres. */
const DEPTH = { least: 0.04, most: 0.2 }

/**
 * What hangs on the room's walls, each on the nearest. One that is near no wall is drawn as its footprint, like any
 * other object.
 * @param wallMetres how thick walls are drawn, half of it on either side of the outline.
 * @param leastMetres how deep the thinnest is drawn.
 */
export function wallMountsOf(
  { room, objects }: Pick<Layout, 'room' | 'objects'>,
  wallMetres = 0,
  leastMetres = DEPTH.least,
): WallMount[] {
  const walls = room ? wallsOf(room) : []
  return objects.flatMap((object): WallMount[] => {
    if (layerOf(object.category) !== 'wall') return []
    const [best] = walls
      .flatMap((wall) => {
        const found = alongWall(object.box, wall)
        return found ? [{ wall, ...found }] : []
      })
      .sort((a, b) => a.gap - b.gap)
    if (!best) return []
    const { wall, from, to } = best
    const [length, width] = object.box.size
    const depth = Math.max(leastMetres, Math.min(DEPTH.most, length, width))
    const inward = ([x, y]: Vec2, by: number): Vec2 => [x - wall.outward[0] * by, y - wall.outward[1] * by]
    const [a, b] = openingEnds({ wall, from, to })
    const [near, far] = [wallMetres / 2, wallMetres / 2 + depth]
    return [
      {
        object,
        wall,
        from,
        to,
        depth,
        corners: [inward(a, near), inward(b, near), inward(b, far), inward(a, far)],
      },
    ]
  })
}
