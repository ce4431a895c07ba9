import { describe, expect, test } from 'vitest'
import {
  type ChoiceBenchmark,
  choiceAggregate,
  choiceLetterAsPublished,
  choiceScore,
  LONG_VIDEO_BENCH_LEVELS,
} from '../../../../src/reasoning/index.ts'

describe('one prediction', () => {
  test.each<[ChoiceBenchmark, string, string, number, number]>([
    ['Video-MME', 'C', 'C', 1, 1],
    ['Video-MME', '<think>A</think><answer>C</answer>', 'C', 1, 1],
    ['Video-MME', 'The best answer is C', 'C', 1, 1],
    ['Video-MME', 'Based on the video, C', 'C', 1, 0],
    ['Video-MME', 'Based on the video', 'B', 0, 1],
    ['Video-MME', 'c', 'C', 1, 0],
    ['LongVideoBench', 'E. the last', 'E', 1, 1],
    ['LongVideoBench', '', 'E', 0, 0],
    ['TempCompass', 'B', '<answer>B</answer>', 1, 1],
    ['TempCompass', 'B. rising', 'B', 1, 1],
    ['TempCompass', 'B) rising', 'B. rising', 1, 1],
    ['TempCompass', 'Option B', 'B', 1, 0],
    ['TempCompass', 'A', 'B', 0, 0],
  ])('%s: %j for %s', (benchmark, prediction, groundTruth, right, published) => {
    expect(choiceScore(benchmark, { prediction, groundTruth })).toBe(right)
    expect(choiceScore(benchmark, { prediction, groundTruth }, 'asPublished')).toBe(published)
  })

  test('the letters of each', () => {
    expect(choiceLetterAsPublished('E', 'Video-MME')).toBe('')
    expect(choiceLetterAsPublished('E', 'LongVideoBench')).toBe('E')
    expect(choiceLetterAsPublished('The correct option D', 'Video-MME')).toBe('D')
  })
})

test('the overall counts questions, not groups', () => {
  const { overall, groups } = choiceAggregate([
    { group: 'short', score: 1 },
    { group: 'short', score: 0 },
    { group: 'long', score: 1 },
    { score: 1 },
  ])
  expect(overall).toBe(0.75)
  expect(groups).toEqual({ short: 0.5, long: 1 })
  expect(choiceAggregate([])).toEqual({ overall: undefined, groups: {} })
  expect(Object.values(LONG_VIDEO_BENCH_LEVELS).flat()).toHaveLength(17)
})
