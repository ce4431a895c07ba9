import type { Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../model/types.ts'
import { type Opening, openingEnds, openingsOf } from './openings.ts'
import { type Wall, wallsOf } from './walls.ts'

/**
 * What a plan draws for doors and windows, as architects do: the wall is broken, a door has its leaf and the quarter
 * circle that it sweeps, a window its panes as thin lines. Metres in the map frame.
 */

/** One leaf of a door, wide open. Which way it swings is not measured; see `openingSymbols`. */
export interface DoorLeaf {
  hinge: Vec2
  /** Its free end when it is open, at right angles to the wall, in the room; and when it is shut. */
  open: Vec2
  shut: Vec2
  /** Distance of both from the hinge, metres. */
  radius: number
}

export interface OpeningSymbol {
  opening: Opening
  /** Where the wall is left out, on the outline and in its order. */
  gap: readonly [Vec2, Vec2]
  /** Short lines across the wall at both ends of the gap. */
  jambs: readonly (readonly [Vec2, Vec2])[]
  /** Of a door: one, or two that meet where it is wide. */
  leaves: readonly DoorLeaf[]
  /** Of a window: lines along the wall, its two faces and the glass between them. */
  panes: readonly (readonly [Vec2, Vec2])[]
}

/** A door wider than this has two leaves, metres. */
const WIDEST_LEAF = 1.3

const plus = ([x, y]: Vec2, [u, v]: Vec2, by: number): Vec2 => [x + u * by, y + v * by]

function leavesOf({ wall, from, to }: Opening, [start, end]: readonly [Vec2, Vec2]): DoorLeaf[] {
  const width = to - from
  const leaf = (hinge: Vec2, shut: Vec2, radius: number): DoorLeaf => ({
    hinge,
    shut,
    open: plus(hinge, wall.outward, -radius),
    radius,
  })
  if (width > WIDEST_LEAF) {
    const middle: Vec2 = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]
    return [leaf(start, middle, width / 2), leaf(end, middle, width / 2)]
  }
  return [from <= wall.metres - to ? leaf(start, end, width) : leaf(end, start, width)]
}

/** The sign of one door or window. @param wallMetres how thick the wall is drawn, half of it on either side. */
export function openingSymbol(opening: Opening, wallMetres: number): OpeningSymbol {
  const { wall, kind } = opening
  const gap = openingEnds(opening)
  const across = (point: Vec2, share: number) => plus(point, wall.outward, share * wallMetres)
  const along = (share: number) => [across(gap[0], share), across(gap[1], share)] as const
  return {
    opening,
    gap,
    jambs: gap.map((end) => [across(end, -0.5), across(end, 0.5)] as const),
    leaves: kind === 'door' ? leavesOf(opening, gap) : [],
    panes: kind === 'window' ? [along(-0.5), along(0), along(0.5)] : [],
  }
}

/**
 * The signs of all doors and windows that stand in a wall. On which side a door has its hinges, and to which side it
 * opens, is not measured: it is drawn with the hinge at the end that is nearer to a corner, open into the room, so that
 * it would come to rest along the next wall. A drawing says so beside it.
 * @param wallMetres how thick walls are drawn, half of it on either side of the outline.
 */
export const openingSymbols = (
  layout: Pick<Layout, 'room' | 'objects'>,
  wallMetres: number,
): OpeningSymbol[] => openingsOf(layout).map((opening) => openingSymbol(opening, wallMetres))

/** The quarter circle that a leaf sweeps, as points from open to shut. */
export function sweepOf({ hinge, open, shut }: DoorLeaf, steps = 16): Vec2[] {
  const [u, v]: [Vec2, Vec2] = [
    [open[0] - hinge[0], open[1] - hinge[1]],
    [shut[0] - hinge[0], shut[1] - hinge[1]],
  ]
  return Array.from({ length: steps + 1 }, (_, k): Vec2 => {
    const angle = (k * Math.PI) / (2 * steps)
    return plus(plus(hinge, u, Math.cos(angle)), v, Math.sin(angle))
  })
}

/** A side of the outline with what stands in it. */
export interface WallWithOpenings {
  wall: Wall
  /** In order along the wall; they may overlap where two were found in one place. */
  openings: Opening[]
  /** The parts of the wall between them, from end to end on the plan. */
  runs: [Vec2, Vec2][]
}

/** Shorter leftovers of a wall than this are not drawn, metres. */
const LEAST_RUN = 1e-3

/** Every wall of the room with its doors and windows. */
export function wallsWithOpenings(layout: Pick<Layout, 'room' | 'objects'>): WallWithOpenings[] {
  const all = openingsOf(layout)
  return (layout.room ? wallsOf(layout.room) : []).map((wall) => {
    const openings = all.filter((one) => one.wall.from === wall.from).sort((a, b) => a.from - b.from)
    const runs: [Vec2, Vec2][] = []
    let at = 0
    for (const { from, to } of [...openings, { from: wall.metres, to: wall.metres }]) {
      if (from - at > LEAST_RUN) runs.push(openingEnds({ wall, from: at, to: from }))
      at = Math.max(at, to)
    }
    return { wall, openings, runs }
  })
}
