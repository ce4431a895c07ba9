import { MetricInputError, meanOf } from './scoring.ts'

/** What SpaceR's trainer adds to the rewards of one question's responses. Source of all: facts.md B, accuracy_reward. */

const ACCURATE_ABOVE = 0.1
const LENGTH_BONUS = 0.2
const TOKENS: readonly [number, number] = [320, 512]
const TEMPORAL_BONUS = 0.3
const TEMPORAL_SHARE = 0.8

/**
 * The length bonus of each response of a group: 0.2 where more than one of the group has an accuracy reward above 0.1,
 * for each of those whose length is 320 to 512 tokens.
 * @throws MetricInputError where the lists differ in length.
 */
export function spacerLengthBonus(accuracies: readonly number[], tokenCounts: readonly number[]): number[] {
  if (accuracies.length !== tokenCounts.length)
    throw new MetricInputError('There must be one token count for each accuracy.')
  const accurate = accuracies.filter((accuracy) => accuracy > ACCURATE_ABOVE).length
  return accuracies.map((accuracy, k) => {
    const tokens = tokenCounts[k] as number
    const fits = accuracy > ACCURATE_ABOVE && tokens >= TOKENS[0] && tokens <= TOKENS[1]
    return accurate > 1 && fits ? LENGTH_BONUS : 0
  })
}

/**
 * The temporal bonus of each response to the film in order: 0.3 for those with an accuracy reward above 0.1, where the
 * mean accuracy is at least 0.8 times that of responses to the shuffled film.
 * @throws MetricInputError where either list is empty.
 */
export function spacerTemporalBonus(ordered: readonly number[], shuffled: readonly number[]): number[] {
  const [mean, shuffledMean] = [meanOf(ordered), meanOf(shuffled)]
  if (mean === undefined || shuffledMean === undefined)
    throw new MetricInputError('The temporal bonus compares two groups, and one has no responses.')
  const earned = mean >= TEMPORAL_SHARE * shuffledMean
  return ordered.map((accuracy) => (earned && accuracy > ACCURATE_ABOVE ? TEMPORAL_BONUS : 0))
}

/**
 * Advantages of a group's rewards, (r - mean) / (std + 1e-4), with the sample's standard deviation (n - 1), as torch's
 * `std` has it. Source: facts.md B, adv.
 * @throws MetricInputError for fewer than two rewards: one has no deviation.
 */
export function spacerAdvantages(rewards: readonly number[]): number[] {
  const mean = meanOf(rewards)
  if (mean === undefined || rewards.length < 2)
    throw new MetricInputError('Advantages need a group of two responses or more.')
  const sd = Math.sqrt(rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (rewards.length - 1))
  return rewards.map((reward) => (reward - mean) / (sd + 1e-4))
}
