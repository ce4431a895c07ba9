import {
  add,
  apply,
  applyTransposed,
  type Mat3,
  multiply,
  scaled,
  solveSymmetric,
  toRotationVector,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'

/**
 * A similarity, an element of Sim(3): p' = exp(logScale) R p + t. Between keyframes it takes points in the unit of one's
 * inverse depth (depth = 1 / inverse depth) to points in the unit of the other's: turn, place and depth ratio in one.
 * A small one is a vector of seven, from the left: shift, rotation vector, logarithm of the scale.
 */
export interface Sim3 {
  rotation: Mat3
  translation: Vec3
  logScale: number
}

/** Of a `Sim3`'s tangent space. */
export const SIM3_DIMENSION = 7

/** `S_a_c` from `S_a_b` and `S_b_c`. */
export const composeSim3 = (a: Sim3, b: Sim3): Sim3 => ({
  rotation: multiply(a.rotation, b.rotation),
  translation: add(scaled(apply(a.rotation, b.translation), Math.exp(a.logScale)), a.translation),
  logScale: a.logScale + b.logScale,
})

export const inverseSim3 = ({ rotation, translation, logScale }: Sim3): Sim3 => ({
  rotation: transpose(rotation),
  translation: scaled(applyTransposed(rotation, translation), -Math.exp(-logScale)),
  logScale: -logScale,
})

/** The small similarity that takes `from` to `to`, to first order. */
export function differenceSim3(from: Sim3, to: Sim3): number[] {
  const { rotation, translation, logScale } = composeSim3(to, inverseSim3(from))
  return [...translation, ...toRotationVector(rotation), logScale]
}

/** Ad(S), 7 x 7, row-major: S Exp(x) = Exp(Ad(S) x) S. */
export function adjointSim3({ rotation: r, translation: [x, y, z], logScale }: Sim3): Float64Array {
  const out = new Float64Array(49)
  const scale = Math.exp(logScale)
  const byTurn = multiply([0, -z, y, z, 0, -x, -y, x, 0], r)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const value = r[3 * i + j] as number
      out[7 * i + j] = scale * value
      out[7 * i + 3 + j] = byTurn[3 * i + j] as number
      out[7 * (3 + i) + 3 + j] = value
    }
  out[6] = -x
  out[13] = -y
  out[20] = -z
  out[48] = 1
  return out
}

/** J covariance J^T. @param J n x m, row-major. @param covariance m x m. */
export function carried(
  J: ArrayLike<number>,
  covariance: ArrayLike<number>,
  n: number,
  m: number,
): Float64Array {
  const half = new Float64Array(n * m)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const value = J[m * i + k] as number
      if (value === 0) continue
      for (let j = 0; j < m; j++)
        half[m * i + j] = (half[m * i + j] as number) + value * (covariance[m * k + j] as number)
    }
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let k = 0; k < m; k++) sum += (half[m * i + k] as number) * (J[m * j + k] as number)
      out[n * i + j] = sum
    }
  return out
}

/** The chi-square of an error: its square in standard deviations. Infinite where the covariance is no covariance. */
export function chiSquare(error: readonly number[], covariance: Float64Array): number {
  const solved = solveSymmetric(Float64Array.from(covariance), Float64Array.from(error))
  if (!solved) return Number.POSITIVE_INFINITY
  return solved.reduce((sum, value, k) => sum + value * (error[k] as number), 0)
}
