import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerInTags,
  bothScorings,
  pythonFloat,
  readAnswerLetter,
  readAnswerNumber,
  spacerReadNumberAsPublished,
  sparReadNumberAsPublished,
  vsiReadTokenAsPublished,
} from '../../../../src/reasoning/index.ts'

describe('numbers', () => {
  test.each([
    // text, right, SpaceR's reader
    ['2.5', 2.5, 2.5],
    ['a 2.5', 2.5, 1],
    ['twenty-one', 21, 1],
    ['two hundred and five', 205, 2],
    ['a hundred chairs', 100, 1],
    ['three thousand', 3000, 3],
    ['two three', 2, 2],
    ['ten', 10, 10],
    ['-3', -3, 3],
    ['\u22121.5 m', -1.5, 1.5],
    ['1,200 cm', 1200, 1],
    ['1,2345', 1, 1],
    ['between 2-3 m', 2, 2],
    ['54.1 m^2', 54.1, 54.1],
    ['.5', 0.5, 5],
    ['1e3', 1000, 1],
    ['The distance is 2.5m.', 2.5, 2.5],
    ['a sofa', undefined, 1],
    ['', undefined, undefined],
    ['none', undefined, undefined],
  ])('%s', (text, right, spacer) => {
    expect(readAnswerNumber(text)).toBe(right)
    expect(spacerReadNumberAsPublished(text)).toBe(spacer)
  })

  test('SPAR takes the last number where there are several images, and -1 for none', () => {
    expect(sparReadNumberAsPublished('from 2 to 3.5 m', 'depth_prediction_oc')).toBe(2)
    expect(sparReadNumberAsPublished('from 2 to 3.5 m', 'depth_prediction_oc_mv')).toBe(3.5)
    expect(sparReadNumberAsPublished('far', 'depth_prediction_oc_mv')).toBe(-1)
    expect(sparReadNumberAsPublished('far', 'depth_prediction_oc')).toBeUndefined()
    expect(readAnswerNumber('from 2 to 3.5 m', 'last')).toBe(3.5)
  })

  test('float() of Python', () => {
    expect([' 3 ', '+3', '1_000', '1e-2', '-inf', '.5', '5.'].map(pythonFloat)).toEqual([
      3,
      3,
      1000,
      0.01,
      Number.NEGATIVE_INFINITY,
      0.5,
      5,
    ])
    expect(['', 'nan', '3 m', '1__0', '_1', '0x10', '.', '1,2'].map(pythonFloat)).toEqual(
      Array(8).fill(undefined),
    )
  })

  test('what a number prints is read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // A negative zero is printed without its sign.
        expect(readAnswerNumber(`about ${value} m`)).toBe(value + 0)
        expect(pythonFloat(String(value))).toBe(value + 0)
      }),
    )
  })

  test('nothing makes a reader fail, or say NaN', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = [readAnswerNumber(text), spacerReadNumberAsPublished(text), pythonFloat(text)]
        for (const value of read) expect(value).not.toBeNaN()
        const letter = readAnswerLetter(text)
        expect(letter === undefined || 'ABCDE'.includes(letter)).toBe(true)
      }),
    )
  })
})

describe('letters', () => {
  test.each([
    ['B', 'B'],
    ['b.', 'B'],
    ['(C)', 'C'],
    ['**D**', 'D'],
    ['A. the sofa', 'A'],
    ['A) sofa', 'A'],
    ['Answer: B', 'B'],
    ['answer: b', 'B'],
    ['The answer is C, the chair.', 'C'],
    ['Option D', 'D'],
    ['B is correct', 'B'],
    ['it must be C because of the wall', 'C'],
    ['so I choose\nC.', 'C'],
    ['A sofa', undefined],
    ['Based on the video', undefined],
    ['either B or C', undefined],
    ['Option above', undefined],
    ['F', undefined],
    ['', undefined],
  ])('%s', (text, letter) => expect(readAnswerLetter(text)).toBe(letter))

  test('an option by its words', () => {
    expect(readAnswerLetter('The Sofa.', 'ABCD', ['chair', 'the sofa'])).toBe('B')
    expect(readAnswerLetter('the stool', 'ABCD', ['chair', 'the sofa'])).toBeUndefined()
  })

  test('tags', () => {
    expect(answerInTags('<think>x</think><answer>\n B </answer>')).toBe('B')
    expect(answerInTags('<answer>B')).toBeUndefined()
    expect(answerInTags('<answer>B', true)).toBe('B')
    expect(answerInTags('B')).toBeUndefined()
    expect(vsiReadTokenAsPublished('B. the sofa')).toBe('B')
    expect(vsiReadTokenAsPublished('')).toBe('')
  })
})

test('both scorings say whether they differ', () => {
  expect(bothScorings((scoring) => (scoring === 'right' ? 1 : 0))).toEqual({
    right: 1,
    asPublished: 0,
    differ: true,
  })
  expect(bothScorings(() => ({ a: 0.1 + 0.2 })).differ).toBe(false)
  expect(bothScorings((scoring) => (scoring === 'right' ? { a: 1 } : { a: 1, b: undefined })).differ).toBe(
    false,
  )
})
