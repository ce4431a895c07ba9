import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'

/**
 * Observations that are right or wrong together, under one kernel in place of their own: a wrong match loses the weight
 * of its depth together with that of its pixel, and the cost agrees with both.
 */
export function joint(parts: readonly Factor[], kernel: RobustKernel): Factor {
  const variables = [...new Set<Variable>(parts.flatMap((part) => part.variables))]
  const widths = variables.map(({ manifold }) => manifold.dimension)
  const slots = parts.map((part) => part.variables.map((one) => variables.indexOf(one)))
  return {
    kind: parts.map(({ kind }) => kind).join(' and '),
    variables,
    dimension: parts.reduce((sum, { dimension }) => sum + dimension, 0),
    kernel,
    evaluate(values, residuals, jacobians) {
      let row = 0
      for (let k = 0; k < parts.length; k++) {
        const part = parts[k] as Factor
        const own = slots[k] as number[]
        const derivatives =
          jacobians &&
          own.map((slot) => fromRow(jacobians[slot] as Float64Array, row, widths[slot] as number))
        part.evaluate(
          own.map((slot) => values[slot]),
          row === 0 ? residuals : residuals.subarray(row),
          derivatives,
        )
        row += part.dimension
      }
    },
  }
}

/** What of a Jacobian begins at a row; a view is only made where it is another one. */
const fromRow = (jacobian: Float64Array, row: number, width: number): Float64Array =>
  row === 0 ? jacobian : jacobian.subarray(row * width)
