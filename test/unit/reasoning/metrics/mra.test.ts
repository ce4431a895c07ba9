import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MetricInputError,
  meanRelativeAccuracy,
  mraAsPublished,
  relativeError,
  VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED,
  VSI_TOLERANCES_AS_PUBLISHED,
} from '../../../../src/reasoning/index.ts'
import { number } from '../../geometry/arbitraries.ts'

const positive = number(0.01, 100)

describe('mean relative accuracy', () => {
  test.each([
    // predicted, truth, inclusive, exclusive, as VSI-Bench's code, as Video2Layout's code
    [10, 10, 1, 1, 1, 1],
    [9, 10, 0.9, 0.8, 0.9, 0.8],
    [12, 10, 0.7, 0.6, 0.6, 0.6],
    [15, 10, 0.1, 0, 0.1, 0.1],
    [16, 10, 0, 0, 0, 0],
    [0, 10, 0, 0, 0, 0],
    [0.2, 0, 0.7, 0.6, 0.6, 0.6],
    [-9, -10, 0.9, 0.8, 0.9, 0.8],
  ])('%d for a true %d', (predicted, truth, inclusive, exclusive, vsi, v2l) => {
    expect(meanRelativeAccuracy(predicted, truth)).toBe(inclusive)
    expect(meanRelativeAccuracy(predicted, truth, 'exclusive')).toBe(exclusive)
    expect(mraAsPublished(predicted, truth)).toBe(vsi)
    expect(mraAsPublished(predicted, truth, VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED)).toBe(v2l)
  })

  test('the published tolerances are those of NumPy, bit for bit', () => {
    expect(VSI_TOLERANCES_AS_PUBLISHED).toEqual([
      0.5, 0.44999999999999996, 0.4, 0.35, 0.30000000000000004, 0.25, 0.19999999999999996,
      0.15000000000000002, 0.10000000000000009, 0.050000000000000044,
    ])
    expect(VIDEO2LAYOUT_TOLERANCES_AS_PUBLISHED).toEqual([
      0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.19999999999999996, 0.14999999999999997, 0.09999999999999998, 0.05,
    ])
  })

  test('is 0 for what is no number, and names a truth that is none', () => {
    expect(meanRelativeAccuracy(Number.POSITIVE_INFINITY, 1)).toBe(0)
    expect(meanRelativeAccuracy(Number.NaN, 1)).toBe(0)
    expect(() => relativeError(1, Number.NaN)).toThrow(MetricInputError)
  })

  test('lies in 0 to 1, never rises with the error, does not depend on the unit', () => {
    fc.assert(
      fc.property(positive, number(0, 2), number(0, 2), number(0.1, 10), (truth, e, f, unit) => {
        const at = (error: number) => meanRelativeAccuracy(truth * (1 + error), truth)
        const [near, far] = [Math.min(e, f), Math.max(e, f)]
        expect(at(near)).toBeGreaterThanOrEqual(at(far))
        expect(at(far)).toBeGreaterThanOrEqual(0)
        expect(at(near)).toBeLessThanOrEqual(1)
        expect(meanRelativeAccuracy(truth * unit, truth * unit)).toBe(1)
        expect(meanRelativeAccuracy(truth * (1 + e), truth, 'exclusive')).toBeLessThanOrEqual(at(e))
      }),
    )
  })
})
