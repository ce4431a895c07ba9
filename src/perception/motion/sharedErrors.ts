import { apply, type Mat3, type Vec3 } from '../../geometry/index.ts'

/**
 * What one standard deviation of an error that the keyframes of a piece share does to one of them. Axes of the level
 * frame, units. Those of one piece are in one order, and independent of each other.
 */
export interface SharedError {
  /** Of the camera's centre, units. */
  position: Vec3
  /** Of its turn, as a rotation vector, radians. */
  rotation: Vec3
  /** Of the logarithm of its depth scale; depth shrinks as it grows. */
  logScale: number
}

/** Errors that are kept of a piece: what neighbours have in common is in the first few. */
const MOST_ERRORS = 12
/** Of all variance, this share may be left over. */
const LEFT_OVER = 0.02

/**
 * Factors of a covariance, the largest first: the sum of their outer products is the covariance, but for what is left
 * over. Pivoted Cholesky (Harbrecht, Peters and Schneider 2012).
 * @param covariance n x n, row-major, whose rows are of one size (a radian, a unit and a logarithm move what is a unit
 * away alike).
 */
export function largestFactors(covariance: Float64Array, n: number): Float64Array[] {
  const left = Float64Array.from({ length: n }, (_, i) => covariance[i * n + i] as number)
  const sum = () => left.reduce((total, value) => total + value, 0)
  const enough = LEFT_OVER * sum()
  const factors: Float64Array[] = []
  while (factors.length < MOST_ERRORS && sum() > enough) {
    const pivot = left.indexOf(Math.max(...left))
    const root = Math.sqrt(left[pivot] as number)
    const factor = Float64Array.from({ length: n }, (_, i) => {
      const known = factors.reduce(
        (total, other) => total + (other[i] as number) * (other[pivot] as number),
        0,
      )
      return ((covariance[i * n + pivot] as number) - known) / root
    })
    for (let i = 0; i < n; i++) left[i] = Math.max(0, (left[i] as number) - (factor[i] as number) ** 2)
    factors.push(factor)
  }
  return factors
}

/** The errors as they show in one keyframe. @param at where its rows begin: turn, centre, log scale. */
export const sharedErrorsOf = (
  factors: readonly Float64Array[],
  at: { pose: number; logScale: number },
  R_level_camera: Mat3,
): SharedError[] =>
  factors.map((factor) => {
    const vector = (from: number): Vec3 => [
      factor[from] as number,
      factor[from + 1] as number,
      factor[from + 2] as number,
    ]
    return {
      rotation: apply(R_level_camera, vector(at.pose)),
      position: apply(R_level_camera, vector(at.pose + 3)),
      logScale: factor[at.logScale] as number,
    }
  })
