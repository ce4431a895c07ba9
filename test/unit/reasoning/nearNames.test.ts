import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEAR_SYNONYMS } from '../../../src/layout/index.ts'
import { ask, nearNames, parseQuestion, UnknownName, vocabularyOf } from '../../../src/reasoning/index.ts'
import { room, thing } from './engineRoom.ts'

const FAR = 'How far is the table from the bed?'
const asked = (text: string, layout = room, options: string[] = []) => {
  const found = ask(text, layout, options)
  if ('kind' in found) throw new Error(found.because)
  return found
}
const withMore = (...objects: (typeof room)['objects']) => ({
  ...room,
  objects: [...room.objects, ...objects],
})

describe('a word that only sometimes means what the map calls a thing', () => {
  test('finds it where the map has no closer word, and the trace says so first', () => {
    const { program, answer } = asked(FAR)
    expect(program).toMatchObject({ a: 'desk', b: 'bed' })
    expect(answer.value).toBeCloseTo(asked('How far is the desk from the bed?').answer.value as number, 9)
    expect(answer.trace[0]).toMatchObject({
      formula: 'the map has no table; it calls it desk',
      value: 'desk',
      objects: ['desk-1'],
    })
    expect(answer.trace.filter(({ id }) => id.startsWith('name-'))).toHaveLength(1)
  })

  test('is another kind where the map has both', () => {
    const both = withMore(thing('table-1', [2, -3], [1, 1, 0.7]))
    const { program, answer } = asked(FAR, both)
    expect(program).toMatchObject({ a: 'table', b: 'bed' })
    expect(answer.trace.some(({ id }) => id.startsWith('name-'))).toBe(false)
  })

  test('is another kind where the question tells the two apart', () => {
    expect(() => asked('How far is the table from the desk?')).toThrow(UnknownName)
    const wall = withMore(thing('cabinet-1', [2, -3], [1, 1, 0.7]))
    expect(() => asked('How far is the closet from the dresser?', wall)).toThrow(UnknownName)
    expect(asked('How far is the closet from the bed?', wall).program).toMatchObject({ a: 'cabinet' })
  })

  test('of several near kinds the one with the most objects is meant', () => {
    const lamps = {
      ...room,
      objects: [
        thing('floor lamp-1', [0, 0], [0.3, 0.3, 1.6]),
        thing('table lamp-1', [1, 0], [0.2, 0.2, 0.4]),
        thing('table lamp-2', [2, 0], [0.2, 0.2, 0.4]),
      ],
    }
    expect(asked('How many lamps are there?', lamps)).toMatchObject({
      program: { category: 'table lamp' },
      answer: { value: 2 },
    })
  })

  test('keeps the letters of the options', () => {
    const text = 'Which of these objects (table, door, lamp) is the closest to the chair?'
    const { choice } = asked(text, room, ['table', 'door', 'lamp']).answer
    expect(choice).toMatchObject({ letter: 'A' })
    const order =
      'What will be the first-time appearance order of the following categories in the video: bed, table, lamp?'
    expect(
      asked(order, room, ['bed, table, lamp', 'table, bed, lamp', 'lamp, bed, table']).answer.choice?.letter,
    ).toBe('B')
  })
})

test('options in other words than the map’s are still put in order', () => {
  const bins = withMore(thing('trash bin-1', [2, -3], [0.3, 0.3, 0.4], [0]))
  const text =
    'What will be the first-time appearance order of the following categories in the video: door, trash can?'
  expect(asked(text, bins, ['door, trash can', 'trash can, door']).answer.choice?.letter).toBe('B')
})

const words = [...new Set(NEAR_SYNONYMS.flat())]

test('a vocabulary that has the word itself never gets a near one', () => {
  fc.assert(
    fc.property(fc.subarray(words), fc.constantFrom(...words), (vocabulary, word) => {
      const near = nearNames(word, vocabulary)
      if (vocabulary.includes(word)) expect(near).toEqual([])
      for (const name of near) {
        expect(vocabulary).toContain(name)
        expect(NEAR_SYNONYMS.some((group) => group.includes(word) && group.includes(name))).toBe(true)
      }
    }),
  )
})

test('parsing leaves near words alone: only a whole map says what they mean', () => {
  expect(parseQuestion(FAR, [], vocabularyOf(room))).toMatchObject({ program: { a: 'table' } })
})
