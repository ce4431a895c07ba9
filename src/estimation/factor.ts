import type { RobustKernel } from './kernels.ts'
import type { Manifold } from './manifold.ts'

/** An unknown of a problem; the object itself is its identity. */
export interface Variable<T = unknown> {
  readonly manifold: Manifold<T>
  /** First guess. */
  readonly start: T
}

export const variable = <T>(manifold: Manifold<T>, start: T): Variable<T> => ({ manifold, start })

/** An observation that joins variables with values of the types `V`. */
export interface Factor<V extends readonly unknown[] = readonly unknown[]> {
  /** Of what kind: 'reprojection', 'gravity', … */
  readonly kind: string
  /** Each variable once. */
  readonly variables: { readonly [K in keyof V]: Variable<V[K]> }
  /** How many residuals. */
  readonly dimension: number
  readonly kernel: RobustKernel
  /**
   * Writes the residuals, whitened (in standard deviations), and their derivatives where asked.
   * @param values of `variables`, in their order.
   * @param jacobians a row-major matrix a variable, `dimension` x the variable's dimension; they arrive as zeros.
   */
  evaluate(values: V, residuals: Float64Array, jacobians?: readonly Float64Array[]): void
}

/** Values of variables. */
export interface Values {
  /** @throws RangeError for a variable that no factor of the problem joins. */
  get<T>(variable: Variable<T>): T
}

/** The least-squares problem: the sum over all factors of half their robust cost, over all variables that they join. */
export interface Problem {
  readonly factors: readonly Factor[]
  /**
   * Variables that stay as they are. Factors that see differences only leave a gauge free (the map's origin, heading or
   * unit): hold a pose or a scale, or add a prior.
   */
  readonly held?: readonly Variable[]
  /** First guesses, where they are not the variables' own. */
  readonly start?: Values
}
