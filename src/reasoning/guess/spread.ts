import { meanRelativeAccuracy } from '../metrics/index.ts'

/** What a number may be: values and how likely each is; the weights sum to 1. */
export interface Spread {
  values: readonly number[]
  weights: readonly number[]
}

/** Mean and standard deviation of a number's logarithm. */
export interface LogNormal {
  mean: number
  sd: number
}

/** Values with weights of any sum. @throws RangeError where no value has any weight. */
export function spreadOf(values: readonly number[], weights: readonly number[]): Spread {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (!(sum > 0)) throw new RangeError('A spread needs weight.')
  return { values, weights: weights.map((weight) => weight / sum) }
}

/** Reaches this many standard deviations to either side, in so many steps each. */
const [REACH, STEPS] = [3, 12]

/** A log-normal number as values, at equal steps of its logarithm. */
export function logNormalSpread({ mean, sd }: LogNormal): Spread {
  const at = Array.from({ length: 2 * REACH * STEPS + 1 }, (_, k) => k / STEPS - REACH)
  return spreadOf(
    at.map((z) => Math.exp(mean + z * sd)),
    at.map((z) => Math.exp((-z * z) / 2)),
  )
}

/** How far a value that stands for others reaches to either side, as a logarithm, and in how many steps. */
const [BLUR, BLUR_STEPS] = [0.1, 2]

/** Numbers that stand for those about them, as quantiles do: all alike, each spread out a little. */
export function blurred(numbers: readonly number[]): Spread {
  const steps = Array.from({ length: 2 * BLUR_STEPS + 1 }, (_, k) => (k - BLUR_STEPS) / BLUR_STEPS)
  return spreadOf(
    numbers.flatMap((value) => steps.map((step) => value * Math.exp(BLUR * step))),
    numbers.flatMap(() => steps.map((step) => 1 - Math.abs(step) / 1.5)),
  )
}

/** Of several spreads, each with its weight. */
export const mixed = (parts: readonly (readonly [spread: Spread, weight: number])[]): Spread =>
  spreadOf(
    parts.flatMap(([{ values }]) => values),
    parts.flatMap(([{ weights }, share]) => weights.map((weight) => share * weight)),
  )

/**
 * A spread after a measurement (Bayes): each value counts by how likely the measurement would be if it were true.
 * @param sure the probability that it was this that was measured; for the rest the spread stays as it was.
 */
export function updated(prior: Spread, likelihood: (value: number) => number, sure = 1): Spread {
  const weights = prior.weights.map((weight, k) => weight * likelihood(prior.values[k] as number))
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) return prior
  const measured = spreadOf(prior.values, weights)
  return sure >= 1
    ? measured
    : mixed([
        [measured, sure],
        [prior, 1 - sure],
      ])
}

/** The mean relative accuracy that a number scores on average. */
export const expectedMra = (value: number, { values, weights }: Spread): number =>
  values.reduce(
    (sum, truth, k) => sum + (truth > 0 ? (weights[k] as number) * meanRelativeAccuracy(value, truth) : 0),
    0,
  )

export interface Best {
  value: number
  /** The score that it has on average, 0 to 1. */
  expected: number
}

/**
 * The number that scores most on average: below the median of a wide spread, as a number that is twice too large scores
 * nothing and one that is half as large still scores.
 */
export const bestByMra = (spread: Spread, candidates: readonly number[] = spread.values): Best =>
  candidates
    .map((value): Best => ({ value, expected: expectedMra(value, spread) }))
    .reduce((best, one) => (one.expected > best.expected ? one : best))
