import { answerInTags } from './letterReaders.ts'
import { meanRelativeAccuracy, mraAsPublished, VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED } from './mra.ts'
import { pythonFloat } from './numberReaders.ts'
import type { MetricScoring } from './scoring.ts'

/** Video2Layout's rewards. Source of all of this file: facts.md A, Rewards and Output grammar. */

/** Share of the format in the reward. */
export const VIDEO2LAYOUT_FORMAT_WEIGHT = 0.1

/** A response with the blanks around every `<`, `>` and `/` taken out: what both rewards are computed on. */
export const video2layoutNormalised = (response: string): string => response.replace(/\s*(<|>|\/)\s*/g, '$1')

/** 1 where a response (normalised) is all of `<map>…</map><think>…</think><answer>…</answer>`, else 0. */
export const video2layoutFormat = (response: string): number =>
  Number(
    /^<map>[\s\S]*?<\/map>\s*<think>[\s\S]*?<\/think>\s*<answer>[\s\S]*?<\/answer>$/.test(response.trim()),
  )

/**
 * Accuracy of a response (normalised), 0 to 1: inclusive MRA where answer and truth are both numbers, else whether they
 * are the same but for case. Without an `<answer>` 0. Right and published differ only where an error lies on a
 * threshold: the published tolerances are rounded below 0.2, 0.15 and 0.1.
 */
export function video2layoutAccuracy(
  response: string,
  groundTruth: string,
  scoring: MetricScoring = 'right',
): number {
  const answer = answerInTags(response)
  if (answer === undefined) return 0
  const [predicted, truth] = [pythonFloat(answer), pythonFloat(groundTruth)]
  if (predicted === undefined || truth === undefined)
    return Number(answer.toLowerCase() === groundTruth.toLowerCase())
  if (!Number.isFinite(truth)) return 0
  return scoring === 'right'
    ? meanRelativeAccuracy(predicted, truth)
    : mraAsPublished(predicted, truth, VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED)
}

/**
 * The reward of a response, each part 0 to 1: `overall = 0.9 accuracy + 0.1 format`. No part of it reads the map.
 * @param response as the model printed it.
 */
export function video2layoutReward(
  response: string,
  groundTruth: string,
  scoring: MetricScoring = 'right',
): { overall: number; accuracy: number; format: number } {
  const normalised = video2layoutNormalised(response)
  const format = video2layoutFormat(normalised)
  const accuracy = video2layoutAccuracy(normalised, groundTruth, scoring)
  const overall = (1 - VIDEO2LAYOUT_FORMAT_WEIGHT) * accuracy + VIDEO2LAYOUT_FORMAT_WEIGHT * format
  return { overall, accuracy, format }
}
