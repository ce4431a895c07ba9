import { expect, test } from 'vitest'
import {
  STI_SR_SUB_TASKS,
  STI_TASKS,
  stiAggregate,
  stiAnswerAsPublished,
  stiScore,
} from '../../../../src/reasoning/index.ts'

test.each([
  ['(b) because', 'B'],
  ["Ans='C'", 'C'],
  ['Answer: d', 'D'],
  ['Option above', 'A'],
  ['I think E is correct', 'E'],
  ['So it is\nC.', 'C'],
  [' B ', 'B'],
  ['b', 'b'],
])('the published reading of %j', (text, answer) => expect(stiAnswerAsPublished(text)).toBe(answer))

test('scores', () => {
  const row = (prediction: string) => ({ task: 'Pose Estimation', prediction, groundTruth: 'A' })
  const both = (prediction: string) => [stiScore(row(prediction)), stiScore(row(prediction), 'asPublished')]
  expect(both('A')).toEqual([1, 1])
  expect(both('<answer>(A)</answer>')).toEqual([1, 1])
  expect(both('a')).toEqual([1, 0])
  expect(both('The option above')).toEqual([0, 1])
  expect(both('')).toEqual([0, 0])
})

// Spatial-R1 (exp-1500), by task, and the number of questions of each: facts.md B, Results, and D.
const reported = [20.82, 30.1, 34.36, 37.3, 43.06, 51.37, 34.44, 44.87]
const counts = [317, 289, 358, 185, 360, 146, 331, 78]
const rows = STI_TASKS.flatMap((task, k) =>
  Array.from({ length: counts[k] as number }, () => ({ task, score: (reported[k] as number) / 100 })),
)

test('the reported aggregates', () => {
  expect(rows).toHaveLength(2064)
  expect(STI_SR_SUB_TASKS).toHaveLength(6)
  const { overall, srSub, srSubMacro } = stiAggregate(rows)
  expect([overall, srSub, srSubMacro].map((share) => Math.round(1e4 * (share as number)) / 100)).toEqual([
    37.04, 36.27, 38.74,
  ])
})

test('nine terms as published', () => {
  const right = stiAggregate(rows)
  const { overall } = stiAggregate(rows, 'asPublished')
  expect(overall).toBeCloseTo((8 * (right.overall as number) + (right.srSub as number)) / 9, 12)
  expect(stiAggregate([], 'asPublished').overall).toBeUndefined()
})
