/**
 * Keys of commands, written `Mod+Shift+Z`: Mod is Command on a Mac and Ctrl elsewhere; the last word is the key as
 * the browser names it (`KeyboardEvent.key`), with `Space` for the space bar and `Plus` for +.
 */

/** What is looked at in a keyboard event. */
export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const NAMED: Readonly<Record<string, string>> = { Space: ' ', Plus: '+' }
const isLetter = (key: string) => /^\p{L}$/u.test(key)

/** Whether a press is a written key. Shift counts for letters and named keys; signs need it on some keyboards only. */
export function isPressed(written: string, press: Press, isMac: boolean): boolean {
  const words = written.split('+')
  const name = words.pop() as string
  const key = NAMED[name] ?? name
  if (press.altKey) return false
  if (words.includes('Mod') !== (isMac ? press.metaKey : press.ctrlKey)) return false
  if (isMac ? press.ctrlKey : press.metaKey) return false
  const matters = isLetter(key) || key.length > 1 || key === ' '
  if (matters && words.includes('Shift') !== press.shiftKey) return false
  return isLetter(key) ? press.key.toLowerCase() === key.toLowerCase() : press.key === key
}

/** Whether it is one bare key, which speech input and screen readers may type by themselves. */
export const isSingleKey = (written: string): boolean => !written.startsWith('Mod+') && written.length === 1

const ON_MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Backspace: '⌫', Delete: '⌦' }
const ELSEWHERE: Readonly<Record<string, string>> = { Mod: 'Ctrl', Backspace: 'Backspace' }
const SIGNS: Readonly<Record<string, string>> = {
  Plus: '+',
  '-': '−',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A written key as the keys to draw, one after the other. */
export const keyTexts = (written: string, isMac: boolean): string[] =>
  written.split('+').map((word) => (isMac ? ON_MAC : ELSEWHERE)[word] ?? SIGNS[word] ?? word)

/** Whether this is a Mac, an iPhone or an iPad, whose keyboards have a Command key. */
export const isMacLike = (): boolean => /^(Mac|iP)/.test(globalThis.navigator?.platform ?? '')
