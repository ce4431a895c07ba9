import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amended,
  begun,
  type History,
  redone,
  shortened,
  stepped,
  stepsSince,
  undone,
} from '../../../src/session/history.ts'

const walked = (states: readonly number[]): History<number> =>
  states.reduce((history, state) => stepped(history, `to ${state}`, state), begun(-1))

describe('history', () => {
  test('goes back and forth through all states, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (states) => {
        const all = [-1, ...states]
        let history = walked(states)
        for (const state of all.toReversed()) {
          expect(history.present).toBe(state)
          history = undone(history)
        }
        expect(history.present).toBe(-1)
        for (const state of all) {
          expect(history.present).toBe(state)
          history = redone(history)
        }
        expect(history).toEqual(walked(states))
      }),
    )
  })

  test('a new step forgets what was undone, and keeps what was done', () => {
    const history = stepped(undone(undone(walked([1, 2, 3]))), 'to 9', 9)
    expect(history.future).toEqual([])
    expect(history.past.map(({ state }) => state)).toEqual([-1, 1])
    expect(history.past.map(({ label }) => label)).toEqual(['to 1', 'to 9'])
    expect(redone(history)).toBe(history)
  })

  test('says the name of the step that is undone, and done again', () => {
    const history = undone(walked([1, 2]))
    expect(history.past.at(-1)?.label).toBe('to 1')
    expect(history.future.at(-1)?.label).toBe('to 2')
  })

  test('remembers no more than two hundred steps', () => {
    const history = walked(Array.from({ length: 250 }, (_, k) => k))
    expect(history.past).toHaveLength(200)
    expect(history.past[0]?.state).toBe(49)
  })

  test('without steps stays as it is', () => {
    const history = begun(1)
    expect(undone(history)).toBe(history)
    expect(redone(history)).toBe(history)
  })

  test('a step that goes on is undone as one', () => {
    const history = amended(amended(stepped(begun(0), 'nudge', 1), 2), 3)
    expect([history.present, undone(history).present, history.past]).toEqual([
      3,
      0,
      [{ state: 0, label: 'nudge' }],
    ])
  })

  test('the steps since a state are counted from the last time that it was there', () => {
    expect(stepsSince(walked([1, 2, 3]), -1)).toBe(3)
    expect(stepsSince(walked([1, 2, -1, 4]), -1)).toBe(1)
    expect(stepsSince(walked([1, -1]), -1)).toBe(0)
    expect(stepsSince(walked([1, 2]), 99)).toBe(2)
  })

  test('shortened, the last steps stay, done and undone', () => {
    const history = shortened(undone(undone(walked([1, 2, 3, 4, 5]))), 1)
    expect([undone(history).present, history.present, redone(history).present]).toEqual([2, 3, 4])
    expect([history.past.length, history.future.length]).toEqual([1, 1])
  })
})
