import { answerInTags, answerOrAll, readAnswerLetter } from './letterReaders.ts'
import { meanRelativeAccuracy, mraAsPublished } from './mra.ts'
import { pythonFloat, readAnswerNumber, sparReadNumberAsPublished } from './numberReaders.ts'
import { groupedBy, MetricInputError, type MetricScoring, meanOf } from './scoring.ts'
import { sparViewChangeScore } from './sparVci.ts'

/** SPAR-Bench's low-level tasks: numbers, scored by MRA. Source of the tasks and groups: facts.md D, SPAR. */
export const SPAR_LOW_TASKS: readonly string[] = ['depth', 'distance'].flatMap((quantity) =>
  ['oc', 'oo', 'oc_mv', 'oo_mv'].map((kind) => `${quantity}_prediction_${kind}`),
)

/** Middle: two by accuracy, `view_change_infer` by its own metric. */
export const SPAR_MIDDLE_TASKS: readonly string[] = [
  'position_matching',
  'camera_motion_infer',
  'view_change_infer',
]

/** High: choices, scored by accuracy. */
export const SPAR_HIGH_TASKS: readonly string[] = [
  ...['oo', 'oc_mv', 'oo_mv'].map((kind) => `obj_spatial_relation_${kind}`),
  ...['oc', 'oo', 'oc_mv', 'oo_mv'].map((kind) => `spatial_imagination_${kind}`),
  'distance_infer_center_oo',
  'distance_infer_center_oo_mv',
]

const ALL_TASKS = [...SPAR_LOW_TASKS, ...SPAR_MIDDLE_TASKS, ...SPAR_HIGH_TASKS]

/** A prediction beside its truth. */
export interface SparRow {
  task: string
  prediction: string
  groundTruth: string
  /** Without their letters. */
  options?: readonly string[]
}

function numberScore({ task, groundTruth }: SparRow, answer: string, scoring: MetricScoring): number {
  const published = scoring === 'asPublished'
  const predicted = published
    ? sparReadNumberAsPublished(answer, task)
    : readAnswerNumber(answer, task.endsWith('_mv') ? 'last' : 'first')
  const truth = pythonFloat(groundTruth)
  if (predicted === undefined || truth === undefined || !Number.isFinite(truth)) return 0
  return published ? mraAsPublished(predicted, truth) : meanRelativeAccuracy(predicted, truth)
}

/** Equal, a part of the truth (the empty answer is a part of any), or a first letter that is the truth. */
function choiceAsPublished(answer: string, truth: string): number {
  const [predicted, wanted] = [answer.toLowerCase(), truth.toLowerCase()]
  return Number(wanted.includes(predicted) || predicted[0] === wanted)
}

function choiceRight({ groundTruth, options }: SparRow, answer: string): number {
  const wanted = groundTruth.trim().toLowerCase()
  if (answer === '') return 0
  if (answer.toLowerCase().replace(/\.+$/, '') === wanted) return 1
  if (!/^[a-z]$/.test(wanted)) return 0
  return Number(readAnswerLetter(answer, 'ABCDEFGH', options)?.toLowerCase() === wanted)
}

/**
 * SPAR-Bench's score of one prediction, 0 to 1. Numbers: MRA of the first number (the last, in tasks named `*_mv`).
 * Choices: accuracy. `view_change_infer`: see `sparViewChangeScore`. Source: facts.md D, SPAR.
 * As published, any part of the true text is right, and so an empty answer scores 1; right, it scores 0.
 * @throws MetricInputError for an unknown task.
 */
export function sparScore(row: SparRow, scoring: MetricScoring = 'right'): number {
  const { task, prediction, groundTruth } = row
  if (!ALL_TASKS.includes(task)) throw new MetricInputError(`SPAR-Bench has no task '${task}'.`)
  const published = scoring === 'asPublished'
  const answer = published ? (answerInTags(prediction) ?? prediction) : answerOrAll(prediction)
  if (SPAR_LOW_TASKS.includes(task)) return numberScore(row, answer, scoring)
  if (task === 'view_change_infer') return sparViewChangeScore(answer, groundTruth, scoring)
  return published ? choiceAsPublished(answer, groundTruth) : choiceRight(row, answer)
}

/** SPAR-Bench's scores, 0 to 1; a mean of nothing is undefined. */
export interface SparSummary {
  tasks: Record<string, number>
  /** Mean of the tasks. */
  overall: number | undefined
  low: number | undefined
  middle: number | undefined
  high: number | undefined
}

/**
 * Scores by task, their mean, and the means of the three levels; for single and multiple images apart, give the rows of
 * each. Source: facts.md D, SPAR. As published, `view_change_infer` is in the overall but falls out of the middle level.
 */
export function sparAggregate(
  rows: readonly { task: string; score: number }[],
  scoring: MetricScoring = 'right',
): SparSummary {
  const tasks = Object.fromEntries(
    [...groupedBy(rows, ({ task }) => task)].map(([task, group]) => [
      task,
      meanOf(group.map(({ score }) => score)) as number,
    ]),
  )
  const levelOf = (level: readonly string[]) => meanOf(level.flatMap((task) => tasks[task] ?? []))
  const lost = scoring === 'asPublished' ? 'view_change_infer' : undefined
  return {
    tasks,
    overall: meanOf(Object.values(tasks)),
    low: levelOf(SPAR_LOW_TASKS),
    middle: levelOf(SPAR_MIDDLE_TASKS.filter((task) => task !== lost)),
    high: levelOf(SPAR_HIGH_TASKS),
  }
}
