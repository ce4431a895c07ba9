import type { Vec2 } from '../../geometry/index.ts'
import { CELL, type FreeSpace, reachOf } from './freeSpaceGrid.ts'
import type { PlanPatch } from './patches.ts'
import { byFacing, type Coverage, coverageOf, covered, wallOffsets } from './wallLines.ts'

/** Metres of wall on one edge between cells, for a wall that faces along the axis and one that faces against it. */
export interface EdgeWall {
  along: number
  against: number
}

/** The plan cut into rectangles by the lines on which walls may stand; the wall frame, metres. */
export interface Cells {
  /** Offsets of the lines, ascending: cell (i, j) is [u[i], u[i+1]] x [v[j], v[j+1]]. */
  lines: readonly [readonly number[], readonly number[]]
  /** Square metres that were seen through, by i + columns * j. */
  free: Float64Array
  /** Cameras in the cell. */
  eyes: Float64Array
  /** Corners of objects in the cell. */
  corners: Float64Array
  /** Walls on line k between the lines m and m + 1 of the other axis, by k * (lines of the other axis) + m. */
  walls: readonly [EdgeWall[], EdgeWall[]]
}

/** Lines closer than this to one that is there add nothing, metres. */
const APART = 0.25

const between = (lines: readonly number[], at: number) => {
  let k = 0
  while (k < lines.length - 2 && at >= (lines[k + 1] as number)) k++
  return k
}

/** @returns undefined where nothing was seen. */
export function cutIntoCells(
  patches: readonly PlanPatch[],
  space: FreeSpace,
  eyes: readonly Vec2[],
  corners: readonly Vec2[],
): Cells | undefined {
  const reach = [reachOf(space, 0), reachOf(space, 1)] as const
  if (!reach[0] || !reach[1]) return undefined
  const walls = byFacing(patches)
  const ranges = ([0, 1] as const).map((axis) => {
    const start = space.origin[axis]
    return [start, start + space.size[axis] * CELL] as const
  }) as unknown as [readonly [number, number], readonly [number, number]]
  const lines = ([0, 1] as const).map((axis) => {
    const kept = wallOffsets(walls, axis, ranges)
    for (const end of reach[axis] as [number, number])
      if (kept.every((other) => Math.abs(other - end) >= APART)) kept.push(end)
    return kept.sort((a, b) => a - b)
  }) as [number[], number[]]
  if (lines[0].length < 2 || lines[1].length < 2) return undefined

  const [columns, rows] = [lines[0].length - 1, lines[1].length - 1]
  const cellOf = ([u, v]: Vec2) => between(lines[0], u) + columns * between(lines[1], v)
  const counted = (points: readonly Vec2[]) => {
    const counts = new Float64Array(columns * rows)
    for (const point of points) counts[cellOf(point)] = (counts[cellOf(point)] as number) + 1
    return counts
  }
  const seen: Vec2[] = []
  const inside = (at: Vec2) =>
    ([0, 1] as const).every((k) => at[k] > (lines[k][0] as number) && at[k] < (lines[k].at(-1) as number))
  space.free.forEach((is, k) => {
    const at: Vec2 = [
      space.origin[0] + ((k % space.size[0]) + 0.5) * CELL,
      space.origin[1] + (Math.floor(k / space.size[0]) + 0.5) * CELL,
    ]
    if (is && inside(at)) seen.push(at)
  })
  const edges = ([0, 1] as const).map((axis) => {
    const other = axis === 0 ? 1 : 0
    return lines[axis].flatMap((offset) => {
      const [along, against] = [axis, axis + 2].map((facing) =>
        coverageOf(walls[facing] ?? [], axis, offset, ranges[other]),
      ) as [Coverage, Coverage]
      return lines[other].map((from, m): EdgeWall => {
        const to = lines[other][m + 1] ?? from
        return { along: covered(along, from, to), against: covered(against, from, to) }
      })
    })
  }) as [EdgeWall[], EdgeWall[]]
  return {
    lines,
    free: counted(seen).map((count) => count * CELL * CELL),
    eyes: counted(eyes),
    corners: counted(corners.filter(inside)),
    walls: edges,
  }
}
