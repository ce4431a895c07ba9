import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../../../src/layout/index.ts'
import { ask } from '../../../../../src/reasoning/index.ts'
import { optionsIn } from '../../../../../src/view/trace/ask/options.ts'
import {
  examplesFor,
  namesFor,
  pluralOf,
  type Suggestion,
  suggest,
  workedQuestion,
} from '../../../../../src/view/trace/ask/suggest.ts'
import { room } from '../../../reasoning/engineRoom.ts'
import { sampleLayout } from '../../../sampleLayout.ts'
import { emptyLayout } from '../../layoutFixture.ts'

const texts = (typed: string, layout: Layout = room, selected?: string) =>
  suggest(typed, layout, selected).map(({ text }) => text)

/** Takes suggestions until a question is whole, the k-th of each list. */
function taken(start: string, k: number): string {
  let [typed, steps] = [start, 0]
  for (;;) {
    const found: Suggestion[] = suggest(typed, room)
    const one = found[k % found.length]
    if (!one || steps++ > 6) return typed
    if (one.isWhole) return one.text
    typed = one.text
  }
}

describe('every proposal can be asked', () => {
  test.each([
    ['the room', room],
    ['the sample', sampleLayout],
  ])('of %s, with nothing typed', (_name, layout) => {
    const found = suggest('', layout)
    expect(found.length).toBeGreaterThan(5)
    for (const { text, isWhole } of found) {
      expect(isWhole).toBe(true)
      const asked = ask(text, layout)
      expect('kind' in asked ? `${text}: ${asked.because}` : undefined).toBeUndefined()
    }
  })

  test('also where each gap is filled from the list', () => {
    const starts = [
      'How far is ',
      'Which is closer to ',
      'If I stand by ',
      'How many ',
      'What is the longest side of ',
      'How far apart are the centres of ',
      'From the camera’s perspective, what is the direction of ',
      'In which order do ',
    ]
    for (const start of starts)
      for (let k = 0; k < 5; k++) {
        const text = taken(start, k)
        const asked = ask(text, room)
        expect('kind' in asked ? `${text}: ${asked.because}` : undefined).toBeUndefined()
      }
  })
})

describe('proposals', () => {
  test('go on from what is typed, whatever its capitals', () => {
    expect(texts('how f')[0]).toMatch(/^How far is /)
    expect(texts('HOW MANY')).toHaveLength(1)
  })

  test('are the names of what is there, and each name once in a question', () => {
    expect(texts('How far is the ')).toContain('How far is the desk from ')
    expect(texts('How far is the d')).toEqual(['How far is the desk from ', 'How far is the door from '])
    const second = suggest('How far is the desk from ', room)
    expect(second.map(({ text }) => text)).not.toContain('How far is the desk from the desk?')
    expect(second.every(({ isWhole }) => isWhole)).toBe(true)
    expect(suggest('How far is the de', room)[0]).toMatchObject({ rest: '…?', isWhole: false })
  })

  test('tell several of a kind apart by their numbers', () => {
    expect(namesFor(room)).toEqual(['bed', 'desk', 'lamp', 'door', 'chair 1', 'chair 2'])
    expect(texts('How far is the chair')).toEqual(['How far is chair 1 from ', 'How far is chair 2 from '])
    expect(texts('How far is chair 1 from ')).toContain('How far is chair 1 from chair 2?')
  })

  test('begin with the selected object', () => {
    expect(texts('How far is the ', room, 'lamp-1')[0]).toBe('How far is the lamp from ')
    expect(texts('', room, 'lamp-1')[0]).toContain('lamp')
  })

  test('complete a name in any other text, and find questions by their words', () => {
    expect(texts('where is the lam')).toEqual(['where is the lamp'])
    expect(texts('room')).toEqual(['How large is the room?'])
    expect(texts('longest')[0]).toMatch(/longest side/)
    expect(texts('xyzzy')).toEqual([])
  })

  test('are none for an empty map, and not what is typed already', () => {
    expect(texts('', emptyLayout)).toEqual([])
    expect(texts('How large is the room?')).toEqual([])
  })
})

test('nouns have their plurals', () => {
  expect(['chair', 'bench', 'shelf', 'computer mouse', 'battery', 'toy'].map(pluralOf)).toEqual([
    'chairs',
    'benches',
    'shelves',
    'computer mice',
    'batteries',
    'toys',
  ])
})

test('options are one a line, with or without letters', () => {
  expect(optionsIn('A. oven\n(B) sink\n\n C: the tv \nbed')).toEqual(['oven', 'sink', 'the tv', 'bed'])
  expect(optionsIn('')).toEqual([])
})

describe('the question that is worked out before anybody asks', () => {
  const box = (volume: number) => ({ center: [0, 0, 0], size: [volume, 1, 1], yaw: 0 }) as const
  const named = (...things: readonly (readonly [string, number])[]) => ({
    ...sampleLayout,
    objects: things.map(([category, volume], k) => ({
      ...(sampleLayout.objects[0] as Layout['objects'][number]),
      id: `${category}-${k}`,
      category,
      box: box(volume),
    })),
  })

  test('is of the two largest pieces of furniture that there is one of', () => {
    const layout = named(['chair', 9], ['chair', 9], ['sofa', 2], ['bed', 3], ['oven', 1], ['door', 8])
    expect(workedQuestion(layout)).toBe('How far is the bed from the sofa?')
  })

  test('else the first that can be asked, and none of an empty map', () => {
    expect(workedQuestion(named(['chair', 1], ['chair', 1]))).toBe(
      examplesFor(named(['chair', 1], ['chair', 1]))[0],
    )
    const { room: _, ...empty } = named()
    expect(workedQuestion(empty)).toBeUndefined()
  })
})
