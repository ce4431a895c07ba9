import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isOffered, offers, perform } from '../../../../src/view/common/offers.ts'
import { forgetPreferences, store, stored, storedPreferences } from '../../../../src/view/common/stored.ts'
import { nextTheme } from '../../../../src/view/common/theme.ts'

/** As much of a Storage as is used. */
function fakeStorage() {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}

function forbidden(): never {
  throw new DOMException('no', 'SecurityError')
}

describe('preferences', () => {
  let storage = fakeStorage()
  beforeEach(() => {
    storage = fakeStorage()
    vi.stubGlobal('localStorage', storage)
  })
  afterEach(() => vi.unstubAllGlobals())

  test('are kept, counted and forgotten', () => {
    store('theme', 'dark')
    store('recent-commands', 'a b')
    expect(stored('theme')).toBe('dark')
    expect(storedPreferences()).toEqual({ count: 2, bytes: 14 })
    store('theme', undefined)
    expect(stored('theme')).toBeUndefined()
    forgetPreferences()
    expect(storedPreferences()).toEqual({ count: 0, bytes: 0 })
  })

  test('others of this origin stay', () => {
    storage.values.set('elsewhere', 'x')
    forgetPreferences()
    expect(storage.values.size).toBe(1)
  })

  test('are done without where storage is forbidden', () => {
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden })
    store('theme', 'dark')
    expect(stored('theme')).toBeUndefined()
  })
})

test('the theme goes round all three', () => {
  expect(nextTheme('system')).toBe('light')
  expect(nextTheme(nextTheme(nextTheme('system')))).toBe('system')
})

test('an offer that is not there does nothing', () => {
  const fit = vi.fn()
  expect(isOffered('map.fit')).toBe(false)
  perform('map.fit')
  offers.setState({ 'map.fit': fit })
  perform('map.fit')
  expect(fit).toHaveBeenCalledOnce()
  offers.setState({}, true)
})
