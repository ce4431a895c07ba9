import type { Program } from '../program.ts'
import { type ChoiceGuess, shared } from './options.ts'
import type { Priors, Shares } from './priors.ts'

/** What was never seen is not impossible. */
const LEAST_SHARE = 0.03

/**
 * Which turns a route takes, by how usual each is: a robot that is asked to turn before it has walked often turns back,
 * one on its way hardly ever does.
 * @param program undefined where the route was not understood: all turns are then taken for turns on the way.
 */
export function guessTurns(
  program: (Program & { kind: 'turns' }) | undefined,
  { turns }: Priors,
  options: readonly string[],
): ChoiceGuess {
  const legs = program?.asked.flatMap((asked, leg) => (asked ? leg : [])) ?? []
  const shareOf = (shares: Shares, turn: string) =>
    Math.max(LEAST_SHARE, shares[turn.toLowerCase().replace('turn', '').trim()] ?? 0)
  const weights = options.map((text) =>
    text
      .split(',')
      .reduce((product, turn, k) => product * shareOf(legs[k] === 0 ? turns.first : turns.later, turn), 1),
  )
  return { probabilities: shared(weights), rule: 'the most usual turns' }
}
