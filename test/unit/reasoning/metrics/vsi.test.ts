import { describe, expect, test } from 'vitest'
import {
  bothScorings,
  MetricInputError,
  VSI_CHOICE_TYPES,
  VSI_DIRECTION_TYPES,
  VSI_NUMERICAL_TYPES,
  vsiAggregate,
  vsiScore,
  vsiScoreAsSpacer,
} from '../../../../src/reasoning/index.ts'

const choice = (prediction: string, groundTruth = 'B') => ({
  questionType: 'object_rel_distance',
  prediction,
  groundTruth,
})
const count = (prediction: string, groundTruth = '4') => ({
  questionType: 'object_counting',
  prediction,
  groundTruth,
})

describe('one prediction', () => {
  test.each([
    // prediction, right, VSI-Bench's code, SpaceR's code
    ['B', 1, 1, 1],
    ['b.', 1, 1, 0],
    ['B. sofa', 1, 1, 1],
    ['The answer is B', 1, 0, 0],
    ['<think>A or B?</think><answer>B</answer>', 1, 0, 1],
    ['Answer:B', 1, 0, 1],
    ['A', 0, 0, 0],
    ['', 0, 0, 0],
  ])('of a choice: %s', (prediction, right, vsi, spacer) => {
    expect(bothScorings((scoring) => vsiScore(choice(prediction), scoring))).toMatchObject({
      right,
      asPublished: vsi,
    })
    expect(vsiScoreAsSpacer(choice(prediction))).toBe(spacer)
  })

  test.each([
    ['4', 1, 1, 1],
    ['4.', 1, 1, 1],
    ['There are 4', 1, 0, 1],
    ['a total of 4', 1, 0, 0],
    ['four', 1, 0, 1],
    ['5', 0.6, 0.6, 0.6],
    ['many', 0, 0, 0],
  ])('of a number: %s', (prediction, right, vsi, spacer) => {
    expect(vsiScore(count(prediction))).toBe(right)
    expect(vsiScore(count(prediction), 'asPublished')).toBe(vsi)
    expect(vsiScoreAsSpacer(count(prediction))).toBe(spacer)
  })

  test('names what it can not score', () => {
    expect(() => vsiScore({ ...count('4'), questionType: 'colour' })).toThrow(MetricInputError)
    expect(() => vsiScore(count('4', 'four'))).toThrow(/'four' is not a number/)
  })
})

describe('the whole benchmark', () => {
  // Qwen2.5-VL-7B without training, as Spatial-R1 reports it: facts.md B, Results.
  const reported: Record<string, number> = {
    obj_appearance_order: 32.69,
    object_abs_distance: 17.48,
    object_counting: 33.96,
    object_rel_distance: 35.77,
    object_size_estimation: 51.85,
    room_size_estimation: 36.6,
    route_planning: 29.38,
  }
  const rows = [...VSI_NUMERICAL_TYPES, ...VSI_CHOICE_TYPES].map((questionType) => ({
    questionType,
    score: (reported[questionType] ?? 37.73) / 100,
  }))

  test.each(['right', 'asPublished', 'asSpacer'] as const)('%s: the reported overall', (scoring) => {
    const { overall, tasks, missing } = vsiAggregate(rows, scoring)
    expect(100 * (overall as number)).toBeCloseTo(34.43, 2)
    expect(Object.keys(tasks)).toHaveLength(8)
    expect(missing).toEqual([])
  })

  test('a level that is absent', () => {
    const some = [0.6, 0.9].map((score, k) => ({ questionType: VSI_DIRECTION_TYPES[k] as string, score }))
    const direction = (scoring: 'right' | 'asPublished' | 'asSpacer') => vsiAggregate(some, scoring).overall
    expect(direction('right')).toBeCloseTo(0.75)
    expect(direction('asPublished')).toBeCloseTo(0.5)
    expect(direction('asSpacer')).toBe(0)
    expect(vsiAggregate(some).missing).toContain('object_rel_direction_hard')
  })

  test('an absent direction task is averaged as 0 by the published code alone', () => {
    const one = [{ questionType: 'object_counting', score: 0.8 }]
    expect(vsiAggregate(one).overall).toBe(0.8)
    expect(vsiAggregate(one, 'asPublished').overall).toBe(0.4)
    expect(vsiAggregate(one, 'asPublished').perQuestion).toBe(0.8)
    expect(vsiAggregate([]).overall).toBeUndefined()
    expect(vsiAggregate([], 'asPublished').overall).toBeUndefined()
  })
})
