import { answerInTags, answerOrAll, readAnswerLetter } from './letterReaders.ts'
import { meanRelativeAccuracy, mraAsPublished } from './mra.ts'
import {
  pythonFloat,
  readAnswerNumber,
  spacerReadNumberAsPublished,
  vsiReadTokenAsPublished,
} from './numberReaders.ts'
import { groupedBy, MetricInputError, type MetricScoring, meanOf } from './scoring.ts'

/** VSI-Bench's numerical question types, scored by MRA (facts.md C, question_type strings). */
export const VSI_NUMERICAL_TYPES: readonly string[] = [
  'object_counting',
  'object_abs_distance',
  'object_size_estimation',
  'room_size_estimation',
]

/** The three levels that make up the task `object_rel_direction`. */
export const VSI_DIRECTION_TYPES: readonly string[] = ['easy', 'medium', 'hard'].map(
  (level) => `object_rel_direction_${level}`,
)

/** VSI-Bench's multiple-choice question types, scored by accuracy. */
export const VSI_CHOICE_TYPES: readonly string[] = [
  ...VSI_DIRECTION_TYPES,
  'object_rel_distance',
  'route_planning',
  'obj_appearance_order',
]

/** The eight tasks whose mean is the overall score. */
export const VSI_TASKS: readonly string[] = [
  ...VSI_NUMERICAL_TYPES,
  'object_rel_distance',
  'object_rel_direction',
  'route_planning',
  'obj_appearance_order',
]

/** A prediction beside its truth. */
export interface VsiRow {
  questionType: string
  /** The model's answer, or its whole response. */
  prediction: string
  /** A letter, or a number as text. */
  groundTruth: string
  /** Without their letters. */
  options?: readonly string[]
}

/** The truth of a numerical question. @throws MetricInputError where it is no number. */
function trueNumber({ groundTruth }: VsiRow): number {
  const truth = pythonFloat(groundTruth)
  if (truth === undefined || !Number.isFinite(truth))
    throw new MetricInputError(`The ground truth '${groundTruth}' is not a number.`)
  return truth
}

const isNumerical = ({ questionType }: VsiRow): boolean => {
  if (VSI_NUMERICAL_TYPES.includes(questionType)) return true
  if (VSI_CHOICE_TYPES.includes(questionType)) return false
  throw new MetricInputError(`VSI-Bench has no question type '${questionType}'.`)
}

const equalLetters = (a: string, b: string) => Number(a.toLowerCase() === b.toLowerCase())

/** MRA in the code's rounding. The code divides by the truth itself: zero stops it, here it scores 0. */
const numberAsPublished = (predicted: number | undefined, truth: number) =>
  predicted === undefined || truth === 0 ? 0 : mraAsPublished(predicted, truth)

/**
 * VSI-Bench's score of one prediction, 0 to 1: MRA for numbers, accuracy for choices; what can't be read scores 0.
 * Source: facts.md C, Metric. As published only the first space-separated token counts (`The answer is B` is wrong);
 * right, the answer is read as people would, in its `<answer>` tags where it has some.
 * @throws MetricInputError for an unknown question type or a true value that is no number.
 */
export function vsiScore(row: VsiRow, scoring: MetricScoring = 'right'): number {
  const numerical = isNumerical(row)
  if (scoring === 'asPublished') {
    const token = vsiReadTokenAsPublished(row.prediction)
    return numerical
      ? numberAsPublished(pythonFloat(token), trueNumber(row))
      : equalLetters(token, row.groundTruth)
  }
  const answer = answerOrAll(row.prediction)
  if (numerical) {
    const predicted = readAnswerNumber(answer)
    return predicted === undefined ? 0 : meanRelativeAccuracy(predicted, trueNumber(row))
  }
  const letter = readAnswerLetter(answer, 'ABCDEFGH', row.options)
  return letter === undefined ? 0 : equalLetters(letter, row.groundTruth.trim())
}

/**
 * The score of one prediction as SpaceR's evaluation computes it: the `<answer>` is cut out, numbers are read words
 * first (`a 2.5` is 1). Source: facts.md B, Quirks; [S] SpaceR-Eval/data_utils/vsi_util.py. How its cutting treats an
 * `<answer>` that is never closed was not available: here all of the text is then read.
 * @throws MetricInputError as `vsiScore`.
 */
export function vsiScoreAsSpacer(row: VsiRow): number {
  const answer = answerInTags(row.prediction) ?? row.prediction
  if (isNumerical(row)) return numberAsPublished(spacerReadNumberAsPublished(answer), trueNumber(row))
  const text = answer.replaceAll('Answer:', '')
  const letter = /^[A-D]\.?$/.exec((text.split(' ')[0] ?? '').trim())?.[0].replace('.', '')
  return equalLetters(letter ?? text.trim(), row.groundTruth)
}

/** Scores of a benchmark's tasks, 0 to 1. */
export interface VsiSummary {
  tasks: Record<string, number>
  /** Mean of the tasks; undefined without any. */
  overall: number | undefined
  /** Mean of all questions alike: what SpaceR-Eval's vsibench.py (30397b0, 0ddb69c) prints as overall. */
  perQuestion: number | undefined
  /** Tasks, and levels of direction, that no question was of. */
  missing: string[]
}

/**
 * Scores by task. The task `object_rel_direction` is the mean of its three levels, the overall the mean of the tasks.
 * Source: facts.md C, Metric, and B, Quirks.
 * Right: levels and tasks without questions are left out. `asPublished` (VSI-Bench): an absent level counts as 0 among
 * the three, and the direction task is always averaged. `asSpacer`: any level absent makes the direction task 0.
 */
export function vsiAggregate(
  rows: readonly { questionType: string; score: number }[],
  scoring: MetricScoring | 'asSpacer' = 'right',
): VsiSummary {
  const means = new Map(
    [...groupedBy(rows, ({ questionType }) => questionType)].map(([type, group]) => [
      type,
      meanOf(group.map(({ score }) => score)) as number,
    ]),
  )
  const levels = VSI_DIRECTION_TYPES.flatMap((type) => means.get(type) ?? [])
  const published = scoring === 'asSpacer' && levels.length < 3 ? 0 : levels.reduce((a, b) => a + b, 0) / 3
  const direction = scoring === 'right' ? meanOf(levels) : published
  if (direction !== undefined && rows.length) means.set('object_rel_direction', direction)
  const tasks = Object.fromEntries(
    VSI_TASKS.flatMap((task) => (means.has(task) ? [[task, means.get(task) as number]] : [])),
  )
  return {
    tasks,
    overall: meanOf(Object.values(tasks)),
    perQuestion: meanOf(rows.map(({ score }) => score)),
    missing: [...VSI_NUMERICAL_TYPES, ...VSI_CHOICE_TYPES].filter((type) => !means.has(type)),
  }
}
