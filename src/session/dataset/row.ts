import type { Prediction } from '../../formats/index.ts'
import type { Layout } from '../../layout/index.ts'
import {
  BENCHMARKS,
  checkResponse,
  MetricInputError,
  pythonFloat,
  readAnswerNumber,
  relativeError,
  type ScoredRow,
  scoredRow,
  type Verdict,
} from '../../reasoning/index.ts'
import { type DatasetRow, VERDICTS } from './protocol.ts'

/** Both scores of a row; undefined where it has no truth, or is of a task that the benchmark does not have. */
function scoresOf(scored: ScoredRow | undefined, benchmark: string) {
  const metric = BENCHMARKS[benchmark]
  if (!scored || !metric) return undefined
  try {
    return { score: metric.score(scored, 'right'), scoreAsPublished: metric.score(scored, 'asPublished') }
  } catch (error) {
    if (error instanceof MetricInputError) return undefined
    throw error
  }
}

/** By how much a number is off, as a share of the truth; undefined where one of them is no number, or the truth is 0. */
function errorOf({ groundTruth, predicted, options }: Prediction): number | undefined {
  if (options?.length || groundTruth === undefined) return undefined
  const truth = pythonFloat(groundTruth)
  const number = readAnswerNumber(predicted)
  if (truth === undefined || !Number.isFinite(truth) || truth === 0 || number === undefined) return undefined
  return relativeError(number, truth)
}

/** No claim of any verdict. */
export const nothing = (): Record<Verdict, number> => ({
  consistent: 0,
  'arithmetic-wrong': 0,
  'contradicts-own-map': 0,
  'contradicts-truth': 0,
  'not-checkable': 0,
})

/** A bare answer holds neither a claim nor a map: what is shorter than this is not searched for them. */
const SHORTEST_RESPONSE = 24

/**
 * A prediction, scored and checked.
 * @param benchmark whose metric counts: the name of the row's format. @param truth the layout of its scene.
 */
export function datasetRow(
  prediction: Prediction,
  line: number,
  benchmark: string,
  truth: Layout | undefined,
): DatasetRow {
  const { id, scene, question, options, groundTruth, predicted, response, type = '' } = prediction
  const text = response ?? predicted
  const checked =
    text.length < SHORTEST_RESPONSE
      ? undefined
      : checkResponse({ text, question, predicted, ...(options && { options }) }, truth)
  const verdicts = nothing()
  for (const { verdict } of checked?.claims ?? []) verdicts[verdict]++
  const scores = scoresOf(scoredRow(prediction), benchmark)
  const error = errorOf(prediction)
  const agrees = checked?.ownMap?.agrees
  return {
    id,
    line,
    task: type,
    ...(scene !== undefined && { scene }),
    question,
    ...(options && { options }),
    ...(groundTruth !== undefined && { groundTruth }),
    predicted,
    ...(response !== undefined && { response }),
    ...scores,
    ...(error !== undefined && { relativeError: error }),
    verdicts,
    claims: VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0),
    ...(agrees !== undefined && { agreesWithOwnMap: agrees }),
    hasMap: (checked?.response.maps.length ?? 0) > 0,
  }
}
