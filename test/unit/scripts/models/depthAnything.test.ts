import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regrid, resizeEmbedding } from '../../../../scripts/models/depthAnything.ts'

const grids = fc.record({ rows: fc.integer({ min: 5, max: 40 }), columns: fc.integer({ min: 5, max: 40 }) })

describe('regrid', () => {
  test('replaces the sides of each resolution, rows first, and the counts of patches', () => {
    const grid = { rows: 21, columns: 28 }
    expect(regrid([1, 3, 518, 518], grid)).toEqual([1, 3, 294, 392])
    expect(regrid([1, 48, 148, 148], grid)).toEqual([1, 48, 84, 112])
    expect(regrid([1, 384, 19, 19], grid)).toEqual([1, 384, 11, 14])
    expect(regrid([1, 1370, 3, 6, 64], grid)).toEqual([1, 589, 3, 6, 64])
    expect(regrid([1, 384, 1369], grid)).toEqual([1, 384, 588])
  })

  test('leaves alone a number that only looks like a side', () => {
    expect(regrid([1, 37, 64], { rows: 21, columns: 28 })).toEqual([1, 37, 64])
    expect(regrid([1, 384, 384], { rows: 21, columns: 28 })).toEqual([1, 384, 384])
  })

  test('changes nothing at the traced grid', () => {
    const dims = [1, 37, 37, 74, 74, 148, 148, 296, 296, 518, 518, 19, 19, 1369, 1370]
    expect(regrid(dims, { rows: 37, columns: 37 })).toEqual(dims)
  })
})

describe('resizeEmbedding', () => {
  const embedding = (width: number, value: (row: number, column: number, c: number) => number) => {
    const out = new Float32Array(1370 * width).fill(9, 0, width)
    for (let row = 0; row < 37; row++)
      for (let column = 0; column < 37; column++)
        for (let c = 0; c < width; c++) out[(1 + row * 37 + column) * width + c] = value(row, column, c)
    return out
  }

  test('is the identity at 37 x 37', () => {
    const original = embedding(2, (row, column, c) => Math.fround(row * 0.37 - column * 0.11 + c))
    expect(resizeEmbedding(original, 2, { rows: 37, columns: 37 })).toEqual(original)
  })

  test('keeps the class token, and a constant', () => {
    const flat = embedding(3, (_, __, c) => c + 0.5)
    fc.assert(
      fc.property(grids, (grid) => {
        const out = resizeEmbedding(flat, 3, grid)
        expect(out.length).toBe((grid.rows * grid.columns + 1) * 3)
        expect([...out.subarray(0, 3)]).toEqual([9, 9, 9])
        for (let i = 3; i < out.length; i++) expect(out[i]).toBeCloseTo((i % 3) + 0.5, 5)
      }),
      { numRuns: 20 },
    )
  })

  test('spreads an impulse as bicubic interpolation with a = -0.75 does, along its row', () => {
    const impulse = embedding(1, (row, column) => (row === 10 && column === 20 ? 1 : 0))
    const out = resizeEmbedding(impulse, 1, { rows: 37, columns: 74 })
    const row = (index: number) => [...out.subarray(1 + index * 74, 1 + (index + 1) * 74)]
    // The weights of a doubling, as PyTorch and OpenCV have them; each pair of columns straddles an original one.
    const weights = [-0.03515625, -0.10546875, 0.26171875, 0.87890625]
    expect(row(10).slice(37, 45)).toEqual([...weights, ...weights.toReversed()])
    expect(row(11).every((value) => value === 0)).toBe(true)
  })
})
