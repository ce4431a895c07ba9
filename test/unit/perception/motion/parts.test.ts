import { describe, expect, test } from 'vitest'
import { Parts } from '../../../../src/perception/motion/parts.ts'

const tracked = (first: number, second: number) => ({ first, second, kind: 'tracked' }) as const
const byFeatures = (first: number, second: number) => ({ first, second, kind: 'features' }) as const

describe('parts of a film', () => {
  test('are what followed corners connect', () => {
    const parts = new Parts(5, [tracked(0, 1), tracked(1, 2), tracked(3, 4)])
    expect(parts.count).toBe(2)
    expect([parts.hangTogether(0, 2), parts.hangTogether(2, 3), parts.hangTogether(3, 4)]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('are one when two links by features say so, whichever of their keyframes they connect', () => {
    const parts = new Parts(4, [tracked(0, 1), tracked(2, 3), byFeatures(0, 2)])
    expect(parts.count).toBe(2)
    parts.link(3, 1)
    expect([parts.count, parts.hangTogether(0, 3)]).toEqual([1, true])
  })

  test('are not one when the two links lead to different parts', () => {
    const parts = new Parts(3, [])
    parts.link(0, 1)
    parts.link(0, 2)
    expect(parts.count).toBe(3)
    parts.link(0, 1)
    expect([parts.count, parts.hangTogether(0, 1), parts.hangTogether(0, 2)]).toEqual([2, true, false])
    // What led to either of them leads to both.
    parts.link(1, 2)
    expect(parts.count).toBe(1)
  })

  test('grow by links that had led to parts of them', () => {
    const parts = new Parts(4, [])
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
    ] as const)
      parts.link(i, j)
    expect(parts.count).toBe(4)
    // Now 0 and 1 are one, to which two links lead from 2.
    parts.link(1, 0)
    expect([parts.count, parts.hangTogether(0, 2), parts.hangTogether(2, 3)]).toEqual([2, true, false])
  })
})
