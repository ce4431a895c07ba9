import type { Answer } from '../answer.ts'
import type { Normal, Outcome, Scorer } from './outcome.ts'
import { seededNormal } from './uncertainty.ts'

/** Layouts drawn for the probability that a choice would change: it is then right within about 0.03. */
const DRAWS = 256
const SEED = 20251116

/** The first number of an option's text; undefined for none. */
function numberIn(text: string): number | undefined {
  const found = /[-−]?\d+(?:[.,]\d+)?/.exec(text)?.[0]
  return found === undefined ? undefined : Number(found.replace('−', '-').replace(',', '.'))
}

/** Numbers fit the nearer the better: 1 for the same, a half at the number's own size away. */
const numberScorer: Scorer<number> = (options) => {
  const numbers = options.map(numberIn)
  return (value) =>
    numbers.map((number) =>
      number === undefined ? 0 : 1 / (1 + Math.abs(number - value) / Math.max(Math.abs(value), 1e-9)),
    )
}

/** The first of the largest; undefined where nothing fits at all. */
function bestOf(scores: readonly number[]): number | undefined {
  let best: number | undefined
  for (const [k, score] of scores.entries())
    if (score > (best === undefined ? 0 : (scores[best] ?? 0))) best = k
  return best
}

/**
 * The option that fits an outcome best. Where the layout carries deviations, each option's score is its share of 256
 * layouts drawn from them (the same ones each time), and what does not fall to the chosen one is the probability that
 * the choice would be another. Whether objects are there at all, their scores, is not drawn. Undefined where no option
 * fits.
 * @param factor from the outcome's unit to that of the options' numbers.
 */
export function choose(outcome: Outcome, options: readonly string[], factor: number): Answer['choice'] {
  const { value, sd, fit } = outcome
  const number = numberScorer(options)
  const scores = typeof value === 'number' ? number(value * factor) : (fit?.(options) ?? [])
  const index = bestOf(scores)
  if (index === undefined) return undefined
  const letter = String.fromCharCode(65 + index)
  const draw =
    typeof value === 'number' && sd > 0
      ? (normal: Normal) => number((value + sd * normal()) * factor)
      : outcome.draw?.(options)
  if (!draw) return { index, letter, scores }
  const normal = seededNormal(SEED)
  const shares = options.map(() => 0)
  for (let k = 0; k < DRAWS; k++) {
    const drawn = bestOf(draw(normal))
    if (drawn !== undefined) shares[drawn] = (shares[drawn] ?? 0) + 1 / DRAWS
  }
  return { index, letter, scores: shares, changeProbability: 1 - (shares[index] ?? 0) }
}
