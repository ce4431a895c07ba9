import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MetricInputError,
  SPAR_HIGH_TASKS,
  SPAR_LOW_TASKS,
  SPAR_MIDDLE_TASKS,
  sparAggregate,
  sparScore,
  sparViewChange,
  sparViewChangeScore,
} from '../../../../src/reasoning/index.ts'
import { number } from '../../geometry/arbitraries.ts'

const tasks = [...SPAR_LOW_TASKS, ...SPAR_MIDDLE_TASKS, ...SPAR_HIGH_TASKS]
const both = (task: string, prediction: string, groundTruth: string) =>
  (['right', 'asPublished'] as const).map((scoring) => sparScore({ task, prediction, groundTruth }, scoring))

describe('one prediction', () => {
  test.each([
    ['B', 'B', 1, 1],
    ['b.', 'B', 1, 1],
    ['B. left', 'B', 1, 1],
    ['The answer is B', 'B', 1, 0],
    ['Because', 'B', 0, 1],
    ['', 'B', 0, 1],
    ['<answer></answer>', 'B', 0, 1],
    ['left', 'Front left', 0, 1],
    ['front left', 'Front left', 1, 1],
    ['A', 'B', 0, 0],
  ])('a choice: %j for %s', (prediction, truth, right, published) =>
    expect(both('spatial_imagination_oo', prediction, truth)).toEqual([right, published]),
  )

  test.each([
    ['depth_prediction_oc', '2.0', '2.0', 1, 1],
    ['depth_prediction_oc', '2 or 3', '2', 1, 1],
    ['depth_prediction_oc_mv', '2 or 3', '3', 1, 1],
    ['depth_prediction_oc_mv', '', '3', 0, 0],
    ['depth_prediction_oc', '12', '10', 0.7, 0.6],
    ['depth_prediction_oc', '0.4', '0', 0.3, 0.3],
    ['depth_prediction_oc', 'two', '2', 1, 0],
    ['depth_prediction_oc', '-2', '2', 0, 1],
  ])('%s: %j for %s', (task, prediction, truth, right, published) =>
    expect(both(task, prediction, truth)).toEqual([right, published]),
  )

  test('names an unknown task', () => expect(() => both('colour', 'A', 'A')).toThrow(MetricInputError))
})

describe('the change of view', () => {
  const truth = 'move_right:0.3,rotate_left:15'
  test.each([
    // prediction, right (relative to the truth), published (to the prediction)
    [truth, 1, 1],
    ['move_right:0.6,rotate_left:15', 0.8, 0.82],
    ['move_right: 0.3, rotate_left: 15', 1, 0.8],
    ['move_right:0.3m,rotate_left:15°', 1, 0],
    ['move_left:0.3,rotate_left:15', 0.8, 0.8],
    ['I do not know', 0, 0],
    ['', 0, 0],
  ])('%j', (prediction, right, published) => {
    expect(sparViewChangeScore(prediction, truth)).toBeCloseTo(right, 12)
    expect(sparViewChangeScore(prediction, truth, 'asPublished')).toBeCloseTo(published, 12)
    expect(both('view_change_infer', prediction, truth)[0]).toBeCloseTo(right, 12)
  })

  test('five signed axes', () =>
    expect(sparViewChange('move_left:1,move_up:2,move_backward:3,rotate_right:4,rotate_down:5')).toEqual([
      -1, 2, -3, 4, -5,
    ]))

  test('is 1 for the truth, and swapped arguments are what the published code computes', () => {
    fc.assert(
      fc.property(number(0.1, 9), number(0.1, 9), (a, b) => {
        const [x, y] = [a, b].map((v) => `move_up:${v.toFixed(2)},rotate_down:${(10 * v).toFixed(1)}`) as [
          string,
          string,
        ]
        expect(sparViewChangeScore(x, x)).toBe(1)
        for (const score of [sparViewChangeScore(x, y), sparViewChangeScore(x, y, 'asPublished')])
          expect(score >= 0.6 - 1e-12 && score <= 1).toBe(true)
      }),
    )
  })
})

test('twenty tasks, their mean, and the levels', () => {
  expect([tasks.length, SPAR_LOW_TASKS.length, SPAR_MIDDLE_TASKS.length, SPAR_HIGH_TASKS.length]).toEqual([
    20, 8, 3, 9,
  ])
  const rows = tasks.map((task) => ({
    task,
    score: task === 'view_change_infer' ? 0.9 : task.includes('_infer') ? 0.3 : 0.6,
  }))
  const right = sparAggregate(rows)
  // 0.3: camera_motion_infer and two of distance_infer_center; 0.9: one; the other sixteen 0.6.
  expect(right.overall).toBeCloseTo((16 * 0.6 + 3 * 0.3 + 0.9) / 20, 12)
  expect(right.low).toBeCloseTo(0.6, 12)
  expect(right.middle).toBeCloseTo(0.6, 12)
  expect(right.high).toBeCloseTo((7 * 0.6 + 2 * 0.3) / 9, 12)
  const published = sparAggregate(rows, 'asPublished')
  expect(published.overall).toBeCloseTo(right.overall as number, 12)
  expect(published.middle).toBeCloseTo(0.45, 12)
  expect(sparAggregate([]).overall).toBeUndefined()
})
