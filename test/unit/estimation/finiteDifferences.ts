import type { Factor, Manifold } from '../../../src/estimation/index.ts'

const STEP = 1e-5

/** The value after a step of `size` along one direction of the tangent space. */
function nudged<T>(manifold: Manifold<T>, value: T, direction: number, size: number): T {
  const step = new Float64Array(manifold.dimension)
  step[direction] = size
  return manifold.retract(value, step, 0)
}

/** Derivatives of a function of one value by central differences; a row a result, a column a direction. */
export function differences<T>(
  manifold: Manifold<T>,
  value: T,
  of: (value: T) => ArrayLike<number>,
): number[][] {
  const columns = Array.from({ length: manifold.dimension }, (_, direction) => {
    const [ahead, behind] = [STEP, -STEP].map((size) => of(nudged(manifold, value, direction, size)))
    return Array.from(ahead as ArrayLike<number>, (v, k) => (v - ((behind?.[k] ?? 0) as number)) / (2 * STEP))
  })
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] as number))
}

/** A factor's residuals. */
export function residualsOf(factor: Factor, values: readonly unknown[]): Float64Array {
  const residuals = new Float64Array(factor.dimension)
  factor.evaluate(values, residuals)
  return residuals
}

/** A factor's own Jacobians, one a variable, each in one row. */
export function jacobiansOf(factor: Factor, values: readonly unknown[]): Float64Array[] {
  const jacobians = factor.variables.map(
    ({ manifold }) => new Float64Array(factor.dimension * manifold.dimension),
  )
  factor.evaluate(values, new Float64Array(factor.dimension), jacobians)
  return jacobians
}

/**
 * By how much a factor's Jacobians differ from differences, as a share of their largest element. Where all are zero,
 * differences show rounding only: hence the floor.
 */
export function jacobianError(factor: Factor, values: readonly unknown[]): number {
  return factor.variables.reduce((worst, { manifold }, slot) => {
    const own = jacobiansOf(factor, values)[slot] as Float64Array
    const measured = differences(manifold, values[slot], (value) =>
      residualsOf(
        factor,
        values.map((other, k) => (k === slot ? value : other)),
      ),
    ).flat()
    const largest = measured.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-3)
    return measured.reduce((most, v, k) => Math.max(most, Math.abs(v - (own[k] as number)) / largest), worst)
  }, 0)
}
