import type { Vec3 } from '../geometry/index.ts'
import { type Layout, type Opening, openingEnds, wallsWithOpenings } from '../layout/index.ts'

/** A door, window or passage as other programs have it: a rectangle in the plane of its wall. */
export interface WallRectangle {
  opening: Opening
  /** The wall's place in the order of the outline, from 0. */
  wall: number
  /** Its middle, on the wall's line, metres in the map frame. */
  center: Vec3
  /** Along the wall, and upwards; metres. */
  width: number
  height: number
}

/** A micrometre: what more digits say is the computer's own. */
const short = (value: number) => Number(value.toFixed(6)) + 0

/** What stands in the walls of a layout, wall by wall. */
export const wallRectangles = (layout: Pick<Layout, 'room' | 'objects'>): WallRectangle[] =>
  wallsWithOpenings(layout).flatMap(({ openings }, wall) =>
    openings.map((opening): WallRectangle => {
      const [a, b] = openingEnds(opening)
      const { from, to, sill, head } = opening
      return {
        opening,
        wall,
        center: [short((a[0] + b[0]) / 2), short((a[1] + b[1]) / 2), short((sill + head) / 2)],
        width: short(to - from),
        height: short(head - sill),
      }
    }),
  )
