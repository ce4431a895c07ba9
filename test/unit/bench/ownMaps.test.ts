import { expect, test } from 'vitest'
import type { Question } from '../../../src/reasoning/index.ts'
import { VSI_TASKS } from '../../../src/reasoning/index.ts'
import { answersOf, scoresOf } from '../../bench/ownMaps.ts'
import { PUBLISHED, publishedTasks } from '../../bench/published.ts'
import { TASK_HEADS, taskCells } from '../../bench/vsiRows.ts'
import { room, thing, unsure } from '../reasoning/engineRoom.ts'
import { USUAL } from '../reasoning/guess/usual.ts'

const question = (id: string, type: string, text: string, groundTruth: string): Question => ({
  id,
  type,
  text,
  groundTruth,
})
const QUESTIONS = [
  question('0', 'object_counting', 'How many chair(s) are in this room?', '2'),
  question('1', 'object_size_estimation', 'What is the longest side of the piano, in centimetres?', '150'),
  question('2', 'object_size_estimation', 'What is the longest side of the bed, in centimetres?', '200'),
]
const clip = {
  name: 'clip',
  questions: QUESTIONS,
  own: unsure(0.05),
  truth: { ...room, objects: [...room.objects, thing('piano-1', [2, 4], [1.5, 0.6, 1])] },
}

test('a clip is answered in four ways, and what is not answered scores nothing', () => {
  const scores = Object.fromEntries(answersOf(clip, USUAL).map(({ way, rows }) => [way, scoresOf(rows)]))
  expect(Object.entries(scores).map(([way, { answered, guessed }]) => [way, answered, guessed])).toEqual([
    ['own map', 2, 0],
    ['own map and guesses', 2, 1],
    ['guesses alone', 0, 3],
    ['ground-truth map', 3, 0],
  ])
  expect(scores['own map']?.tasks).toEqual({ object_counting: 1, object_size_estimation: 0.5 })
  expect(scores['own map and guesses']?.tasks.object_size_estimation).toBeGreaterThan(0.5)
  expect(scores['ground-truth map']?.overall).toBe(1)
})

test('without the ground truth a clip has no perfect map', () => {
  const { rows } = answersOf({ ...clip, truth: undefined }, USUAL).at(-1) ?? { rows: [] }
  expect(scoresOf(rows)).toMatchObject({ answered: 0, guessed: 0, questions: 3, overall: 0 })
})

test('tables have a cell for each task and the overall score', () => {
  for (const one of PUBLISHED) {
    expect(one.tasks).toHaveLength(VSI_TASKS.length)
    expect(taskCells({ tasks: publishedTasks(one), overall: one.overall / 100 })).toHaveLength(
      TASK_HEADS.length,
    )
  }
  expect(taskCells({ tasks: { object_counting: 0.5 }, overall: 0.5 })).toEqual([
    '50.0',
    ...Array(7).fill('–'),
    '50.0',
  ])
})
