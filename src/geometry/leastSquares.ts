import { solveSymmetric } from './linear.ts'

export interface LeastSquaresResult {
  x: Float64Array
  /** Half the sum of squared residuals. */
  cost: number
  /** Inverse of J^T J at the end, row-major: the covariance, where residuals are in standard deviations. */
  covariance: Float64Array
}

const STEP = 1e-5

/** J^T J, J^T r and the cost at x, by forward differences. */
function normalEquations(residuals: (x: Float64Array) => number[], x: Float64Array) {
  const n = x.length
  const r = residuals(x)
  const m = r.length
  const jacobian = new Float64Array(n * m)
  const moved = Float64Array.from(x)
  for (let i = 0; i < n; i++) {
    moved[i] = (x[i] as number) + STEP
    const shifted = residuals(moved)
    moved[i] = x[i] as number
    for (let k = 0; k < m; k++) jacobian[i * m + k] = ((shifted[k] as number) - (r[k] as number)) / STEP
  }
  const h = new Float64Array(n * n)
  const g = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let gradient = 0
    for (let k = 0; k < m; k++) gradient += (jacobian[i * m + k] as number) * (r[k] as number)
    g[i] = gradient
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < m; k++) sum += (jacobian[i * m + k] as number) * (jacobian[j * m + k] as number)
      h[i * n + j] = sum
      h[j * n + i] = sum
    }
  }
  return { h, g, cost: halfSquares(r) }
}

const halfSquares = (r: readonly number[]) => r.reduce((sum, v) => sum + v * v, 0) / 2

/** The inverse of a symmetric positive definite matrix, with a faint ridge where it is singular. */
function inverse(h: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n)
  for (let k = 0; k < n; k++) {
    const unit = new Float64Array(n)
    unit[k] = 1
    const ridged = Float64Array.from(h, (v, i) => (i % (n + 1) === 0 ? v + 1e-9 : v))
    const column = solveSymmetric(ridged, unit)
    if (column) for (let i = 0; i < n; i++) out[i * n + k] = column[i] as number
  }
  return out
}

/**
 * Levenberg-Marquardt with numeric derivatives, for a few unknowns. Residuals are in standard deviations, made robust
 * by the caller (see `robust`), and always of the same number.
 */
export function leastSquares(
  residuals: (x: Float64Array) => number[],
  start: ArrayLike<number>,
  iterations = 30,
): LeastSquaresResult {
  let x = Float64Array.from(start)
  let at = normalEquations(residuals, x)
  let damping = 1e-3
  for (let iteration = 0; iteration < iterations && damping < 1e8; iteration++) {
    const n = x.length
    const damped = Float64Array.from(at.h, (v, i) => (i % (n + 1) === 0 ? v * (1 + damping) + 1e-9 : v))
    const step = solveSymmetric(
      damped,
      at.g.map((v) => -v),
    )
    const next = step && x.map((v, k) => v + (step[k] as number))
    const cost = next ? halfSquares(residuals(next)) : Number.POSITIVE_INFINITY
    if (next && cost < at.cost) {
      const gain = (at.cost - cost) / at.cost
      x = next
      at = normalEquations(residuals, x)
      damping = Math.max(1e-9, damping / 10)
      if (gain < 1e-6) break
    } else damping *= 10
  }
  return { x, cost: at.cost, covariance: inverse(at.h, x.length) }
}

/** A residual whose square grows like a Cauchy loss of scale `k`: an outlier pulls, but not without end. */
export const robust = (r: number, k = 2): number => Math.sign(r) * k * Math.sqrt(Math.log1p((r / k) ** 2))
