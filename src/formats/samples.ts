import { z } from 'zod'
import type { Question } from '../reasoning/index.ts'
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
import { namesOf, SAMPLE_FIELDS, type SampleFields, type SampleFormat } from './sampleFields.ts'

/** One sample of a training set: a question, its answer, and what is looked at. */
export interface Sample {
  /** Its `groundTruth` is the answer without tags. */
  question: Question
  media: { kind: 'video' | 'image'; paths: string[] }
  /** The set it was taken from: SpaceR asks for a map where this is `SR_dataset`. */
  source?: string
  /** All other fields of the record, as they were. */
  extra: Record<string, unknown>
}

const schema = z.object({
  id: looseText,
  text: z.string(),
  options: looseTexts,
  answer: looseText,
  type: looseTexts,
  dataset: looseText,
  scene: looseText,
  path: looseTexts,
  kind: z.enum(['video', 'image']).optional(),
  source: looseText,
})

const PREFIX = 'Question:\n'
const TAGGED = /^\s*<answer>([\s\S]*)<\/answer>\s*$/

/**
 * Reads a training record.
 * @param line of the file: the id of a record that has none.
 * @throws RecordError that names the field.
 */
export function readSample(record: unknown, format: SampleFormat, line: number): Sample {
  const fields = asObject(record)
  const names = namesOf(format)
  const set: SampleFields = SAMPLE_FIELDS[format]
  const parts = Object.fromEntries(
    Object.entries(names).flatMap(([part, name]) =>
      Object.hasOwn(fields, name) ? [[part, fields[name]]] : [],
    ),
  )
  const { id, text, options, answer, type, dataset, scene, path, kind, source } = parsed(schema, parts)
  const groundTruth = set.tagged ? (TAGGED.exec(answer ?? '')?.[1] ?? answer) : answer
  return {
    question: {
      id: id ?? `line-${line}`,
      text: set.prefixed && text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text,
      ...(options && { options: withoutLetters(options) }),
      ...(groundTruth !== undefined && { groundTruth }),
      ...(type?.length && { type: type.join(',') }),
      ...(dataset !== undefined && { dataset }),
      ...(scene !== undefined && { scene }),
    },
    media: { kind: kind ?? set.kind, paths: path ?? [] },
    ...(source !== undefined && { source }),
    extra: otherFields(fields, Object.values(names)),
  }
}

/** The record of a sample; a field of `extra` that bears the name of a known one gives way to it. */
export function writeSample({ question, media, source, extra }: Sample, format: SampleFormat): JsonObject {
  const set: SampleFields = SAMPLE_FIELDS[format]
  const { id, text, options, groundTruth, type, dataset, scene } = question
  const [path, ...more] = media.paths
  const written: Record<string, unknown> = {
    id: idField(id),
    text: set.prefixed ? PREFIX + text : text,
    kind: media.kind,
    type: type !== undefined && set.typeList ? type.split(',') : type,
    options: options && withLetters(options),
    answer: groundTruth !== undefined && set.tagged ? `<answer>${groundTruth}</answer>` : groundTruth,
    path: more.length ? media.paths : path,
    source,
    dataset,
    scene,
  }
  const names = namesOf(format)
  const known = Object.entries(names).map(([part, name]) => [name, written[part]])
  return { ...defined(Object.fromEntries(known)), ...otherFields(extra, Object.values(names)) }
}

/** The records of a JSON Lines file. */
export const readSamples = (chunks: TextSource, format: SampleFormat): AsyncGenerator<RecordLine<Sample>> =>
  readRecordsAs(chunks, (record, line) => readSample(record, format, line))
