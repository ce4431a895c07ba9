import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  collectRecords,
  PREDICTION_FORMATS,
  type Prediction,
  type PredictionFormat,
  predictionFormatOf,
  RecordError,
  readPrediction,
  readPredictions,
  writePrediction,
  writeRecords,
} from '../../../src/formats/index.ts'
import { jsonWith, orNamed } from './mutated.ts'

const formats = Object.keys(PREDICTION_FORMATS) as PredictionFormat[]
const names = [...new Set(formats.flatMap((format) => Object.values(PREDICTION_FORMATS[format])))]

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const anyPrediction: fc.Arbitrary<Prediction> = fc.record(
  {
    id: fc.oneof(
      fc.nat().map(String),
      text.filter((id) => id !== ''),
    ),
    dataset: text,
    scene: text,
    question: text,
    options: fc.array(text, { maxLength: 30 }),
    groundTruth: text,
    response: text,
    predicted: text,
    type: text,
    extra: fc.dictionary(
      fc.constantFrom('promt', 'frame_timestamps', 'video_duration', 'image_type'),
      fc.oneof(fc.integer(), text, fc.array(fc.nat())),
    ),
  },
  { requiredKeys: ['id', 'question', 'predicted', 'extra'] },
)

describe('rows of predictions', () => {
  test.each(formats)('%s: what was written is read, through JSON too', (format) => {
    fc.assert(
      fc.property(anyPrediction, (prediction) => {
        const row = JSON.parse(JSON.stringify(writePrediction(prediction, format)))
        expect(readPrediction(row, format, 7)).toEqual({
          ...prediction,
          extra: JSON.parse(JSON.stringify(prediction.extra)),
        })
      }),
    )
  })

  test.each(formats)('%s: nothing but a named error on anything', (format) => {
    fc.assert(
      fc.property(jsonWith(names), (record) => {
        orNamed(RecordError, () => readPrediction(record, format, 1))
        predictionFormatOf(record)
      }),
      { numRuns: 300 },
    )
  })

  test('of VSI-Bench, as SpaceR-Eval writes them', () => {
    const row = {
      id: 12,
      dataset: 'arkitscenes',
      scene_name: '41069025',
      question: 'How many table(s) are in this room?',
      ground_truth: '4',
      predicted_answer: '3',
      question_type: 'object_counting',
      promt: 'These are frames of a video.',
      frame_timestamps: [0, 3, 6],
      video_duration: 21.5,
    }
    expect(predictionFormatOf(row)).toBe('vsi')
    expect(readPrediction(row, 'vsi', 1)).toEqual({
      id: '12',
      dataset: 'arkitscenes',
      scene: '41069025',
      question: 'How many table(s) are in this room?',
      groundTruth: '4',
      predicted: '3',
      type: 'object_counting',
      extra: { promt: 'These are frames of a video.', frame_timestamps: [0, 3, 6], video_duration: 21.5 },
    })
    expect(writePrediction(readPrediction(row, 'vsi', 1), 'vsi')).toEqual(row)
  })

  test('of the other benchmarks are told apart by their fields', () => {
    const shared = { id: 1, question: 'q', ground_truth: 'A', predicted_answer: 'B', promt: 'p' }
    expect(predictionFormatOf({ ...shared, task: 't', frame_timestamps: [], video_duration: 2 })).toBe('sti')
    expect(predictionFormatOf({ ...shared, task: 't', image_type: 'single' })).toBe('spar')
    expect(predictionFormatOf({ ...shared, task: 't', duration: 'short' })).toBe('video-mme')
    expect(predictionFormatOf({ ...shared, question_category: 'S2E', duration: 15 })).toBe('longvideobench')
    expect(predictionFormatOf({ question: 'q', answer: 'A', prediction: 'B', promt: 'p' })).toBe(
      'tempcompass',
    )
    expect(predictionFormatOf({ question: 'q' })).toBeUndefined()
  })

  test('a whole response where the answer should be is kept, and the answer taken out of it', () => {
    const printed = '<think>two of them</think>\n<answer> B </answer>'
    const read = readPrediction({ question: 'q', predicted_answer: printed }, 'vsi', 4)
    expect(read).toEqual({ id: 'line-4', question: 'q', predicted: 'B', response: printed, extra: {} })
  })

  test('of a file stream, each by its own fields; those of no benchmark are named', async () => {
    const rows = [
      { id: 1, question: 'q', ground_truth: '4', predicted_answer: '3', question_type: 'object_counting' },
      { question: 'q', answer: 'A', prediction: 'B' },
      { question: 'q' },
    ]
    const { records, refused } = await collectRecords(readPredictions([writeRecords(rows)]))
    expect(records.map(({ id, predicted, type }) => [id, predicted, type])).toEqual([
      ['1', '3', 'object_counting'],
      ['line-2', 'B', undefined],
    ])
    expect(refused).toEqual([{ line: 3, reason: 'The row has no predicted_answer: it holds no prediction.' }])
  })

  test('an empty answer is one; a row without any is refused by name', () => {
    expect(readPrediction({ question: 'q', predicted_answer: null }, 'vsi', 1).predicted).toBe('')
    expect(() => readPrediction({ question: 'q' }, 'vsi', 1)).toThrow('The row has no predicted_answer')
    expect(() => readPrediction({ question: 3, predicted_answer: 'A' }, 'vsi', 1)).toThrow(
      /damaged at question/,
    )
    expect(() => readPrediction([], 'vsi', 1)).toThrow('The record is not an object.')
  })
})
