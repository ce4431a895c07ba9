import { inverseSymmetric, solveSymmetric } from '../geometry/index.ts'
import { type Point, type System, search, type Tolerances } from './levenbergMarquardt.ts'

/**
 * A problem of a few unknowns that is solved thousands of times (a pose in a search for one, a frame of a film, a box):
 * its equations are written out by whoever poses it, and it has the same solver as problems of factors.
 */
export interface SmallProblem<S> {
  readonly start: S
  /** How many unknowns. */
  readonly dimension: number
  /**
   * Adds to the normal equations at a state, which arrive as zeros.
   * @param information lower triangle of the sum of rho' J^T J, row-major. @param gradient the sum of rho' J^T r.
   * @returns half the sum of the robust costs, of which that is the gradient.
   */
  linearise(state: S, information: Float64Array, gradient: Float64Array): number
  /** The same cost, without the equations. */
  costOf(state: S): number
  /** The state after a step. */
  retract(state: S, step: Float64Array): S
}

/** Adds a residual with derivatives `j` and a weight to the normal equations. */
export function addRow(
  information: Float64Array,
  gradient: Float64Array,
  j: Float64Array,
  residual: number,
  weight: number,
): void {
  const n = gradient.length
  for (let a = 0; a < n; a++) {
    const weighted = weight * (j[a] as number)
    gradient[a] = (gradient[a] as number) + weighted * residual
    for (let b = 0; b <= a; b++)
      information[n * a + b] = (information[n * a + b] as number) + weighted * (j[b] as number)
  }
}

/** The best state found. */
export interface SmallOptimum<S> {
  state: S
  cost: number
  /** See `SmallProblem.linearise`: the inverse of the covariance, where the residuals' errors are independent. */
  information: Float64Array
}

/** An unknown that nothing tells of has no curvature; so much keeps its equation solvable. */
const LEAST_CURVATURE = 1e-9

interface SmallPoint<S> extends Point<S> {
  information: Float64Array
  gradient: Float64Array
}

/** Minimises the cost of a small problem, see `search`. @throws StartError */
export function optimiseSmall<S>(
  problem: SmallProblem<S>,
  tolerances: Partial<Tolerances> = {},
): SmallOptimum<S> {
  const n = problem.dimension
  const curvature = (information: Float64Array, k: number) =>
    Math.max(LEAST_CURVATURE, information[(n + 1) * k] as number)
  const system: System<S, SmallPoint<S>> = {
    start: problem.start,
    linearisedAt(state) {
      const [information, gradient] = [new Float64Array(n * n), new Float64Array(n)]
      const cost = problem.linearise(state, information, gradient)
      let gradientNorm = 0
      for (let k = 0; k < n; k++)
        gradientNorm = Math.max(
          gradientNorm,
          Math.abs(gradient[k] as number) / Math.sqrt(curvature(information, k)),
        )
      return { state, cost, gradientNorm, information, gradient }
    },
    trial({ state, information, gradient }, damping) {
      const damped = Float64Array.from(information)
      for (let k = 0; k < n; k++)
        damped[(n + 1) * k] = (damped[(n + 1) * k] as number) + damping * curvature(information, k)
      const step = solveSymmetric(
        damped,
        gradient.map((value) => -value),
      )
      if (!step) return undefined
      const promised = step.reduce(
        (sum, x, k) => sum + (x * (damping * curvature(information, k) * x - (gradient[k] as number))) / 2,
        0,
      )
      return { state: problem.retract(state, step), promised }
    },
    costOf: problem.costOf,
  }
  const steps = search(system, tolerances)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return { state: value.at.state, cost: value.at.cost, information: value.at.information }
  }
}

/**
 * The covariance of a small problem's unknowns, row-major, n x n. What the information does not fix is given a standard
 * deviation of `most`.
 * @param information its lower triangle is read.
 */
export function covarianceOfSmall(information: Float64Array, n: number, most: number): Float64Array {
  const ridged = Float64Array.from(information)
  for (let k = 0; k < n; k++) ridged[(n + 1) * k] = (ridged[(n + 1) * k] as number) + most ** -2
  const entry = inverseSymmetric(ridged, n)
  return Float64Array.from({ length: n * n }, (_, k) => {
    const [row, column] = [Math.floor(k / n), k % n]
    return entry ? entry(row, column) : row === column ? most ** 2 : 0
  })
}
