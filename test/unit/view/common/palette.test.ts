import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../scripts/paths.ts'
import { CATEGORY_GROUPS } from '../../../../src/view/common/categoryGroups.ts'

/** The kinds' colours must stay apart for those who do not see red or green, in both themes. */

type Rgb = readonly [number, number, number]

const tokens = readFileSync(join(root, 'src/view/common/tokens.css'), 'utf8')
const coloursOf = (name: string): [string, string] => {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens) ?? []
  return [light, dark]
}

const linear = (hex: string): Rgb => {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const times = (m: readonly Rgb[], [r, g, b]: Rgb): Rgb => {
  const [x = 0, y = 0, z = 0] = m.map((row) => row[0] * r + row[1] * g + row[2] * b)
  return [x, y, z]
}

/** Full dichromacy, on linear RGB: Machado, Oliveira and Fernandes 2009, table 1. */
const SIGHT: Record<string, readonly Rgb[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** Oklab (Ottosson 2020): equal steps look equally large; black to white is 1. */
function oklab(rgb: Rgb): Rgb {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb,
  ).map(Math.cbrt) as unknown as Rgb
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  )
}

const difference = (a: string, b: string, sight: readonly Rgb[]) => {
  const [p, q] = [a, b].map((hex) => oklab(times(sight, linear(hex)))) as [Rgb, Rgb]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

/** About four times what can just be told apart side by side. */
const LEAST = 0.08

describe.each(Object.keys(SIGHT))('with %s', (name) => {
  const sight = SIGHT[name] ?? []
  test.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('all kinds differ on the %s sheet', (_, theme) => {
    const close = CATEGORY_GROUPS.flatMap((a, i) =>
      CATEGORY_GROUPS.slice(i + 1).map((b) => {
        const apart = difference(coloursOf(`kind-${a}`)[theme], coloursOf(`kind-${b}`)[theme], sight)
        return [a, b, Number(apart.toFixed(3))] as const
      }),
    ).filter(([, , apart]) => apart < LEAST)
    expect(close).toEqual([])
  })
})
