import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatToHalf, halfToFloat, halvesToFloats } from '../../../../scripts/models/float16.ts'

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

describe('floatToHalf', () => {
  test('gives back every half', () => {
    for (let half = 0; half <= 0xffff; half++) {
      const value = halfToFloat(half)
      if (!Number.isNaN(value)) expect(floatToHalf(value)).toBe(half)
    }
    expect(floatToHalf(Number.NaN)).toBe(0x7e00)
  })

  test('takes the nearest half, the even one of two as near, and infinity for what is too large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7bfe }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (half, t) => {
          const [low, high] = [halfToFloat(half), halfToFloat(half + 1)]
          const value = low + t * (high - low)
          const nearer =
            value - low < high - value ? half : high - value < value - low ? half + 1 : half + (half % 2)
          expect(floatToHalf(value)).toBe(nearer)
          expect(floatToHalf(-value)).toBe(nearer | 0x8000)
        },
      ),
    )
    expect(floatToHalf(65519.99)).toBe(0x7bff)
    expect(floatToHalf(65520)).toBe(0x7c00)
    expect(floatToHalf(1e30)).toBe(0x7c00)
  })
})
