import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'

/**
 * Observations that are right or wrong together, under one kernel in place of their own: a wrong match loses the weight
 * of its depth together with that of its pixel, and the cost agrees with both.
 */
export function joint(parts: readonly Factor[], kernel: RobustKernel): Factor {
  const variables = [...new Set<Variable>(parts.flatMap((part) => part.variables))]
  const slots = parts.map((part) => part.variables.map((one) => variables.indexOf(one)))
  return {
    kind: parts.map(({ kind }) => kind).join(' and '),
    variables,
    dimension: parts.reduce((sum, { dimension }) => sum + dimension, 0),
    kernel,
    evaluate(values, residuals, jacobians) {
      let row = 0
      parts.forEach((part, k) => {
        const own = slots[k] as number[]
        const derivatives =
          jacobians &&
          own.map((slot) =>
            (jacobians[slot] as Float64Array).subarray(
              row * (variables[slot] as Variable).manifold.dimension,
            ),
          )
        part.evaluate(
          own.map((slot) => values[slot]),
          residuals.subarray(row),
          derivatives,
        )
        row += part.dimension
      })
    },
  }
}
