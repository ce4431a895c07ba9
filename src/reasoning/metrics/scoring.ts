/**
 * How to score: `right` is the formula as it was meant; `asPublished` is what the published code computes, with its
 * bugs, so that published tables can be reproduced. The two differ only where a docstring says so.
 */
export type MetricScoring = 'right' | 'asPublished'

/** One score in both ways. */
export interface BothScores<T> {
  right: T
  asPublished: T
  /** Whether a report must show both. */
  differ: boolean
}

/** A metric was given what it has no value for; the message says what. */
export class MetricInputError extends Error {
  override name = 'MetricInputError'
}

const ROUNDING = 1e-9

/** Equal up to rounding: numbers, and records and lists of them. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= ROUNDING
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => same(left[key], right[key]))
}

/**
 * A score computed in both ways: `bothScorings((scoring) => sparScore(row, scoring))`.
 * @param score anything that takes a scoring; called once with each. What it throws is thrown.
 */
export function bothScorings<T>(score: (scoring: MetricScoring) => T): BothScores<T> {
  const [right, asPublished] = [score('right'), score('asPublished')]
  return { right, asPublished, differ: !same(right, asPublished) }
}

/** Mean of numbers; undefined for none. */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined

/** Values by key, in the order in which the keys first appear. */
export function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
