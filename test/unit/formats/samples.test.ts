import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  collectRecords,
  RecordError,
  readCognitiveMap,
  readSample,
  readSamples,
  SAMPLE_FORMATS,
  type Sample,
  type SampleFormat,
  writeCognitiveMap,
  writeSample,
} from '../../../src/formats/index.ts'
import { jsonWith, orNamed } from './mutated.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const anySample = (format: SampleFormat): fc.Arbitrary<Sample> =>
  fc.record(
    {
      question: fc.record(
        {
          id: fc.nat().map(String),
          text,
          options: fc.array(text, { maxLength: 5 }),
          groundTruth: text,
          type: text,
          dataset: text,
          scene: text,
        },
        { requiredKeys: ['id', 'text'] },
      ),
      media: fc.record({
        kind:
          format === 'qvs' || format === 'video2layout-rl'
            ? fc.constant('image' as const)
            : fc.constantFrom('video' as const, 'image' as const),
        paths: fc.array(text, { maxLength: 3 }),
      }),
      source: text,
      extra: fc.dictionary(fc.constantFrom('fps', 'note'), fc.integer()),
    },
    { requiredKeys: ['question', 'media', 'extra'] },
  )

describe('records of training sets', () => {
  test.each(SAMPLE_FORMATS)('%s: what was written is read, through JSON too', (format) => {
    fc.assert(
      fc.property(anySample(format), (sample) => {
        const record = JSON.parse(JSON.stringify(writeSample(sample, format)))
        expect(readSample(record, format, 7)).toEqual({ ...sample, extra: { ...sample.extra } })
      }),
    )
  })

  test.each(SAMPLE_FORMATS)('%s: nothing but a named error on anything', (format) => {
    const names = [
      'problem_id',
      'problem',
      'problem_type',
      'options',
      'solution',
      'path',
      'data_type',
      'question',
    ]
    fc.assert(
      fc.property(jsonWith([...names, 'answer', 'image_path', 'frames', 'video']), (record) => {
        orNamed(RecordError, () => readSample(record, format, 1))
      }),
      { numRuns: 300 },
    )
  })

  test('of Spatial-R1: the record in its README', () => {
    const record = {
      problem_id: 1,
      problem: 'Question:\nHow many monitor(s) are in this room?',
      data_type: 'video',
      problem_type: ['object_counting'],
      solution: '<answer>7</answer>',
      video_filename: 'scannet/scene0653_00.mp4',
    }
    const sample = readSample(record, 'spatial-r1', 1)
    expect(sample).toEqual({
      question: {
        id: '1',
        text: 'How many monitor(s) are in this room?',
        groundTruth: '7',
        type: 'object_counting',
      },
      media: { kind: 'video', paths: ['scannet/scene0653_00.mp4'] },
      extra: {},
    })
    expect(writeSample(sample, 'spatial-r1')).toEqual(record)
  })

  test('of SR-91k: options lose their letters and get them back', () => {
    const record = {
      problem_id: 5,
      problem: 'Which is nearest?',
      data_type: 'video',
      problem_type: 'multiple choice',
      options: ['A. sofa', 'B. tv'],
      solution: '<answer>B</answer>',
      path: 'scannet/scene0001_00.mp4',
      data_source: 'SR_dataset',
    }
    const sample = readSample(record, 'sr-91k', 1)
    expect(sample.question.options).toEqual(['sofa', 'tv'])
    expect(sample.source).toBe('SR_dataset')
    expect(writeSample(sample, 'sr-91k')).toEqual(record)
  })

  test('of a file stream', async () => {
    const { records, refused } = await collectRecords(readSamples(['{"question": "q"}\n[]\n'], 'qvs'))
    expect(records.map(({ question }) => question)).toEqual([{ id: 'line-1', text: 'q' }])
    expect(refused).toEqual([{ line: 2, reason: 'The record is not an object.' }])
  })

  test('of Video2Layout: several pictures', () => {
    const sample = readSample(
      { question: 'q', answer: 2.5, image_path: ['1.png', '2.png'] },
      'video2layout-rl',
      9,
    )
    expect(sample).toEqual({
      question: { id: 'line-9', text: 'q', groundTruth: '2.5' },
      media: { kind: 'image', paths: ['1.png', '2.png'] },
      extra: {},
    })
  })

  test('cognitive_map.jsonl is read and written; damage is named', () => {
    const record = { video_id: 'scene0653_00', cognitive_map: { table: [[0, 3]] }, object_list: ['table'] }
    expect(writeCognitiveMap(readCognitiveMap(record))).toEqual(record)
    expect(() => readCognitiveMap({ ...record, cognitive_map: { table: [[0]] } })).toThrow(
      /cognitive_map\.table/,
    )
    fc.assert(
      fc.property(jsonWith(['video_id', 'cognitive_map', 'object_list']), (value) => {
        orNamed(RecordError, () => readCognitiveMap(value))
      }),
    )
  })
})
