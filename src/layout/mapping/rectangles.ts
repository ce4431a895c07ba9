import type { Vec2 } from '../../geometry/index.ts'

/** A rectangle in a plan turned so that its sides lie along the axes, metres. */
export interface PlanRectangle {
  low: Vec2
  high: Vec2
  /** The weight of the points in it. */
  weight: number
}

export interface WeightedPoint {
  at: Vec2
  weight: number
}

/** Side of a cell, metres. */
const CELL = 0.05
/** A cell with this weight is full; an empty one costs this much of a full one. */
const FULL = 1
const EMPTY = 0.35
/** Another rectangle is worth it with this share of all that is covered, and this area of its own, square metres. */
const WORTH = { share: 0.12, area: 0.04 }

interface Grid {
  origin: Vec2
  columns: number
  rows: number
  values: Float64Array
}

function gridOf(points: readonly WeightedPoint[]): Grid {
  const ends = ([0, 1] as const).map((axis) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { at } of points) {
      low = Math.min(low, at[axis])
      high = Math.max(high, at[axis])
    }
    return [low, high] as const
  }) as [readonly [number, number], readonly [number, number]]
  const [columns, rows] = ends.map(([low, high]) => Math.floor((high - low) / CELL) + 1) as [number, number]
  const values = new Float64Array(columns * rows)
  for (const { at, weight } of points) {
    const cell = Math.floor((at[0] - ends[0][0]) / CELL) + columns * Math.floor((at[1] - ends[1][0]) / CELL)
    values[cell] = (values[cell] as number) + weight
  }
  for (const [cell, value] of values.entries()) values[cell] = Math.min(1, value / FULL)
  return { origin: [ends[0][0], ends[1][0]], columns, rows, values }
}

interface Best {
  sum: number
  i0: number
  i1: number
  j0: number
  j1: number
}

/** The rectangle of cells with the largest sum, where empty cells cost (Kadane's method along each pair of columns). */
function largestSum({ columns, rows, values }: Grid): Best {
  let best: Best = { sum: 0, i0: 0, i1: -1, j0: 0, j1: -1 }
  const sums = new Float64Array(rows)
  for (let i0 = 0; i0 < columns; i0++) {
    sums.fill(0)
    for (let i1 = i0; i1 < columns; i1++) {
      let [run, from] = [0, 0]
      for (let j = 0; j < rows; j++) {
        const value = values[i1 + columns * j] as number
        sums[j] = (sums[j] as number) + (value > 0 ? value : -EMPTY)
        if (run <= 0) [run, from] = [0, j]
        run += sums[j] as number
        if (run > best.sum) best = { sum: run, i0, i1, j0: from, j1: j }
      }
    }
  }
  return best
}

/**
 * Covers points by few rectangles: the one that holds most and is emptiest of nothing first, then further ones for what
 * it leaves, as an L needs two. Points that lie alone are left out.
 * @param most rectangles.
 */
export function coveredByRectangles(points: readonly WeightedPoint[], most: number): PlanRectangle[] {
  if (points.length === 0) return []
  const grid = gridOf(points)
  const { origin, columns, values } = grid
  const found: PlanRectangle[] = []
  let covered = 0
  while (found.length < most) {
    const { sum, i0, i1, j0, j1 } = largestSum(grid)
    if (sum <= 0) break
    let weight = 0
    for (let j = j0; j <= j1; j++)
      for (let i = i0; i <= i1; i++) {
        weight += Math.max(0, values[i + columns * j] as number)
        values[i + columns * j] = 0
      }
    const area = (i1 - i0 + 1) * (j1 - j0 + 1) * CELL * CELL
    if (found.length > 0 && (weight < WORTH.share * covered || area < WORTH.area)) break
    covered += weight
    found.push({
      low: [origin[0] + i0 * CELL, origin[1] + j0 * CELL],
      high: [origin[0] + (i1 + 1) * CELL, origin[1] + (j1 + 1) * CELL],
      weight,
    })
  }
  return found
}
