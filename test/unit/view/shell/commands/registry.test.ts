import { afterEach, describe, expect, test, vi } from 'vitest'
import { begun, session } from '../../../../../src/session/index.ts'
import { offers } from '../../../../../src/view/common/offers.ts'
import { COMMAND_TITLES } from '../../../../../src/view/common/strings/commands.ts'
import { possible } from '../../../../../src/view/shell/commands/command.ts'
import type { Press } from '../../../../../src/view/shell/commands/keys.ts'
import { COMMANDS } from '../../../../../src/view/shell/commands/registry.ts'
import { commandFor, type Place } from '../../../../../src/view/shell/commands/useCommandKeys.ts'
import { sampleLayout } from '../../../sampleLayout.ts'

const open = () =>
  session.setState({
    document: {
      predicted: sampleLayout,
      layout: sampleLayout,
      history: begun(sampleLayout),
      film: [],
      backends: [],
    },
  })
afterEach(() => {
  session.setState({ document: undefined, selected: undefined })
  offers.setState({}, true)
})

describe('the registry', () => {
  test('every title has its command, once', () => {
    const ids = COMMANDS.map(({ id }) => id)
    expect([...ids].sort()).toEqual(Object.keys(COMMAND_TITLES).sort())
  })

  test('no two commands have one key, but the steps of an answer, which come before the film while they are gone through', () => {
    const keys = COMMANDS.flatMap(({ keys = [] }) => keys)
    expect(keys.filter((key, k) => keys.indexOf(key) !== k)).toEqual([',', '.'])
    const ids = COMMANDS.map(({ id }) => id)
    expect(ids.indexOf('ask.step-next')).toBeLessThan(ids.indexOf('film.next'))
    expect(possible(COMMANDS, session.getState()).map(({ id }) => id)).not.toContain('ask.step-next')
  })

  test('without a document, only what needs none can be done', () => {
    const ids = possible(COMMANDS, session.getState()).map(({ id }) => id)
    expect(ids).toContain('file.open')
    expect(ids).not.toContain('edit.undo')
    expect(ids).not.toContain('map.plan')
    expect(ids).not.toContain('map.fit')
  })

  test('what a pane does can be done while it is on screen', () => {
    const fit = vi.fn()
    offers.setState({ 'map.fit': fit })
    const command = possible(COMMANDS, session.getState()).find(({ id }) => id === 'map.fit')
    command?.run()
    expect(fit).toHaveBeenCalledOnce()
  })

  test('next and previous go round the objects', () => {
    open()
    const run = (id: string) => COMMANDS.find((command) => command.id === id)?.run()
    run('select.next')
    expect(session.getState().selected).toBe('sofa-1')
    run('select.previous')
    run('select.next')
    expect(session.getState().selected).toBe('sofa-1')
  })
})

describe('commandFor', () => {
  const press = (key: string, held: Partial<Press> = {}): Press => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  })
  const place = (there: Partial<Place> = {}): Place => ({
    isField: false,
    isControl: false,
    isUnderSheet: false,
    hasSingleKeys: true,
    ...there,
  })
  const asked = (pressed: Press, there: Place) => commandFor(COMMANDS, pressed, there, false)?.id

  test('a key asks for its command', () => {
    expect(asked(press('?'), place())).toBe('app.help')
    expect(asked(press('z', { ctrlKey: true }), place())).toBe('edit.undo')
    expect(asked(press('q'), place())).toBeUndefined()
  })

  test('while somebody types, or a sheet is open, only the palette is heard', () => {
    for (const there of [place({ isField: true }), place({ isUnderSheet: true })]) {
      expect(asked(press('?'), there)).toBeUndefined()
      expect(asked(press('z', { ctrlKey: true }), there)).toBeUndefined()
      expect(asked(press('k', { ctrlKey: true }), there)).toBe('app.palette')
    }
  })

  test('a button keeps its space bar', () => {
    expect(asked(press(' '), place())).toBe('film.play')
    expect(asked(press(' '), place({ isControl: true }))).toBeUndefined()
  })

  test('single keys can be switched off', () => {
    expect(asked(press('n'), place({ hasSingleKeys: false }))).toBeUndefined()
    expect(asked(press('Escape'), place({ hasSingleKeys: false }))).toBe('select.none')
  })
})
