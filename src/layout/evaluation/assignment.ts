import { munkres } from 'munkres'

/** More than any sum of costs that a pair may have, so that one more pair always pays. */
const FORBIDDEN = 1e6

/** A row and a column that go together. */
export interface Assigned {
  row: number
  column: number
}

/**
 * Pairs rows with columns, each at most once: as many pairs as can be, and of all ways to have so many the one with the
 * least sum of costs (Kuhn 1955, by the `munkres` package).
 * @param costOf 0 or more, a sum far below a million; undefined where the two may not be paired.
 */
export function assign(
  rows: number,
  columns: number,
  costOf: (row: number, column: number) => number | undefined,
): Assigned[] {
  const costs = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => costOf(row, column) ?? FORBIDDEN),
  )
  // Whole rows and columns without a partner only cost time.
  const liveRows = costs.flatMap((line, row) => (line.some((cost) => cost < FORBIDDEN) ? row : []))
  const liveColumns = Array.from({ length: columns }, (_, column) => column).filter((column) =>
    liveRows.some((row) => (costs[row]?.[column] as number) < FORBIDDEN),
  )
  if (liveRows.length === 0) return []
  const live = liveRows.map((row) => liveColumns.map((column) => costs[row]?.[column] as number))
  return munkres(live)
    .filter(([i, j]) => (live[i]?.[j] as number) < FORBIDDEN)
    .map(([i, j]) => ({ row: liveRows[i] as number, column: liveColumns[j] as number }))
}
