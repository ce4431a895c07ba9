import type { Prediction } from '../../src/formats/index.ts'
import { VSI_TASKS, type VsiSummary, vsiScore } from '../../src/reasoning/index.ts'
import { number } from './table.ts'

/** The score of one row of VSI-Bench, 0 to 1, with its type. */
export function scored({ type = '', groundTruth = '', predicted, options }: Prediction) {
  const row = { questionType: type, groundTruth, prediction: predicted, ...(options && { options }) }
  return { questionType: type, score: vsiScore(row) }
}

/** Short names of the tasks, for the heads of tables. */
const SHORT: Readonly<Record<string, string>> = {
  object_counting: 'count',
  object_abs_distance: 'abs. distance',
  object_size_estimation: 'size',
  room_size_estimation: 'room',
  object_rel_distance: 'rel. distance',
  object_rel_direction: 'direction',
  route_planning: 'route',
  obj_appearance_order: 'order',
}

export const TASK_HEADS: readonly string[] = [...VSI_TASKS.map((task) => SHORT[task] ?? task), 'overall']

/** Per cent by task and overall, as text; a dash where no question was of a task. */
export const taskCells = ({ tasks, overall }: Pick<VsiSummary, 'tasks' | 'overall'>): string[] =>
  [...VSI_TASKS.map((task) => tasks[task]), overall].map((share) =>
    number(share === undefined ? undefined : 100 * share, 1),
  )
