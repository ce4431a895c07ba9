import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MetricInputError,
  type SpacerGridMap,
  type SpacerSample,
  spacerAccuracyReward,
  spacerAdvantages,
  spacerFormatReward,
  spacerLengthBonus,
  spacerMapScore,
  spacerTemporalBonus,
} from '../../../../src/reasoning/index.ts'

const cell = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
const map = fc.dictionary(fc.constantFrom('sofa', 'table', 'chair'), fc.array(cell, { maxLength: 3 }))
/** 1 - 5 / (10 √2): a centre that is off by 3 and 4 cells. */
const OFF = 0.6464466094067263

describe('the map score', () => {
  const truth: SpacerGridMap = {
    table: [[0, 0]],
    chair: [
      [1, 1],
      [9, 9],
    ],
  }
  test.each<[string, SpacerGridMap, number]>([
    ['the truth', truth, 1],
    ['one centre off', { ...truth, table: [[3, 4]] }, (2 + OFF) / 3],
    ['a chair missing', { table: [[3, 4]], chair: [[1, 1]] }, (0.5 * 2 + OFF) / 3],
    [
      'a chair too many',
      {
        ...truth,
        chair: [
          [1, 1],
          [9, 9],
          [5, 5],
        ],
      },
      ((2 / 3) * 2 + 1) / 3,
    ],
    ['another category as well', { ...truth, sofa: [[5, 5]] }, 1],
    ['nothing', {}, 0],
    ['beyond the grid', { table: [[100, 0]] }, 0],
  ])('%s', (_name, printed, score) => expect(spacerMapScore(printed, truth)).toBeCloseTo(score, 12))

  test('the closest pair is matched first, though both lose by it', () => {
    // 2 to 3 first (distance 1), then 0 to 9.
    const score = spacerMapScore(
      {
        a: [
          [0, 0],
          [2, 0],
        ],
      },
      {
        a: [
          [3, 0],
          [9, 0],
        ],
      },
    )
    expect(score).toBeCloseTo((2 - 10 / (10 * Math.SQRT2)) / 2, 12)
  })

  test('a truth without instances: a score, where the published code stops', () => {
    expect(spacerMapScore({}, {})).toBe(1)
    expect(spacerMapScore({}, { sofa: [] }, 'asPublished')).toBe(1)
    expect(spacerMapScore({ sofa: [] }, { sofa: [] })).toBe(1)
    expect(spacerMapScore({ sofa: [[1, 1]] }, { sofa: [] })).toBe(0)
    expect(() => spacerMapScore({ sofa: [] }, { sofa: [] }, 'asPublished')).toThrow(MetricInputError)
    expect(() => spacerMapScore({}, {}, 'right', 0)).toThrow(MetricInputError)
  })

  test('lies in 0 to 1, is 1 for the truth, and never better for what is left out', () => {
    fc.assert(
      fc.property(map, map, (printed, wanted) => {
        const score = spacerMapScore(printed, wanted)
        expect(score >= 0 && score <= 1 + 1e-12).toBe(true)
        expect(spacerMapScore(wanted, wanted)).toBeCloseTo(1, 12)
        const { sofa: _, ...less } = printed
        if (Object.values(wanted).flat().length)
          expect(spacerMapScore(less, wanted)).toBeLessThanOrEqual(score + 1e-12)
      }),
    )
  })
})

describe('the accuracy reward', () => {
  const of = (
    problemType: SpacerSample['problemType'],
    answer: string,
    truth: string,
    more: Partial<SpacerSample> = {},
  ) => ({
    problemType,
    response: `<think>x</think><answer>${answer}</answer>`,
    solution: `<answer>${truth}</answer>`,
    ...more,
  })
  test.each<[SpacerSample['problemType'], string, string, number, number]>([
    ['multiple choice', 'B', 'B', 1, 1],
    ['multiple choice', 'b', 'B', 0, 0],
    ['numerical', '10', '10', 1, 1],
    ['numerical', 'a 2.5', '2.5', 1, 0],
    ['numerical', '12', '10', 0.7, 0.6],
    ['numerical', 'none', '10', 0, 0],
    ['numerical', '0', '0', 1, 0],
    ['OCR', 'the cat sat down', 'the cat sat', 2 / 3, 2 / 3],
    ['OCR', 'a b c d', 'x', 0, 0],
    ['free-form', 'the sofa', 'The sofas', 1, 1],
    ['regression', '9', '10', 0.9, 0.9],
    ['regression', '1,000', '1000', 1, 1],
    ['regression', '30', '10', 0, 0],
    ['regression', '0', '0', 1, 0],
    ['regression', 'far', '10', 0, 0],
  ])('%s: %s for %s', (type, answer, truth, right, published) => {
    expect(spacerAccuracyReward(of(type, answer, truth)).reward).toBeCloseTo(right, 8)
    expect(spacerAccuracyReward(of(type, answer, truth), 'asPublished').reward).toBeCloseTo(published, 8)
  })

  test('no answer is not a right answer', () => {
    const sample: SpacerSample = { problemType: 'multiple choice', response: 'B', solution: 'B' }
    expect(spacerAccuracyReward(sample).reward).toBe(0)
    expect(spacerAccuracyReward(sample, 'asPublished').reward).toBe(1)
  })

  const trueMap: SpacerGridMap = { sofa: [[0, 0]] }
  const withMap = (
    answer: string,
    printed: SpacerGridMap,
    truth: SpacerGridMap | undefined = trueMap,
  ): SpacerSample => ({
    ...of(/\d/.test(answer) ? 'numerical' : 'multiple choice', answer, /\d/.test(answer) ? '10' : 'B'),
    response: `<think><map>{…}</map></think><answer>${answer}</answer>`,
    ...(truth && { trueMap: truth }),
    readMap: (text, categories) => {
      expect([text, categories]).toEqual(['{…}', Object.keys(truth ?? {})])
      return printed
    },
  })
  test('the map counts where the answer is right', () => {
    expect(spacerAccuracyReward(withMap('B', { sofa: [[3, 4]] }))).toEqual({
      reward: 1 + OFF,
      answer: 1,
      map: OFF,
    })
    expect(spacerAccuracyReward(withMap('B', {}))).toEqual({ reward: 0, answer: 1, map: 0 })
    expect(spacerAccuracyReward(withMap('C', trueMap))).toEqual({ reward: 0, answer: 0, map: undefined })
    expect(spacerAccuracyReward(withMap('11', trueMap)).reward).toBe(1.9)
    // An MRA of a half is not above a half.
    expect(spacerAccuracyReward(withMap('13', trueMap))).toEqual({ reward: 0.5, answer: 0.5, map: undefined })
  })

  test("SpaceR's reader reads the map where no other is given", () => {
    const response = '<think><map>{"sofa": [[3, 4]]}</map></think><answer>B</answer>'
    const sample = { ...of('multiple choice', 'B', 'B'), response, trueMap }
    expect(spacerAccuracyReward(sample).map).toBeCloseTo(OFF, 12)
    expect(spacerAccuracyReward({ ...sample, response: response.replace('3, 4', '3') }).reward).toBe(0)
  })

  test('a map that has no truth takes nothing away, unlike in the published code', () => {
    const { trueMap: _, ...alone } = withMap('B', {})
    expect(spacerAccuracyReward(alone)).toEqual({ reward: 1, answer: 1, map: undefined })
    expect(spacerAccuracyReward(alone, 'asPublished').reward).toBe(0)
    expect(spacerAccuracyReward(withMap('B', { sofa: [] }, { sofa: [] }), 'asPublished').reward).toBe(0)
    expect(spacerAccuracyReward(withMap('B', { sofa: [] }, { sofa: [] })).reward).toBe(2)
  })
})

test('the format', () => {
  expect(spacerFormatReward('<think>a\nb</think>\n<answer>B</answer>')).toBe(1)
  expect(spacerFormatReward('<think>a</think><answer>B</answer>.')).toBe(0)
  expect(spacerFormatReward('<map></map><think>a</think><answer>B</answer>')).toBe(0)
  expect(spacerFormatReward('<answer>B</answer>')).toBe(0)
})

describe('what is added in a group', () => {
  test('length: only where more than one is accurate', () => {
    expect(spacerLengthBonus([1, 0.5, 0.1, 1, 1], [320, 512, 400, 319, 513])).toEqual([0.2, 0.2, 0, 0, 0])
    expect(spacerLengthBonus([1, 0.1], [400, 400])).toEqual([0, 0])
    expect(() => spacerLengthBonus([1], [])).toThrow(MetricInputError)
  })

  test('time: where order helps, or hardly harms', () => {
    expect(spacerTemporalBonus([0.8, 0.8, 0], [0.6])).toEqual([0.3, 0.3, 0])
    expect(spacerTemporalBonus([0.4, 0.4], [0.6])).toEqual([0, 0])
    expect(() => spacerTemporalBonus([], [1])).toThrow(MetricInputError)
  })

  test('advantages', () => {
    const [a, b] = spacerAdvantages([0, 2])
    expect([a, b]).toEqual([-1 / (Math.SQRT2 + 1e-4), 1 / (Math.SQRT2 + 1e-4)])
    expect(spacerAdvantages([1, 1, 1])).toEqual([0, 0, 0])
    expect(() => spacerAdvantages([1])).toThrow(MetricInputError)
  })
})
