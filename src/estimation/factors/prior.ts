import type { Factor, Variable } from '../factor.ts'
import { type RobustKernel, SQUARED } from '../kernels.ts'
import { type SqrtInformation, whiten, whitenRows } from '../whitening.ts'

/**
 * Prior knowledge of a variable: the step from `mean` to its value, whitened. With fewer rows than the variable has
 * unknowns it fixes a gauge: one row, `down_camera` over sigma for the rotation, holds a pose's heading.
 */
export const prior = <T>(
  variable: Variable<T>,
  mean: T,
  sqrtInformation: SqrtInformation,
  kernel: RobustKernel = SQUARED,
): Factor<[T]> => ({
  kind: `${variable.manifold.name} prior`,
  variables: [variable],
  dimension: sqrtInformation.rows,
  kernel,
  evaluate([value], residuals, jacobians) {
    const { dimension, localCoordinates, localJacobian } = variable.manifold
    whiten(sqrtInformation, localCoordinates(mean, value), residuals)
    const [jacobian] = jacobians ?? []
    if (jacobian) whitenRows(sqrtInformation, localJacobian(mean, value), dimension, jacobian)
  },
})
