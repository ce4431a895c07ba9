import { COUNTER, type PlanPatch } from './patches.ts'

/** Cells of the plan through which cameras saw; the wall frame, metres. */
export interface FreeSpace {
  /** Lower corner of the first cell, and how many cells there are along u and v. */
  origin: readonly [number, number]
  size: readonly [number, number]
  /** 1 where sight went through, row by row along u. */
  free: Uint8Array
}

/** Side of a cell, metres. */
export const CELL = 0.1
/** Rays that must cross a cell, and their share of those that would, had they not ended close before it. */
const LEAST_RAYS = 3
const LEAST_SHARE = 0.4
/**
 * A ray ends this much short of the surface that it met, and speaks against what is close behind a wall, metres; behind
 * the front of a counter the room goes on.
 */
const SHORT = 0.1
const LEAST_WALL = 0.5
const BEHIND = 0.8
/** What few rays reach is far beyond a door, or wrong: the extent of the grid is between these quantiles. */
const REACH = 0.003

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.round(share * (sorted.length - 1))] ?? 0

/** Carves the plan: between a camera and the surface that it saw there is nothing. */
export function carveFreeSpace(patches: readonly PlanPatch[]): FreeSpace {
  const range = ([0, 1] as const).map((axis) => {
    const ends = patches.map(({ at }) => at[axis]).sort((a, b) => a - b)
    const eyes = patches.map(({ eye }) => eye[axis])
    const low = eyes.reduce((a, b) => Math.min(a, b), quantile(ends, REACH))
    const high = eyes.reduce((a, b) => Math.max(a, b), quantile(ends, 1 - REACH))
    return [low - 2 * CELL, Math.max(1, Math.ceil((high - low) / CELL + 4))] as const
  }) as [readonly [number, number], readonly [number, number]]
  const [[u0, columns], [v0, rows]] = range
  const [through, ended] = [new Uint32Array(columns * rows), new Uint32Array(columns * rows)]
  for (const { at, eye, facing, height, wall } of patches) {
    const [du, dv] = [at[0] - eye[0], at[1] - eye[1]]
    const length = Math.hypot(du, dv)
    const isWall = facing !== undefined && height > COUNTER && wall > LEAST_WALL
    const reach = isWall ? length + BEHIND : length - SHORT
    let last = -1
    for (let t = 0; t < reach; t += CELL / 2) {
      const column = Math.floor((eye[0] + (du * t) / length - u0) / CELL)
      const row = Math.floor((eye[1] + (dv * t) / length - v0) / CELL)
      if (column < 0 || row < 0 || column >= columns || row >= rows) break
      const cell = row * columns + column
      if (cell === last) continue
      last = cell
      const counts = t < length - SHORT ? through : ended
      counts[cell] = (counts[cell] as number) + 1
    }
  }
  return {
    origin: [u0, v0],
    size: [columns, rows],
    free: Uint8Array.from(through, (count, cell) =>
      count >= LEAST_RAYS && count >= LEAST_SHARE * (count + (ended[cell] as number)) ? 1 : 0,
    ),
  }
}

/** Where sight ended along an axis, metres: between these lies all free space but for a few cells. */
export function reachOf({ origin, size, free }: FreeSpace, axis: 0 | 1): [number, number] | undefined {
  const counts = new Float64Array(size[axis])
  free.forEach((is, cell) => {
    const k = axis === 0 ? cell % size[0] : Math.floor(cell / size[0])
    counts[k] = (counts[k] as number) + is
  })
  const wide = [...counts.keys()].filter((k) => (counts[k] as number) * CELL >= 0.3)
  const [first, last] = [wide[0], wide[wide.length - 1]]
  if (first === undefined || last === undefined) return undefined
  return [origin[axis] + first * CELL, origin[axis] + (last + 1) * CELL]
}
