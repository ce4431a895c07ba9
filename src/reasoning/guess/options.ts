import { canonicalName } from '../names.ts'
import type { Name } from '../program.ts'

/** How likely each option of a question is to be the right one, and how that came about. */
export interface ChoiceGuess {
  probabilities: number[]
  rule: string
}

/** Probabilities from weights; all alike where there are none. */
export function shared(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length))
}

/** Which of some names each option means: by its words, else by its place where there are as many. */
export const namesOfOptions = (options: readonly string[], names: readonly Name[]): number[] =>
  options.map((text, k) => {
    const called = names.indexOf(canonicalName(text, names))
    return called < 0 && options.length === names.length ? k : called
  })
