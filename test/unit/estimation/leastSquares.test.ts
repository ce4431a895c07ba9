import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastSquares, robust } from '../../../src/estimation/index.ts'
import { seededRandom, solveSymmetric } from '../../../src/geometry/index.ts'
import { number } from '../geometry/arbitraries.ts'

describe('solveSymmetric', () => {
  const size = fc.integer({ min: 1, max: 7 })

  test('solves what was made to have a known answer', () => {
    fc.assert(
      fc.property(size, fc.nat(), (n, seed) => {
        const random = seededRandom(seed)
        const m = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5))
        const x = Array.from({ length: n }, () => 10 * random() - 5)
        // M M^T + I is symmetric and positive definite whatever M is.
        const a = m.map((row, i) =>
          m.map((other, j) => row.reduce((s, v, k) => s + v * (other[k] as number), i === j ? 1 : 0)),
        )
        const b = a.map((row) => row.reduce((s, v, k) => s + v * (x[k] as number), 0))
        const solved = solveSymmetric(Float64Array.from(a.flat()), Float64Array.from(b))
        expect([...(solved ?? [])].map((v, k) => Math.abs(v - (x[k] as number)))).toEqual(
          x.map(() => expect.closeTo(0, 8)),
        )
      }),
    )
  })

  test('says so where there is no answer, instead of NaN', () => {
    const b = Float64Array.from([1, 1])
    expect(solveSymmetric(Float64Array.from([1, 1, 1, 1]), b)).toBeUndefined()
    expect(solveSymmetric(Float64Array.from([1, 2, 2, 1]), b)).toBeUndefined()
    expect(solveSymmetric(Float64Array.from([0, 0, 0, 0]), b)).toBeUndefined()
    expect(solveSymmetric(Float64Array.from([Number.NaN, 0, 0, 1]), b)).toBeUndefined()
  })
})

describe('leastSquares', () => {
  test('finds the minimum of Rosenbrock, whose valley bends', () => {
    const { x, cost } = leastSquares(([a = 0, b = 0]) => [1 - a, 10 * (b - a * a)], [-1.2, 1], 100)
    expect(x[0]).toBeCloseTo(1, 4)
    expect(x[1]).toBeCloseTo(1, 4)
    expect(cost).toBeLessThan(1e-8)
  })

  test('a straight line has the slope, offset and covariance of the textbook', () => {
    const random = seededRandom(3)
    const sigma = 0.5
    const points = Array.from({ length: 60 }, (_, k) => ({
      t: k / 10,
      y: 2 + 0.7 * (k / 10) + random() - 0.5,
    }))
    const n = points.length
    const sum = (f: (p: { t: number; y: number }) => number) => points.reduce((s, p) => s + f(p), 0)
    const [st, sy, stt, sty] = [sum((p) => p.t), sum((p) => p.y), sum((p) => p.t ** 2), sum((p) => p.t * p.y)]
    const determinant = n * stt - st * st
    const { x, covariance } = leastSquares(
      ([offset = 0, slope = 0]) => points.map(({ t, y }) => (offset + slope * t - y) / sigma),
      [0, 0],
    )
    expect(x[0]).toBeCloseTo((stt * sy - st * sty) / determinant, 5)
    expect(x[1]).toBeCloseTo((n * sty - st * sy) / determinant, 5)
    const expected = [stt, -st, -st, n].map((v) => (sigma ** 2 * v) / determinant)
    expect([...covariance]).toEqual(expected.map((v) => expect.closeTo(v, 5)))
  })

  test('never ends worse than it began, and stays a number where an unknown says nothing', () => {
    fc.assert(
      fc.property(number(-5, 5), number(-5, 5), (a, b) => {
        const residuals = (x: Float64Array) => [Math.sin(x[0] as number), (x[0] as number) - 0.3]
        const before = residuals(Float64Array.of(a, b)).reduce((s, r) => s + r * r, 0) / 2
        const { x, cost, covariance } = leastSquares(residuals, [a, b])
        return cost <= before && x[1] === b && [...x, ...covariance].every(Number.isFinite)
      }),
    )
  })
})

describe('robust', () => {
  test('is the residual itself where it is small, and has its sign', () => {
    expect(robust(0)).toBe(0)
    expect(robust(0.01)).toBeCloseTo(0.01, 5)
    fc.assert(fc.property(number(0.001, 1000), (r) => robust(r) > 0 && robust(-r) === -robust(r)))
  })

  test('grows with the residual, ever more slowly', () => {
    fc.assert(
      fc.property(number(0.001, 100), number(1.01, 2), (r, factor) => {
        const [near, far] = [robust(r), robust(r * factor)]
        return far > near && far < near * factor
      }),
    )
    expect(robust(100)).toBeLessThan(6)
  })

  test('holds a line against one point that is wrong altogether', () => {
    const values = [1, 1.1, 0.9, 1, 1.05, 50]
    const fit = (loss: (r: number) => number) =>
      leastSquares(([x = 0]) => values.map((v) => loss((v - x) / 0.1)), [2]).x[0] as number
    expect(fit((r) => r)).toBeGreaterThan(9)
    expect(fit((r) => robust(r))).toBeCloseTo(1.01, 1)
  })
})
