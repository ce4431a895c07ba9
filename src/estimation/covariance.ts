import type { Problem, Values, Variable } from './factor.ts'
import { factorise } from './linear/blockCholesky.ts'
import { solveFactored } from './linear/blockSolve.ts'
import { linearise } from './linearise.ts'
import { placeOf, scratchFor, startingState } from './state.ts'
import { freeCount, type Structure, structureOf } from './structure.ts'

/** Pivots below this share of their diagonal are rounding: the equations leave a direction free. */
const SINGULAR = 1e-12

/** Covariances at an optimum, of steps of the variables in their own tangent spaces (see their manifolds). */
export interface Covariances {
  /**
   * The covariance of some variables together, the others marginalised out: square, row-major, in the order given. The
   * blocks off its diagonal are the errors that they share. Rows and columns of a variable that is held are zero.
   * @throws RangeError for a variable that no factor of the problem joins.
   */
  joint(variables: readonly Variable[]): Float64Array
}

/**
 * Marginal covariances at given values: blocks of the inverse of the normal equations, with the kernels' weights. They are
 * true where the residuals' errors are independent and as large as their sigmas.
 * @returns undefined where the factors do not fix all variables: a gauge is free, or a landmark has no parallax.
 */
export function covariancesAt(problem: Problem, values: Values): Covariances | undefined {
  const structure = structureOf(problem)
  const { blocks } = linearise(structure, startingState(structure, values), scratchFor(problem.factors))
  if (!factorise(structure.pattern, blocks, SINGULAR)) return undefined
  return { joint: (variables) => inverseEntries(structure, blocks, variables) }
}

/** Rows and columns of the inverse of a factored matrix. */
function inverseEntries(
  structure: Structure,
  factor: Float64Array,
  variables: readonly Variable[],
): Float64Array {
  const { pattern, starts } = structure
  const free = freeCount(structure)
  /** Where each row is in the whole vector; undefined of what is held. */
  const rows = variables.flatMap((one) => {
    const place = placeOf(structure, one)
    return Array.from({ length: one.manifold.dimension }, (_, i) =>
      place < free ? (starts[place] as number) + i : undefined,
    )
  })
  const entries = new Float64Array(rows.length ** 2)
  const x = new Float64Array(starts[free] as number)
  rows.forEach((row, column) => {
    if (row === undefined) return
    // What stands before it in the order of elimination, by symmetry its own column tells.
    const first = pattern.starts.findLastIndex((start) => start <= row)
    x.fill(0)
    x[row] = 1
    solveFactored(pattern, factor, x, first)
    rows.forEach((other, k) => {
      if (other === undefined || other < row) return
      entries[k * rows.length + column] = x[other] as number
      entries[column * rows.length + k] = x[other] as number
    })
  })
  return entries
}
