import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../scripts/paths.ts'

/** WCAG 2.2 AA of the colours in tokens.css: 4.5 for text, 3 for what shows the focus or the edge of a field. */
const css = readFileSync(join(root, 'src/view/common/tokens.css'), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name as string, { light: light as string, dark: dark as string }],
  ),
)

/** Relative luminance of #rrggbb, as WCAG defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const THEMES = ['light', 'dark'] as const
const GROUNDS = ['paper', 'sheet', 'raised'] as const
const pairs = (names: readonly string[]) =>
  names.flatMap((name) => GROUNDS.flatMap((ground) => THEMES.map((theme) => [name, ground, theme] as const)))
const ratio = (name: string, ground: string, theme: (typeof THEMES)[number]) =>
  contrast(tokens.get(name)?.[theme] as string, tokens.get(ground)?.[theme] as string)

describe('contrast', () => {
  test('white on black is 21', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  })

  test.each(pairs(['ink', 'ink-2', 'ink-3', 'accent']))('%s is read on %s (%s)', (name, ground, theme) => {
    expect(ratio(name, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(THEMES)('text on the accent, and on the ink (%s)', (theme) => {
    expect(ratio('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(4.5)
    expect(ratio('paper', 'ink', theme)).toBeGreaterThanOrEqual(4.5)
  })

  test('a field’s edge and the focus are seen', () => {
    const controls = readFileSync(join(root, 'src/view/common/controls.css'), 'utf8')
    const base = readFileSync(join(root, 'src/view/common/base.css'), 'utf8')
    expect(/\.field \{[^}]*border: 1px solid var\(--ink-3\)/.test(controls)).toBe(true)
    expect(/:focus-visible \{[^}]*outline: 2px solid var\(--accent\)/.test(base)).toBe(true)
  })
})
