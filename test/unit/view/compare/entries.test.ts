import { describe, expect, test } from 'vitest'
import type { DatasetRow } from '../../../../src/session/index.ts'
import {
  countVerdicts,
  differenceOf,
  filtered,
  joined,
  NO_FILTER,
  outcomeOf,
  sorted,
} from '../../../../src/view/compare/dataset/entries.ts'

const row = (id: string, line: number, more: Partial<DatasetRow> = {}): DatasetRow => ({
  id,
  line,
  task: 'object_counting',
  question: `How many chairs are in room ${id}?`,
  predicted: '4',
  verdicts: {
    consistent: 0,
    'arithmetic-wrong': 0,
    'contradicts-own-map': 0,
    'contradicts-truth': 0,
    'not-checkable': 0,
  },
  claims: 0,
  hasMap: false,
  ...more,
})
const keys = (entries: readonly { key: string }[]) => entries.map(({ key }) => key)

describe('two runs', () => {
  test('are joined by id; what one of them lacks stays alone', () => {
    const entries = joined([row('x', 1), row('y', 2)], [row('y', 1), row('z', 2)])
    expect(entries.map(({ key, a, b }) => [key, a?.id, b?.id])).toEqual([
      ['a1', 'x', undefined],
      ['a2', 'y', 'y'],
      ['b2', undefined, 'z'],
    ])
  })

  test('of several rows with one id, the first meets the first', () => {
    const entries = joined([row('x', 1), row('x', 2)], [row('x', 5), row('x', 6), row('x', 7)])
    expect(entries.map(({ a, b }) => [a?.line, b?.line])).toEqual([
      [1, 5],
      [2, 6],
      [undefined, 7],
    ])
  })

  test('differ by their scores', () => {
    const [entry] = joined([row('x', 1, { score: 0.2 })], [row('x', 1, { score: 0.9 })])
    expect(entry && differenceOf(entry)).toBeCloseTo(0.7)
    expect(differenceOf({ key: 'a', a: row('x', 1) })).toBe(0)
  })
})

describe('rows are filtered', () => {
  const a = [
    row('1', 1, { score: 1, scene: 'hall' }),
    row('2', 2, { score: 0.4, task: 'object_rel_direction_easy' }),
    row('3', 3, { score: 0, predicted: 'B' }),
    row('4', 4, { agreesWithOwnMap: false }),
  ]
  const b = [row('1', 1, { score: 1 }), row('2', 2, { score: 0.9 }), row('3', 3, { score: 0 }), row('4', 4)]
  const one = joined(a, undefined)
  const only = (filter: Partial<typeof NO_FILTER>, entries = one) =>
    keys(filtered(entries, { ...NO_FILTER, ...filter }))

  test('by words, all of them, wherever they stand', () => {
    expect(only({ text: '' })).toHaveLength(4)
    expect(only({ text: 'HALL chairs' })).toEqual(['a1'])
    expect(only({ text: 'room 3' })).toEqual(['a3'])
    expect(only({ text: 'elephants' })).toEqual([])
  })

  test('by task, with its family', () => {
    expect(only({ task: 'object_rel_direction' })).toEqual(['a2'])
    expect(only({ task: 'object_rel' })).toEqual(['a2'])
    expect(only({ task: 'object_counting' })).toEqual(['a1', 'a3', 'a4'])
  })

  test('by outcome', () => {
    expect(a.map(outcomeOf)).toEqual(['right', 'partly', 'wrong', 'unscored'])
    expect(only({ outcome: 'wrong' })).toEqual(['a3'])
    expect(only({ outcome: 'unscored' })).toEqual(['a4'])
    expect(only({ outcome: 'differs' }, joined(a, b))).toEqual(['a2'])
  })

  test('by claims', () => {
    const bad = row('9', 9, { verdicts: { ...row('', 0).verdicts, 'arithmetic-wrong': 2 } })
    const entries = joined([...a, bad], undefined)
    expect(only({ claims: 'answer' }, entries)).toEqual(['a4'])
    expect(only({ claims: 'arithmetic-wrong' }, entries)).toEqual(['a9'])
  })
})

describe('rows are sorted', () => {
  const entries = joined(
    [
      row('10', 1, { score: 0, relativeError: 0.5 }),
      row('9', 2, { score: 0, relativeError: 3 }),
      row('8', 3, { score: 1 }),
      row('7', 4),
    ],
    undefined,
  )
  test('by error, the worst first: of equal scores the number that is farther off', () => {
    expect(keys(sorted(entries, { by: 'error', descending: true }))).toEqual(['a2', 'a1', 'a3', 'a4'])
  })
  test('by id as numbers, and by the file’s own order', () => {
    expect(keys(sorted(entries, { by: 'id', descending: false }))).toEqual(['a4', 'a3', 'a2', 'a1'])
    expect(keys(sorted(entries, { by: 'line', descending: false }))).toEqual(['a1', 'a2', 'a3', 'a4'])
    expect(keys(sorted(entries, { by: 'line', descending: true }))).toEqual(['a4', 'a3', 'a2', 'a1'])
  })
  test('equal ones stay in the file’s order, both ways', () => {
    expect(keys(sorted(entries, { by: 'task', descending: true }))).toEqual(['a1', 'a2', 'a3', 'a4'])
  })
})

test('verdicts of all claims are counted, and answers held against their own maps', () => {
  const verdicts = { ...row('', 0).verdicts, consistent: 2, 'contradicts-truth': 1 }
  const rows = [
    row('1', 1, { verdicts, claims: 3, agreesWithOwnMap: true }),
    row('2', 2, { verdicts, claims: 3, agreesWithOwnMap: false }),
    row('3', 3),
  ]
  expect(countVerdicts(rows)).toMatchObject({
    claims: 6,
    verdicts: { consistent: 4, 'contradicts-truth': 2, 'arithmetic-wrong': 0 },
    judged: 2,
    against: 1,
  })
})
