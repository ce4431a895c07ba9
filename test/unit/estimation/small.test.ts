import { describe, expect, test } from 'vitest'
import {
  addRow,
  covarianceOfSmall,
  optimiseSmall,
  type SmallProblem,
  StartError,
} from '../../../src/estimation/index.ts'

/** One unknown whose Gauss-Newton steps run ever further away: r = atan(x). */
const runaway = (start: number, seen: number[] = []): SmallProblem<number> => ({
  start,
  dimension: 1,
  linearise(x, information, gradient) {
    addRow(information, gradient, Float64Array.of(1 / (1 + x * x)), Math.atan(x), 1)
    return Math.atan(x) ** 2 / 2
  },
  costOf(x) {
    seen.push(x)
    return Math.atan(x) ** 2 / 2
  },
  retract: (x, step) => x + (step[0] as number),
})

describe('optimiseSmall', () => {
  test('takes no step that costs more: it ends where plain Gauss-Newton runs away', () => {
    const tried: number[] = []
    const { state, cost } = optimiseSmall(runaway(3, tried), { cost: 0, gradient: 1e-9 })
    expect(Math.abs(tried[0] as number)).toBeGreaterThan(3)
    expect(Math.abs(state)).toBeLessThan(1e-6)
    expect(cost).toBeLessThan(1e-12)
  })

  test('solves linear equations, gives their information, and refuses a start that is no number', () => {
    const rows = [
      { j: [1, 2], y: 5 },
      { j: [3, -1], y: 1 },
      { j: [0, 1], y: 2.5 },
    ]
    const costOf = ([a, b]: readonly [number, number]) =>
      rows.reduce((sum, { j, y }) => sum + ((j[0] as number) * a + (j[1] as number) * b - y) ** 2 / 2, 0)
    const problem: SmallProblem<readonly [number, number]> = {
      start: [9, -9],
      dimension: 2,
      linearise(x, information, gradient) {
        for (const { j, y } of rows)
          addRow(
            information,
            gradient,
            Float64Array.from(j),
            (j[0] as number) * x[0] + (j[1] as number) * x[1] - y,
            1,
          )
        return costOf(x)
      },
      costOf,
      retract: ([a, b], step) => [a + (step[0] as number), b + (step[1] as number)],
    }
    const { state, information } = optimiseSmall(problem, { cost: 0, gradient: 1e-10 })
    // By hand: [10 -1; -1 6] x = [8; 11.5].
    expect(state[0]).toBeCloseTo((8 * 6 + 11.5) / 59, 6)
    expect(state[1]).toBeCloseTo((10 * 11.5 + 8) / 59, 6)
    const covariance = covarianceOfSmall(information, 2, 1e6)
    ;[6, 1, 1, 10].forEach((value, k) => {
      expect(covariance[k]).toBeCloseTo(value / 59, 6)
    })
    expect(() => optimiseSmall({ ...problem, start: [Number.NaN, 0] })).toThrow(StartError)
  })

  test('what nothing tells of has the deviation that it is given', () => {
    const covariance = covarianceOfSmall(Float64Array.of(4, 0, 0, 0), 2, 10)
    expect(covariance[0]).toBeCloseTo(1 / 4.01, 9)
    expect(covariance[3]).toBeCloseTo(100, 6)
  })
})
