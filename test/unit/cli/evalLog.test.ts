import { expect, test } from 'vitest'
import { evalLog } from '../../../cli/evalLog.ts'

test('a log reads like those of SpaceR-Eval', () => {
  const scores = (count: number) => ({ tasks: { object_counting: count }, means: { overall: count } })
  const log = evalLog(
    { predictions: 'pred.jsonl' },
    { right: scores(0.5), asPublished: scores(0.4567) },
    new Date('2026-11-20T09:05:07.042Z'),
  )
  const lines = log.trimEnd().split('\n')
  expect(lines[0]).toBe('2026-11-20 09:05:07,042 - [Rank 0] - INFO - Starting process with rank 0')
  const messages = lines.map((line) => line.split(' - INFO - ')[1])
  expect(messages.slice(1, 6)).toEqual([
    'Running parameters:',
    '  predictions: pred.jsonl',
    '--- Final Evaluation Metrics ---',
    'Overall Accuracy: 45.67%',
    'object_counting Accuracy: 45.67%',
  ])
  expect(messages.at(-1)).toBe('object_counting Accuracy: 50.00%')
})
