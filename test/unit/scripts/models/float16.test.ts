import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfToFloat, halvesToFloats } from '../../../../scripts/models/float16.ts'

describe('halfToFloat', () => {
  // Values of IEEE 754-2019, binary16.
  test.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
  ])('reads %i', (half, value) => {
    expect(halfToFloat(half)).toBe(value)
  })

  test('keeps the sign of zero, and knows what is no number', () => {
    expect(halfToFloat(0x8000)).toBe(-0)
    expect(halfToFloat(0x7e00)).toBeNaN()
  })

  test('grows with the bits of positive halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7bfe }), (half) => {
        expect(halfToFloat(half + 1)).toBeGreaterThan(halfToFloat(half))
      }),
    )
  })
})

test('halvesToFloats reads little-endian pairs, wherever they lie in their buffer', () => {
  const bytes = Uint8Array.of(0xff, 0x00, 0x3c, 0x00, 0xc0)
  expect([...halvesToFloats(bytes.subarray(1))]).toEqual([1, -2])
})
