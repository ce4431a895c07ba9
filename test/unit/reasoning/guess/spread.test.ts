import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bestByMra,
  blurred,
  expectedMra,
  logNormalSpread,
  mixed,
  spreadOf,
  updated,
} from '../../../../src/reasoning/guess/spread.ts'
import { meanRelativeAccuracy } from '../../../../src/reasoning/index.ts'

const spreads = fc
  .array(
    fc.tuple(fc.double({ min: 0.1, max: 20, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((pairs) =>
    spreadOf(
      pairs.map(([value]) => value),
      pairs.map(([, weight]) => weight),
    ),
  )
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe('the number that scores most on average', () => {
  test('is no worse than any value of the spread, its mean or its median', () => {
    fc.assert(
      fc.property(spreads, (spread) => {
        const { value, expected } = bestByMra(spread)
        expect(expected).toBeCloseTo(expectedMra(value, spread), 9)
        for (const other of spread.values)
          expect(expectedMra(other, spread)).toBeLessThanOrEqual(expected + 1e-9)
      }),
    )
  })

  test('lies below the median of a wide spread: twice too much scores nothing, half scores', () => {
    const wide = logNormalSpread({ mean: Math.log(3), sd: 0.7 })
    const { value, expected } = bestByMra(wide)
    expect(value).toBeLessThan(2.9)
    expect(expected).toBeGreaterThan(expectedMra(3, wide))
    expect(bestByMra(logNormalSpread({ mean: Math.log(3), sd: 0.02 })).value).toBeCloseTo(3, 1)
  })

  test('expects what it would score', () => {
    const spread = spreadOf([1, 2], [3, 1])
    expect(expectedMra(1, spread)).toBeCloseTo(0.75 * 1 + 0.25 * meanRelativeAccuracy(1, 2), 9)
  })
})

describe('a spread', () => {
  test('sums to 1, whatever is done to it', () => {
    fc.assert(
      fc.property(spreads, spreads, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, sure) => {
        const all = [
          one,
          mixed([
            [one, 2],
            [other, 1],
          ]),
          updated(one, (v) => Math.exp(-v), sure),
          blurred(one.values),
        ]
        for (const { weights } of all) expect(sum(weights)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('stays as it was after a measurement of something else, or one that fits nothing', () => {
    const prior = spreadOf([1, 2, 3], [1, 1, 1])
    expect(bestByMra(updated(prior, (v) => (v === 3 ? 1 : 0), 0))).toEqual(bestByMra(prior))
    expect(updated(prior, () => 0)).toEqual(prior)
    expect(bestByMra(updated(prior, (v) => (v === 3 ? 1 : 0))).value).toBe(3)
  })

  test('needs weight', () => expect(() => spreadOf([1], [0])).toThrow(RangeError))
})
