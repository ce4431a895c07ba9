import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordError, readSparQuestion, readStiQuestion } from '../../../src/formats/index.ts'

const sti = {
  Video: 'scene.mp4',
  ID: 7,
  Task: 'Dimensional Measurement',
  Question: 'How wide is the table?',
  Candidates: { B: '1.2 m', A: '0.8 m', C: '2 m' },
  Answer: 'B',
  time_start: 0,
  time_end: 4.5,
}
const spar = {
  id: 'spar-1',
  question: 'Which is nearer, the red or the blue point?',
  answer: 'red',
  task: 'distance_infer_center_oo',
  img_type: 'single',
  image: [{ bytes: 'iVBOR' }],
}

describe('STI-Bench', () => {
  test('a record is a question about a part of the video, with options in the order of their letters', () => {
    expect(readStiQuestion(sti, 1)).toEqual({
      id: '7',
      text: 'From 0 seconds to 4.5 seconds. How wide is the table?',
      options: ['0.8 m', '1.2 m', '2 m'],
      groundTruth: 'B',
      type: 'Dimensional Measurement',
      dataset: 'scene.mp4',
    })
  })

  test('without times and id it is asked of the whole, and named by its line', () => {
    const { ID: _i, time_start: _s, time_end: _e, ...rest } = sti
    expect(readStiQuestion(rest, 12)).toMatchObject({ id: 'line-12', text: 'How wide is the table?' })
  })
})

test('a record of SPAR-Bench is a question without its pictures', () => {
  expect(readSparQuestion(spar, 1)).toEqual({
    id: 'spar-1',
    text: spar.question,
    groundTruth: 'red',
    type: 'distance_infer_center_oo',
    dataset: 'single',
  })
})

test.each([
  [readStiQuestion, { ...sti, Question: '' }, 'Question'],
  [readStiQuestion, { ...sti, Candidates: 'A' }, 'Candidates'],
  [readSparQuestion, { ...spar, question: 5 }, 'question'],
] as const)('damage is named by its field', (read, record, field) => {
  expect(() => read(record, 1)).toThrowError(new RegExp(field))
})

test('nothing but the named error is thrown, whatever the record', () => {
  for (const read of [readStiQuestion, readSparQuestion])
    fc.assert(
      fc.property(fc.anything(), (record) => {
        try {
          read(record, 1)
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError)
        }
      }),
    )
})
