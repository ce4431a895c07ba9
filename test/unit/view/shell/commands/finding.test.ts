import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begun, type SessionState, session } from '../../../../../src/session/index.ts'
import type { Command } from '../../../../../src/view/shell/commands/command.ts'
import { possible } from '../../../../../src/view/shell/commands/command.ts'
import { found, objectCommands } from '../../../../../src/view/shell/commands/finding.ts'
import { fit } from '../../../../../src/view/shell/commands/fuzzy.ts'
import { readRecent, usedNow } from '../../../../../src/view/shell/commands/recent.ts'
import { sampleLayout } from '../../../sampleLayout.ts'

const command = (id: string, title: string): Command => ({ id, title, group: 'map', run() {} })

describe('fit', () => {
  test('the letters must occur in their order', () => {
    expect(fit('zin', 'Zoom in')).toBeGreaterThan(0)
    expect(fit('niz', 'Zoom in')).toBeUndefined()
    expect(fit('', 'Zoom in')).toBeDefined()
  })

  test('the words as they stand, then beginnings of words, then anything', () => {
    const order = (query: string, ...titles: string[]) =>
      [...titles].sort((a, b) => (fit(query, b) ?? -1e9) - (fit(query, a) ?? -1e9))
    expect(order('grid', 'Grand invitation, dear', 'Grid on or off')[0]).toBe('Grid on or off')
    expect(order('un', 'Frame count', 'Undo')[0]).toBe('Undo')
    expect(order('st', 'Select the next object', 'Fast lane')[0]).toBe('Fast lane')
    expect(order('sno', 'Casino', 'Select the next object')).toContain('Casino')
  })

  test('any letters left out of a text still find it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(fc.boolean()), (text, keep) => {
        const query = [...text.toLowerCase()].filter((_, k) => keep[k]).join('')
        expect(fit(query, text.toLowerCase())).toBeDefined()
      }),
    )
  })
})

describe('found', () => {
  const all = [command('a', 'Zoom in'), command('b', 'Zoom out'), command('c', 'Undo')]

  test('with nothing typed, those used lately come first', () => {
    expect(found(all, ' ', ['c', 'gone']).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  test('what does not fit is left out', () => {
    expect(found(all, 'zoom', []).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(found(all, 'xyz', [])).toEqual([])
  })
})

test('the objects of the open document can be gone to', () => {
  const history = begun(sampleLayout)
  const document = { predicted: sampleLayout, layout: sampleLayout, history, film: [], backends: [] }
  const state: SessionState = { ...session.getState(), document }
  const commands = objectCommands(state)
  expect(commands.map(({ title }) => title)).toContain('Go to sofa 1')
  session.setState({ document })
  commands.find(({ title }) => title === 'Go to sofa 1')?.run()
  expect(session.getState().selected).toBe('sofa-1')
  session.setState({ document: undefined, selected: undefined })
  expect(objectCommands(session.getState())).toEqual([])
})

test('only what can be done is offered', () => {
  const never: Command = { ...command('n', 'Never'), when: () => false }
  expect(possible([command('a', 'Always'), never], session.getState())).toHaveLength(1)
})

test('the latest of the commands used come first, each once', () => {
  expect(usedNow(['b', 'a'], 'a')).toEqual(['a', 'b'])
  expect(usedNow(['1', '2', '3', '4', '5', '6'], '7')).toEqual(['7', '1', '2', '3', '4', '5'])
  expect(readRecent(undefined)).toEqual([])
  expect(readRecent('a  b')).toEqual(['a', 'b'])
})
