import { z } from 'zod'
import type { Question } from '../reasoning/index.ts'
import { defined, looseText, looseTexts, parsed } from './fields.ts'
import { withoutLetters } from './options.ts'

/** Questions of STI-Bench and SPAR-Bench, a record each. Source of the fields: facts.md D. */

const sti = z.object({
  ID: looseText,
  Question: z.string().min(1),
  /** Options by their letters. */
  Candidates: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)),
  Answer: looseText,
  Task: looseText,
  Video: looseText,
  scene: looseText,
  time_start: z.number().optional(),
  time_end: z.number().optional(),
})

/**
 * A record of STI-Bench's `qa.parquet`: columns Video, ID, Task, Question, Candidates {A..E}, Answer, time_start,
 * time_end. The text begins as the benchmark's prompt does, with the part of the video that is meant.
 * @param line of the file, or the row's number: the id of a question that has none.
 * @throws RecordError that names the field.
 */
export function readStiQuestion(value: unknown, line: number): Question {
  const {
    ID,
    Question: asked,
    Candidates,
    Answer,
    Task,
    Video,
    scene,
    time_start,
    time_end,
  } = parsed(sti, value)
  const span =
    time_start === undefined || time_end === undefined
      ? ''
      : `From ${time_start} seconds to ${time_end} seconds. `
  const letters = Object.keys(Candidates).sort()
  return {
    id: ID ?? `line-${line}`,
    text: `${span}${asked}`,
    options: letters.map((letter) => Candidates[letter] as string),
    ...defined({ groundTruth: Answer, type: Task, dataset: Video, scene }),
  }
}

const spar = z.object({
  id: looseText,
  question: z.string().min(1),
  options: looseTexts,
  answer: looseText,
  task: looseText,
  img_type: looseText,
})

/**
 * A record of SPAR-Bench: id, question, answer, task, img_type (`single` or `multi`, kept as `dataset`); its pictures
 * are left out.
 * @param line as in `readStiQuestion`. @throws RecordError that names the field.
 */
export function readSparQuestion(value: unknown, line: number): Question {
  const { id, question: text, options, answer, task, img_type } = parsed(spar, value)
  return {
    id: id ?? `line-${line}`,
    text,
    ...(options?.length && { options: withoutLetters(options) }),
    ...defined({ groundTruth: answer, type: task, dataset: img_type }),
  }
}
