import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begun, type History, redone, stepped, undone } from '../../../src/session/history.ts'

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
})
