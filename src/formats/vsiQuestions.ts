import { z } from 'zod'
import type { Question } from '../reasoning/index.ts'
import { defined, looseText, looseTexts, parsed } from './fields.ts'
import { withoutLetters } from './options.ts'
import { type RecordLine, readRecordsAs, type TextSource } from './records.ts'

/** VSI-Bench's questions, a JSON object a line, with the columns of the published set (nyu-visionx/VSI-Bench). */

const record = z.object({
  id: looseText,
  question: z.string().min(1),
  options: looseTexts,
  ground_truth: looseText,
  question_type: looseText,
  dataset: looseText,
  scene_name: looseText,
})

/**
 * One record as a question: options without their letters, `question_type` as `type`, `scene_name` as `scene`.
 * @param line of the file, or the row's number: the id of a question that has none.
 * @throws RecordError that names the field.
 */
export function readVsiQuestion(value: unknown, line: number): Question {
  const {
    id,
    question: text,
    options,
    ground_truth,
    question_type,
    dataset,
    scene_name,
  } = parsed(record, value)
  return {
    id: id ?? `line-${line}`,
    text,
    ...(options?.length && { options: withoutLetters(options) }),
    ...defined({ groundTruth: ground_truth, type: question_type, dataset, scene: scene_name }),
  }
}

/** The questions of a JSON Lines file, one after the other; a line that cannot be read comes with the reason. */
export const readVsiQuestions = (chunks: TextSource): AsyncGenerator<RecordLine<Question>> =>
  readRecordsAs(chunks, readVsiQuestion)
