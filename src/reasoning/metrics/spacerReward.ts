import { answerInTags } from './letterReaders.ts'
import { meanRelativeAccuracy, mraAsPublished } from './mra.ts'
import { pythonFloat, readAnswerNumber, spacerReadNumberAsPublished } from './numberReaders.ts'
import { type MetricScoring, meanOf } from './scoring.ts'
import { type SpacerGridMap, spacerMapScore } from './spacerMap.ts'
import { spacerReadMapAsPublished } from './spacerMapReader.ts'
import { rougeF, wordErrorRate } from './textScores.ts'

/** SpaceR's `problem_type`s (facts.md B, Data). */
export type SpacerProblemType = 'multiple choice' | 'numerical' | 'OCR' | 'free-form' | 'regression'

/** A response beside its solution. */
export interface SpacerSample {
  problemType: SpacerProblemType
  response: string
  /** `<answer>…</answer>`, as the data has it. */
  solution: string
  /** The true map of the scene, where there is one. */
  trueMap?: SpacerGridMap
  /** Reads the text of a printed `<map>`, of the true map's categories alone; SpaceR's own by default; its errors mean no map. */
  readMap?: (text: string, categories: readonly string[]) => SpacerGridMap
}

/** The numbers above which an answer is right enough for its map to count (facts.md B, accuracy_reward). */
const MAP_COUNTS_ABOVE = 0.5

const clamped = (value: number) => Math.max(0, Math.min(1, value))

function numerical(answer: string, truth: number | undefined, scoring: MetricScoring): number {
  const published = scoring === 'asPublished'
  const predicted = published ? spacerReadNumberAsPublished(answer) : readAnswerNumber(answer)
  if (truth === undefined || !Number.isFinite(truth) || predicted === undefined) return 0
  // The published formula divides by the truth, and its error is caught as a reward of 0.
  if (published) return truth === 0 ? 0 : mraAsPublished(predicted, truth)
  return meanRelativeAccuracy(predicted, truth)
}

/** 1 - min(1, relative error). The published 1e-9 in both parts makes 0 for a true 0 score 0: right, it scores 1. */
function regression(answer: string, solution: string, scoring: MetricScoring): number {
  const [predicted, truth] = [answer, solution].map((text) => pythonFloat(text.replaceAll(',', '')))
  if (predicted === undefined || truth === undefined || !Number.isFinite(truth)) return 0
  const difference = Math.abs(predicted - truth)
  if (scoring === 'right' && difference === 0) return 1
  return 1 - Math.min(1, (difference + 1e-9) / (Math.abs(truth) + 1e-9))
}

/** The answer's own accuracy, 0 to 1, before the map is looked at. */
function answerAccuracy({ problemType, response, solution }: SpacerSample, scoring: MetricScoring): number {
  const [answer, truth] = [answerInTags(response) ?? '', answerInTags(solution) ?? '']
  if (problemType === 'multiple choice')
    // Nothing equals nothing in the published code; no answer is not a right one.
    return Number(answer === truth && (scoring === 'asPublished' || truth !== ''))
  if (problemType === 'numerical') return numerical(answer, pythonFloat(truth), scoring)
  if (problemType === 'OCR') return clamped(1 - wordErrorRate(truth, answer))
  if (problemType === 'regression') return regression(answer, truth, scoring)
  const { rouge1, rouge2, rougeL } = rougeF(truth, answer)
  return clamped(meanOf([rouge1, rouge2, rougeL]) as number)
}

/** The score of the printed map; undefined without a true map, and where the published code fails. */
function mapScore(
  { response, trueMap, readMap = spacerReadMapAsPublished }: SpacerSample,
  scoring: MetricScoring,
): number | undefined {
  if (!trueMap) return undefined
  const text = /<map>\s*([\s\S]*?)\s*<\/map>/.exec(response)?.[1]?.trim() ?? ''
  try {
    const printed = text === '' ? {} : readMap(text, Object.keys(trueMap))
    return spacerMapScore(printed, trueMap, scoring)
  } catch {
    return scoring === 'right' ? 0 : undefined
  }
}

/** The parts of an accuracy reward, each 0 to 1 but the reward, 0 to 2. */
export interface SpacerAccuracy {
  reward: number
  answer: number
  /** Undefined where the map was not looked at. */
  map: number | undefined
}

/**
 * SpaceR's accuracy reward, 0 to 2: a choice by equality of the trimmed answers, numbers by MRA, OCR by 1 - WER,
 * free-form by the mean of ROUGE-1, -2 and -L, regression by 1 - relative error. Where a choice is right, or a number's
 * MRA above 0.5, and the response holds `<map>` and `</map>`, the map's score is added; a map that scores 0 makes the
 * reward 0. Source: facts.md B, accuracy_reward.
 *
 * What the published code does and the right one does not: number words are read before numerals; an error of 20 %
 * misses its threshold by rounding; a true 0 scores 0; two missing answers are equal; a map printed for a scene without
 * a true map, or with keys for an empty one, takes the whole reward away (right: no map term; the map's own score).
 */
export function spacerAccuracyReward(sample: SpacerSample, scoring: MetricScoring = 'right'): SpacerAccuracy {
  const answer = answerAccuracy(sample, scoring)
  const { problemType, response } = sample
  const counts =
    (problemType === 'multiple choice' && answer === 1) ||
    (problemType === 'numerical' && answer > MAP_COUNTS_ABOVE)
  if (!counts || !response.includes('<map>') || !response.includes('</map>'))
    return { reward: answer, answer, map: undefined }
  const map = mapScore(sample, scoring)
  if (map === undefined) return { reward: scoring === 'right' ? answer : 0, answer, map }
  return { reward: map > 0 ? answer + map : 0, answer, map }
}

/** SpaceR's format reward: 1 where all of a response is `<think>…</think><answer>…</answer>`, else 0. facts.md B, Map grammar. */
export const spacerFormatReward = (response: string): number =>
  Number(/^<think>[\s\S]*?<\/think>\s*<answer>[\s\S]*?<\/answer>$/.test(response))
