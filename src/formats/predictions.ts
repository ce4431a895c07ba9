import { z } from 'zod'
import { RecordError } from './errors.ts'
import {
  asObject,
  defined,
  idField,
  type JsonObject,
  looseText,
  looseTexts,
  otherFields,
  parsed,
} from './fields.ts'
import { withLetters, withoutLetters } from './options.ts'
import { type RecordLine, readRecordsAs, type TextSource } from './records.ts'

/** What a model answered to one question of a benchmark. */
export interface Prediction {
  id: string
  dataset?: string
  scene?: string
  question: string
  /** Without their letters. */
  options?: string[]
  groundTruth?: string
  /** All that the model printed, where the file has it. */
  response?: string
  /** The answer as printed; without its tags where the file's answer was the whole response. */
  predicted: string
  /** The benchmark's own word for the kind of question. */
  type?: string
  /** All other fields of the row, as they were. */
  extra: Record<string, unknown>
}

type Part = Exclude<keyof Prediction, 'extra'>

/** Fields that no published row has, which rows may carry here: what would else be lost. */
const ADDED = {
  id: 'id',
  dataset: 'dataset',
  scene: 'scene_name',
  options: 'options',
  response: 'response',
  type: 'question_type',
} as const

const row = (fields: Partial<Record<Part, string>>): Record<Part, string> => ({
  question: 'question',
  groundTruth: 'ground_truth',
  predicted: 'predicted_answer',
  ...ADDED,
  ...fields,
})

/**
 * Where each kind of row keeps what. `vsi`, `sti`, `spar`, `video-mme`, `longvideobench` and `tempcompass` are those of
 * SpaceR-Eval (OuyangKun10/SpaceR; facts.md B, with `promt` as it is spelt there, which stays in `extra`). Video2Layout
 * published no predictions of its own and Spatial-R1 names only its files (`vsibench_results_*.jsonl`), not their
 * fields: both are read as `vsi`. The fields of QVS-Bench's records are not known either; `qvs` has the plain words.
 */
export const PREDICTION_FORMATS = {
  vsi: row({}),
  sti: row({ type: 'task' }),
  spar: row({ type: 'task' }),
  'video-mme': row({ type: 'task' }),
  longvideobench: row({ type: 'question_category' }),
  tempcompass: row({ groundTruth: 'answer', predicted: 'prediction' }),
  qvs: row({ groundTruth: 'answer', predicted: 'prediction' }),
} as const satisfies Record<string, Record<Part, string>>

export type PredictionFormat = keyof typeof PREDICTION_FORMATS

/** The format whose own fields a row has; undefined where no published row looks like it. */
export function predictionFormatOf(record: unknown): PredictionFormat | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const has = (...fields: string[]) => fields.every((field) => field in record)
  if (has('prediction', 'answer')) return has('frames') || has('options') ? 'qvs' : 'tempcompass'
  if (!has('predicted_answer')) return undefined
  if (has('question_category')) return 'longvideobench'
  if (!has('task')) return 'vsi'
  if (has('image_type') || has('img_type')) return 'spar'
  return has('frame_timestamps') || has('video_duration') ? 'sti' : 'video-mme'
}

const schema = z.object({
  id: looseText,
  dataset: looseText,
  scene: looseText,
  question: z.string(),
  options: looseTexts,
  groundTruth: looseText,
  response: looseText,
  // A model that printed nothing has answered too: the row counts, as wrong.
  predicted: looseText.transform((text) => text ?? ''),
  type: looseText,
})

const ANSWER = /<answer>([\s\S]*?)<\/answer>/

/**
 * Reads a row of predictions.
 * @param line of the file: the id of a row that has none, as those of TempCompass.
 * @throws RecordError that names the field.
 */
export function readPrediction(record: unknown, format: PredictionFormat, line: number): Prediction {
  const fields = asObject(record)
  const names: Record<Part, string> = PREDICTION_FORMATS[format]
  if (!Object.hasOwn(fields, names.predicted))
    throw new RecordError(`The row has no ${names.predicted}: it holds no prediction.`)
  const parts = Object.fromEntries(
    Object.entries(names).flatMap(([part, name]) =>
      Object.hasOwn(fields, name) ? [[part, fields[name]]] : [],
    ),
  )
  const { id, question, options, predicted, response, ...rest } = parsed(schema, parts)
  // Some rows keep the whole response where the answer should be.
  const inner = response === undefined ? ANSWER.exec(predicted)?.[1] : undefined
  return {
    ...(defined(rest) as Pick<Prediction, 'dataset' | 'scene' | 'groundTruth' | 'type'>),
    id: id ?? `line-${line}`,
    question,
    ...(options && { options: withoutLetters(options) }),
    predicted: inner?.trim() ?? predicted,
    ...(inner !== undefined ? { response: predicted } : response !== undefined && { response }),
    extra: otherFields(fields, Object.values(names)),
  }
}

/** The row of a prediction; a field of `extra` that bears the name of a known one gives way to it. */
export function writePrediction(prediction: Prediction, format: PredictionFormat): JsonObject {
  const { extra, ...parts } = prediction
  const names: Record<Part, string> = PREDICTION_FORMATS[format]
  const { id, options } = parts
  const written = { ...parts, id: idField(id), options: options && withLetters(options) }
  const known = Object.entries(written).map(([part, value]) => [names[part as Part], value])
  return { ...defined(Object.fromEntries(known)), ...otherFields(extra, Object.values(names)) }
}

/** The rows of a JSON Lines file, each by the format named, or else by its own fields. */
export const readPredictions = (
  chunks: TextSource,
  format?: PredictionFormat,
): AsyncGenerator<RecordLine<Prediction>> =>
  readRecordsAs(chunks, (record, line) =>
    readPrediction(record, format ?? predictionFormatOf(record) ?? 'vsi', line),
  )
