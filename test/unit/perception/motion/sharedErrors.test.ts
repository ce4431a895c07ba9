import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IDENTITY3 } from '../../../../src/geometry/index.ts'
import { largestFactors, sharedErrorsOf } from '../../../../src/perception/motion/sharedErrors.ts'

/** The sum of outer products of some vectors. */
const covarianceOf = (vectors: readonly (readonly number[])[]): Float64Array => {
  const n = vectors[0]?.length ?? 0
  return Float64Array.from({ length: n * n }, (_, at) =>
    vectors.reduce((sum, v) => sum + (v[Math.floor(at / n)] as number) * (v[at % n] as number), 0),
  )
}

const vectors = (count: number, n: number) =>
  fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
    minLength: count,
    maxLength: count,
  })

describe('factors of a covariance', () => {
  test('give back what few common errors make, within what may be left over', () => {
    fc.assert(
      fc.property(vectors(4, 21), (common) => {
        const covariance = covarianceOf(common)
        const again = covarianceOf(largestFactors(covariance, 21).map((factor) => [...factor]))
        const trace = covariance.reduce((sum, value, at) => (at % 22 === 0 ? sum + value : sum), 0)
        const worst = Math.max(...covariance.map((value, at) => Math.abs(value - (again[at] ?? 0))))
        expect(worst).toBeLessThanOrEqual(0.02 * trace + 1e-9)
      }),
    )
  })

  test('never claim more variance than there is', () => {
    fc.assert(
      fc.property(vectors(30, 28), (common) => {
        const covariance = covarianceOf(common)
        const factors = largestFactors(covariance, 28)
        expect(factors.length).toBeLessThanOrEqual(12)
        for (let k = 0; k < 28; k++) {
          const told = factors.reduce((sum, factor) => sum + (factor[k] as number) ** 2, 0)
          expect(told).toBeLessThanOrEqual((covariance[29 * k] as number) + 1e-9)
        }
      }),
    )
  })

  test('of nothing are none', () => {
    expect(largestFactors(new Float64Array(49), 7)).toEqual([])
  })
})

test('an error shows in a keyframe in the level frame’s axes', () => {
  const factor = Float64Array.from([1, 2, 3, 4, 5, 6, 7])
  expect(sharedErrorsOf([factor], { pose: 0, logScale: 6 }, IDENTITY3)).toEqual([
    { rotation: [1, 2, 3], position: [4, 5, 6], logScale: 7 },
  ])
  const aboutZ = [0, -1, 0, 1, 0, 0, 0, 0, 1] as const
  expect(sharedErrorsOf([factor], { pose: 0, logScale: 6 }, aboutZ)[0]?.position).toEqual([-5, 4, 6])
})
