import { covarianceOfSmall, optimiseSmall, type SmallProblem } from './small.ts'

/** The least-squares solution of residuals that are only given as a function. */
export interface LeastSquaresResult {
  x: Float64Array
  /** Half the sum of squared residuals. */
  cost: number
  /** The covariance, row-major, where residuals are in standard deviations. */
  covariance: Float64Array
}

/** Of forward differences. */
const STEP = 1e-5
/** Of what the residuals do not fix. */
const UNKNOWN_SIGMA = 3e4

const halfSquares = (r: readonly number[]) => r.reduce((sum, v) => sum + v * v, 0) / 2

/**
 * Least squares with numeric derivatives, for a few unknowns. Residuals are in standard deviations, made robust by the
 * caller (see `robust`), and always of the same number.
 * @throws StartError
 */
export function leastSquares(
  residuals: (x: Float64Array) => number[],
  start: ArrayLike<number>,
  iterations = 30,
): LeastSquaresResult {
  const n = start.length
  const problem: SmallProblem<Float64Array> = {
    start: Float64Array.from(start),
    dimension: n,
    linearise(x, information, gradient) {
      const r = residuals(x)
      const moved = Float64Array.from(x)
      const columns = Array.from({ length: n }, (_, i) => {
        moved[i] = (x[i] as number) + STEP
        const shifted = residuals(moved)
        moved[i] = x[i] as number
        return r.map((value, k) => ((shifted[k] as number) - value) / STEP)
      })
      const product = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, value, k) => sum + value * (b[k] as number), 0)
      columns.forEach((column, i) => {
        gradient[i] = product(column, r)
        for (let j = 0; j <= i; j++) information[i * n + j] = product(column, columns[j] as number[])
      })
      return halfSquares(r)
    },
    costOf: (x) => halfSquares(residuals(x)),
    retract: (x, step) => x.map((value, k) => value + (step[k] as number)),
  }
  const { state, cost, information } = optimiseSmall(problem, { iterations })
  return { x: state, cost, covariance: covarianceOfSmall(information, n, UNKNOWN_SIGMA) }
}

/** A residual whose square grows like a Cauchy loss of scale `k`: an outlier pulls, but not without end. */
export const robust = (r: number, k = 2): number => Math.sign(r) * k * Math.sqrt(Math.log1p((r / k) ** 2))
