import { describe, expect, test } from 'vitest'
import { isPressed, isSingleKey, keyTexts, type Press } from '../../../../../src/view/shell/commands/keys.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('isPressed', () => {
  test.each([
    ['Mod+K', press('k', { ctrlKey: true }), false, true],
    ['Mod+K', press('k', { metaKey: true }), false, false],
    ['Mod+K', press('k', { metaKey: true }), true, true],
    ['Mod+K', press('k', { ctrlKey: true }), true, false],
    ['Mod+K', press('k'), false, false],
    ['K', press('k'), false, true],
    ['K', press('K'), false, true],
    ['K', press('K', { shiftKey: true }), false, false],
    ['K', press('k', { ctrlKey: true }), false, false],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, true],
    ['?', press('?', { shiftKey: true }), false, true],
    ['?', press('?'), false, true],
    ['Plus', press('+', { shiftKey: true }), false, true],
    ['Space', press(' '), false, true],
    ['Space', press(' ', { shiftKey: true }), false, false],
    ['Escape', press('Escape'), false, true],
    ['N', press('n', { altKey: true }), false, false],
  ])('%s and %o on a Mac: %s', (written, pressed, isMac, expected) => {
    expect(isPressed(written, pressed, isMac)).toBe(expected)
  })
})

test('keys are drawn as the machine names them', () => {
  expect(keyTexts('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keyTexts('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keyTexts('Plus', false)).toEqual(['+'])
  expect(keyTexts('ArrowUp', false)).toEqual(['↑'])
})

test('single keys are those that speech input may type', () => {
  expect(['N', '?', '0'].every(isSingleKey)).toBe(true)
  expect(['Mod+K', 'Escape', 'Delete'].some(isSingleKey)).toBe(false)
})
