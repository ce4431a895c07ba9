/** Where each training set keeps what: the names of its fields. */

export interface SampleFields {
  id: string
  text: string
  answer: string
  type: string
  path: string
  /** Of the field that says `video` or `image`; without one all records are of `kind`. */
  kindField?: string
  kind: 'video' | 'image'
  /** `Question:\n` stands before the text. */
  prefixed?: true
  /** The type is a list. */
  typeList?: true
  /** The answer stands in `<answer>` tags. */
  tagged?: true
}

/**
 * The sets (facts.md A and B).
 * - `spatial-r1`: the record in the README of Spatial-R1.
 * - `fmt-train-data`: the early `fmt_train_data.jsonl` of the SpaceR repository.
 * - `sr-91k`: the fields that SpaceR's training code uses; the file itself was not to be had.
 * - `video2layout-rl`: the keys in the EasyR1 configuration of Video2Layout (question, answer, image_path).
 * - `qvs`: the published fields of QVS-Bench are not known; question, options, answer and frames are the plain words.
 */
export const SAMPLE_FIELDS = {
  'spatial-r1': {
    id: 'problem_id',
    text: 'problem',
    answer: 'solution',
    type: 'problem_type',
    path: 'video_filename',
    kindField: 'data_type',
    kind: 'video',
    prefixed: true,
    typeList: true,
    tagged: true,
  },
  'fmt-train-data': {
    id: 'problem_id',
    text: 'problem',
    answer: 'solution',
    type: 'question_type',
    path: 'video',
    kindField: 'data_type',
    kind: 'video',
    prefixed: true,
    tagged: true,
  },
  'sr-91k': {
    id: 'problem_id',
    text: 'problem',
    answer: 'solution',
    type: 'problem_type',
    path: 'path',
    kindField: 'data_type',
    kind: 'video',
    tagged: true,
  },
  'video2layout-rl': {
    id: 'id',
    text: 'question',
    answer: 'answer',
    type: 'question_type',
    path: 'image_path',
    kind: 'image',
  },
  qvs: {
    id: 'id',
    text: 'question',
    answer: 'answer',
    type: 'question_type',
    path: 'frames',
    kind: 'image',
  },
} as const satisfies Record<string, SampleFields>

export type SampleFormat = keyof typeof SAMPLE_FIELDS
export const SAMPLE_FORMATS = Object.keys(SAMPLE_FIELDS) as SampleFormat[]

/** The record's own name for each part of a sample. */
export function namesOf(format: SampleFormat): Record<string, string> {
  const { id, text, answer, type, path, kindField }: SampleFields = SAMPLE_FIELDS[format]
  const shared = { options: 'options', dataset: 'dataset', scene: 'scene_name', source: 'data_source' }
  return { id, text, answer, type, path, ...shared, ...(kindField && { kind: kindField }) }
}
