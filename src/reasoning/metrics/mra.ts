import { MetricInputError } from './scoring.ts'

/** Confidence thresholds of mean relative accuracy, `.5, .55, …, .95` (facts.md C, Metric). */
export const MRA_THRESHOLDS: readonly number[] = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** Room for rounding: an error of 20 % must meet a tolerance of 20 %, however 1 - 0.8 is rounded. */
const ROUNDING = 1e-9

/**
 * `n` numbers from `start` to `stop` as NumPy's linspace rounds them: the published codes compare with these, and some
 * of them lie just below the decimal that they stand for.
 */
const linspace = (start: number, stop: number, n: number): number[] => {
  const step = (stop - start) / (n - 1)
  return Array.from({ length: n }, (_, k) => (k === n - 1 ? stop : k * step + start))
}

/** Tolerances of VSI-Bench's, SpaceR's and SPAR-Bench's code: `1 - np.linspace(.5, .95, 10)`. */
export const VSI_TOLERANCES_AS_PUBLISHED: readonly number[] = linspace(0.5, 0.95, 10).map((t) => 1 - t)

/** Tolerances of Video2Layout's code: `np.linspace(.50, .05, 10)`. */
export const VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED: readonly number[] = linspace(0.5, 0.05, 10)

/**
 * Relative error |p - t| / |t|; where the truth is zero, |p - t| (as Video2Layout and SPAR-Bench do: facts.md A, Rewards).
 * @throws MetricInputError where the truth is not a finite number.
 */
export function relativeError(predicted: number, truth: number): number {
  if (!Number.isFinite(truth)) throw new MetricInputError(`The true value is not a number: ${truth}.`)
  const difference = Math.abs(predicted - truth)
  return truth === 0 ? difference : difference / Math.abs(truth)
}

/**
 * Mean relative accuracy, 0 to 1: the share of the ten thresholds θ for which the relative error is below 1 - θ.
 * Source: facts.md C, Metric. VSI-Bench's paper writes `<` (exclusive), its code `<=` (inclusive), and every published
 * score was made by the code, so that inclusive is the default. Bounds are met exactly: see `mraAsPublished`.
 * @param predicted in the unit of the truth; what is not a finite number scores 0.
 * @throws MetricInputError where the truth is not a finite number.
 */
export function meanRelativeAccuracy(
  predicted: number,
  truth: number,
  bounds: 'inclusive' | 'exclusive' = 'inclusive',
): number {
  const error = relativeError(predicted, truth)
  if (!Number.isFinite(error)) return 0
  const slack = bounds === 'inclusive' ? ROUNDING : -ROUNDING
  return MRA_THRESHOLDS.filter((theta) => error < 1 - theta + slack).length / MRA_THRESHOLDS.length
}

/**
 * Mean relative accuracy with the rounding of the published codes: 12 for a true 10 is an error of 0.2, and misses the
 * tolerance 1 - 0.8 = 0.19999999999999996. Inclusive. Source: facts.md C, Metric and A, Rewards.
 * @throws MetricInputError where the truth is not a finite number.
 */
export function mraAsPublished(
  predicted: number,
  truth: number,
  tolerances: readonly number[] = VSI_TOLERANCES_AS_PUBLISHED,
): number {
  const error = relativeError(predicted, truth)
  return tolerances.filter((tolerance) => error <= tolerance).length / tolerances.length
}
