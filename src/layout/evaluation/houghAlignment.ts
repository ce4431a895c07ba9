import type { PlanAlignment } from '../../geometry/index.ts'
import type { Candidate } from './match.ts'

/** Turns that are tried, evenly round the circle: 3 degrees apart. */
const TURNS = 120
/** Shifts that are taken of each turn, and in all. */
const BEST_OF_TURN = 2
const BEST_OF_ALL = 12
/** Cells of the grid of shifts along a side, at most: what lies far off makes them coarser, not more. */
const MOST_CELLS = 128

interface Voted extends PlanAlignment {
  votes: number
}

/**
 * The turns and shifts that bring most candidates together, the likeliest first: for each turn every candidate votes
 * for the shift that it needs, in cells (Hough). Time grows with the candidates alone.
 * @param cell side of a cell of shifts, metres.
 */
export function houghAlignments(candidates: readonly Candidate[], cell: number): PlanAlignment[] {
  const found: Voted[] = []
  const [xs, ys] = [new Float64Array(candidates.length), new Float64Array(candidates.length)]
  for (let turn = 0; turn < TURNS; turn++) {
    const yaw = (2 * Math.PI * turn) / TURNS
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
    let k = 0
    for (const { p, q } of candidates) {
      xs[k] = q[0] - c * p[0] + s * p[1]
      ys[k++] = q[1] - s * p[0] - c * p[1]
    }
    for (const { x, y, votes } of peaks(xs, ys, cell)) found.push({ yaw, shift: [x, y], votes })
  }
  return found
    .sort((a, b) => b.votes - a.votes)
    .slice(0, BEST_OF_ALL)
    .map(({ yaw, shift }) => ({ yaw, shift }))
}

function rangeOf(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}

/** Where points lie densest: squares of two by two cells, so that no border parts what belongs together. */
function peaks(xs: Float64Array, ys: Float64Array, side: number) {
  const [[x0, x1], [y0, y1]] = [rangeOf(xs), rangeOf(ys)]
  const cell = Math.max(side, (x1 - x0) / MOST_CELLS, (y1 - y0) / MOST_CELLS)
  const columns = Math.floor((x1 - x0) / cell) + 2
  const rows = Math.floor((y1 - y0) / cell) + 2
  const counts = new Uint32Array(columns * rows)
  for (let k = 0; k < xs.length; k++) {
    const [x, y] = [xs[k] as number, ys[k] as number]
    const at = Math.floor((y - y0) / cell) * columns + Math.floor((x - x0) / cell)
    counts[at] = (counts[at] as number) + 1
  }
  const best: { x: number; y: number; votes: number }[] = []
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column
      const votes =
        (counts[at] as number) +
        (counts[at + 1] as number) +
        (counts[at + columns] as number) +
        (counts[at + columns + 1] as number)
      if (votes <= (best[BEST_OF_TURN - 1]?.votes ?? 0)) continue
      best.push({ x: x0 + (column + 1) * cell, y: y0 + (row + 1) * cell, votes })
      best.sort((a, b) => b.votes - a.votes)
      best.length = Math.min(best.length, BEST_OF_TURN)
    }
  return best
}
