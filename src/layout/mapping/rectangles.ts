import type { Vec2 } from '../../geometry/index.ts'

/** Cells of a plan or of a wall, row by row; each speaks for (above 0) or against a rectangle that holds it. */
export interface CellGrid {
  columns: number
  rows: number
  values: Float64Array
}

/** Cells i0 to i1 and j0 to j1, both included. */
export interface CellRectangle {
  i0: number
  i1: number
  j0: number
  j1: number
  /** The sum of its cells. */
  sum: number
}

/**
 * The rectangle of cells with the largest sum (Kadane's method along each pair of columns), and the smallest of those
 * with the same; undefined where all speak against.
 */
function largestSum({ columns, rows, values }: CellGrid): CellRectangle | undefined {
  let best: CellRectangle | undefined
  let smallest = 0
  const sums = new Float64Array(rows)
  for (let i0 = 0; i0 < columns; i0++) {
    sums.fill(0)
    for (let i1 = i0; i1 < columns; i1++) {
      let [run, from] = [0, 0]
      for (let j = 0; j < rows; j++) {
        sums[j] = (sums[j] as number) + (values[i1 + columns * j] as number)
        if (run <= 0) [run, from] = [0, j]
        run += sums[j] as number
        const cells = (i1 - i0 + 1) * (j - from + 1)
        if (run > (best?.sum ?? 0) || (run === best?.sum && cells < smallest)) {
          best = { sum: run, i0, i1, j0: from, j1: j }
          smallest = cells
        }
      }
    }
  }
  return best
}

/**
 * Rectangles of cells, the one with the largest sum first, then further ones of what it leaves.
 * @param isWorth whether one is to be taken; the first that is not ends the search.
 */
export function rectanglesOf(
  { columns, rows, values }: CellGrid,
  isWorth: (next: CellRectangle, taken: readonly CellRectangle[]) => boolean,
): CellRectangle[] {
  const left: CellGrid = { columns, rows, values: values.slice() }
  const taken: CellRectangle[] = []
  for (;;) {
    const next = largestSum(left)
    if (!next || !isWorth(next, taken)) return taken
    taken.push(next)
    for (let j = next.j0; j <= next.j1; j++)
      for (let i = next.i0; i <= next.i1; i++) {
        const at = i + columns * j
        left.values[at] = Math.min(0, left.values[at] as number)
      }
  }
}

/** A rectangle in a plan turned so that its sides lie along the axes, metres. */
export interface PlanRectangle {
  low: Vec2
  high: Vec2
}

export interface WeightedPoint {
  at: Vec2
  weight: number
}

/** Side of a cell, metres. */
const CELL = 0.05
/**
 * An empty cell costs this much of a full one, which has a weight of 1: little where a thing on a table may hide it, as
 * much as a full one says where nothing is hidden.
 */
const EMPTY = { hidden: 0.35, open: 1 }
/** Two rectangles are an L, and no block, where they hold this share of what it holds and each is so large, m². */
const LEGS = { share: 0.95, area: 0.2 }
/** Another rectangle is worth it with this share of the first, and this area of its own, square metres. */
const WORTH = { share: 0.15, area: 0.04 }

const areaOf = ({ i0, i1, j0, j1 }: CellRectangle) => (i1 - i0 + 1) * (j1 - j0 + 1) * CELL * CELL

/** Rectangles for the full cells of a grid: the one that holds most first, then further ones for what it leaves. */
function cover({ columns, rows, values }: CellGrid, empty: number, most: number): CellRectangle[] {
  const costs = values.map((value) => value || -empty)
  return rectanglesOf({ columns, rows, values: costs }, (next, taken) => {
    const [first] = taken
    return (
      !first || (taken.length < most && next.sum >= WORTH.share * first.sum && areaOf(next) >= WORTH.area)
    )
  })
}

/** What rectangles hold of a grid's full cells; a cell in two of them counts once. */
function heldBy(rectangles: readonly CellRectangle[], { columns, values }: CellGrid): number {
  const cells = new Set<number>()
  for (const { i0, i1, j0, j1 } of rectangles)
    for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) cells.add(i + columns * j)
  return [...cells].reduce((sum, cell) => sum + (values[cell] as number), 0)
}

/** A cover that lets cells be hidden; where that is one block, two legs of an L that hold as much and nothing empty. */
function fewRectangles(grid: CellGrid, most: number): CellRectangle[] {
  const blocks = cover(grid, EMPTY.hidden, most)
  if (most < 2 || blocks.length > 1) return blocks
  const legs = cover(grid, EMPTY.open, most)
  const isL =
    legs.length === 2 &&
    legs.every((leg) => areaOf(leg) >= LEGS.area) &&
    heldBy(legs, grid) >= LEGS.share * heldBy(blocks, grid)
  return isL ? legs : blocks
}

/**
 * Covers points by few rectangles: the one that holds most and is emptiest of nothing first, then further ones for what
 * it leaves, as an L needs two. Points that lie alone are left out.
 * @param most rectangles.
 */
export function coveredByRectangles(points: readonly WeightedPoint[], most: number): PlanRectangle[] {
  if (points.length === 0) return []
  // Points on a grid lie in the middle of their cells: on an edge, rounding would decide.
  const low = ([0, 1] as const).map(
    (axis) =>
      points.reduce((least, { at }) => Math.min(least, at[axis]), Number.POSITIVE_INFINITY) - CELL / 2,
  ) as [number, number]
  const [columns, rows] = ([0, 1] as const).map((axis) =>
    points.reduce((size, { at }) => Math.max(size, Math.floor((at[axis] - low[axis]) / CELL) + 1), 1),
  ) as [number, number]
  const values = new Float64Array(columns * rows)
  for (const { at, weight } of points) {
    const cell = Math.floor((at[0] - low[0]) / CELL) + columns * Math.floor((at[1] - low[1]) / CELL)
    values[cell] = Math.min(1, (values[cell] as number) + weight)
  }
  return fewRectangles({ columns, rows, values }, most).map(({ i0, i1, j0, j1 }) => ({
    low: [low[0] + i0 * CELL, low[1] + j0 * CELL],
    high: [low[0] + (i1 + 1) * CELL, low[1] + (j1 + 1) * CELL],
  }))
}
