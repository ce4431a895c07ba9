import { describe, expect, test } from 'vitest'
import { type SampleGrid, shadowsOf } from '../../../../src/layout/mapping/shadows.ts'

const [COLUMNS, ROWS] = [24, 12]
const [FLOOR, SOFA, BED] = [0, 1, 2]

interface Patch {
  label: number
  depth: number
  /** Columns and rows, both ends included. */
  x: readonly [number, number]
  y: readonly [number, number]
  /** Without a rim it goes over into what is around it. */
  isFlush?: boolean
}

/** A picture of a floor at 5 m with patches on it; their own rims are edges of depth, as in real pictures. */
function picture(patches: readonly Patch[]): SampleGrid {
  const labels = new Int16Array(COLUMNS * ROWS).fill(FLOOR)
  const depths = new Float32Array(COLUMNS * ROWS).fill(5)
  for (const { label, depth, x, y, isFlush } of patches)
    for (let row = y[0] - 1; row <= y[1] + 1; row++)
      for (let column = x[0] - 1; column <= x[1] + 1; column++) {
        if (row < 0 || column < 0 || row >= ROWS || column >= COLUMNS) continue
        const at = row * COLUMNS + column
        const isInside = column >= x[0] && column <= x[1] && row >= y[0] && row <= y[1]
        if (isFlush && !isInside) continue
        labels[at] = label
        depths[at] = isInside ? depth : 0
      }
  return { columns: COLUMNS, rows: ROWS, labels, depths }
}

const sofa: Patch = { label: SOFA, depth: 2, x: [4, 9], y: [3, 8] }
/** A sliver of the wall behind that took on the sofa's name. */
const sliver: Patch = { label: SOFA, depth: 4, x: [12, 13], y: [3, 8] }
const shadowed = (patches: readonly Patch[], { x, y }: Patch): (0 | 1)[] => {
  const shadows = shadowsOf(picture(patches))
  return [shadows[y[0] * COLUMNS + x[0]] as 0 | 1, shadows[y[1] * COLUMNS + x[1]] as 0 | 1]
}

describe('shadowsOf', () => {
  test('what goes by the name of a larger thing beside it, and lies far behind, is its shadow: all of it', () => {
    const shadows = shadowsOf(picture([sofa, sliver]))
    const marked = [...shadows.keys()].filter((at) => shadows[at])
    expect(marked).toHaveLength(12)
    expect(marked.every((at) => [12, 13].includes(at % COLUMNS))).toBe(true)
  })

  test('on any side of it', () => {
    const sides: Patch[] = [
      { ...sliver, x: [1, 1] },
      { ...sliver, x: [4, 9], y: [0, 0] },
      { ...sliver, x: [4, 9], y: [11, 11] },
    ]
    for (const side of sides) expect(shadowed([side, sofa], side)).toEqual([1, 1])
  })

  test('also where it is part of a surface that has another name', () => {
    const flush: Patch = { ...sliver, depth: 5, isFlush: true }
    expect(shadowed([sofa, flush], flush)).toEqual([1, 1])
  })

  test('not what has another name, is as near, is nearly as large, or lies apart', () => {
    const others: Patch[] = [
      { ...sliver, label: BED },
      { ...sliver, depth: 2.3 },
      { ...sliver, x: [12, 14] },
      { ...sliver, x: [14, 15] },
    ]
    for (const other of others) expect(shadowed([sofa, other], other)).toEqual([0, 0])
    const pairs: [Patch, Patch][] = [
      [
        { ...sofa, x: [8, 13] },
        { ...sliver, x: [3, 3] },
      ],
      [
        { ...sofa, y: [0, 4] },
        { ...sliver, x: [4, 9], y: [9, 9] },
      ],
      [
        { ...sofa, y: [7, 11] },
        { ...sliver, x: [4, 9], y: [2, 2] },
      ],
    ]
    for (const [thing, other] of pairs) expect(shadowed([thing, other], other)).toEqual([0, 0])
  })

  test('not the thing itself, nor what stands before it', () => {
    expect(shadowed([sofa, sliver], sofa)).toEqual([0, 0])
    const before = { ...sliver, depth: 1 }
    expect(shadowed([sofa, before], before)).toEqual([0, 0])
  })

  test('a surface that goes away from the camera is one, however far it goes', () => {
    const grid = picture([])
    // Above, 2 m away all over; below, from there to 5 m at the right, by 4 % a sample. An edge lies between them.
    for (let at = 0; at < grid.depths.length; at++) {
      const row = Math.floor(at / COLUMNS)
      grid.depths[at] = row < 3 ? 2 : row === 3 ? 0 : 2 * 1.04 ** (at % COLUMNS)
    }
    expect(shadowsOf(grid).some((is) => is === 1)).toBe(false)
  })

  test('the picture does not go on from the right of a row to the left of another', () => {
    // Joined around the border with the large patch there, the sliver would be too large for a shadow.
    for (const first of [0, 3]) {
      const large: Patch = { ...sliver, x: [20, 23], y: [first, 11] }
      const small: Patch = { ...sliver, x: [0, 1], y: [3, 8] }
      expect(shadowed([large, sofa, small], small)).toEqual([1, 1])
    }
  })

  test('samples on edges cast none and are none', () => {
    const none: SampleGrid = { ...picture([sofa, sliver]), depths: new Float32Array(COLUMNS * ROWS) }
    expect([...shadowsOf(none)].every((is) => is === 0)).toBe(true)
  })
})
