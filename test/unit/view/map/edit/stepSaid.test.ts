import { expect, test } from 'vitest'
import { begun, type History, redone, stepped, undone } from '../../../../../src/session/index.ts'
import { stepSaid } from '../../../../../src/view/map/edit/stepSaid.ts'

const first = stepped(begun(0), 'Move chair 1', 1)
const both = stepped(first, 'Discard all edits', 0)
const said = (now: History<number>, before: History<number>) => stepSaid(now, before, now.past.length)

test('a step is said as it is made, undone, and done again', () => {
  expect(said(first, begun(0))).toBe('Move chair 1. 1 edit in all.')
  const back = undone(first)
  expect(said(back, first)).toBe('Undone: Move chair 1.')
  expect(said(redone(back), back)).toBe('Done again: Move chair 1.')
})

test('a step back to the same map is told from going back', () => {
  expect(said(both, first)).toBe('Discard all edits. 2 edits in all.')
  expect(said(undone(both), both)).toBe('Undone: Discard all edits.')
  expect(said(redone(undone(both)), undone(both))).toBe('Done again: Discard all edits.')
  const twice = undone(undone(both))
  expect(said(redone(twice), twice)).toBe('Done again: Move chair 1.')
})

test('another map has nothing to say', () => {
  expect(said(begun(5), both)).toBe('')
})
