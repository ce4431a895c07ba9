import {
  compose,
  inverse,
  multiply,
  type RigidTransform,
  toRotationVector,
  transpose,
} from '../../geometry/index.ts'
import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'
import { POSE } from '../manifolds.ts'
import { inverseRightJacobian, skew } from '../so3.ts'
import { type SqrtInformation, whiten, whitenRows } from '../whitening.ts'

export interface RelativePoseObservation {
  /** `T_map_first` and `T_map_second`. */
  first: Variable<RigidTransform>
  second: Variable<RigidTransform>
  /** As observed, translation in map units. */
  T_first_second: RigidTransform
  /** Of rotation vector (radians), then shift (map units), in the axes of the second camera. */
  sqrtInformation: SqrtInformation
  kernel: RobustKernel
}

/** Writes a 3 x 3 matrix into a 6 x 6 one. */
function place(into: number[], row: number, column: number, matrix: readonly number[]) {
  matrix.forEach((value, k) => {
    into[6 * (row + Math.floor(k / 3)) + column + (k % 3)] = value
  })
}

/**
 * A view graph's edge: how the second camera stands to the first, less the observation, as the step of `POSE` that leads
 * from the observed to the predicted pose.
 */
export const relativePose = ({
  first,
  second,
  T_first_second,
  sqrtInformation,
  kernel,
}: RelativePoseObservation): Factor<[RigidTransform, RigidTransform]> => ({
  kind: 'relative pose',
  variables: [first, second],
  dimension: sqrtInformation.rows,
  kernel,
  evaluate([T_map_first, T_map_second], residuals, jacobians) {
    const predicted = compose(inverse(T_map_first), T_map_second)
    whiten(sqrtInformation, POSE.localCoordinates(T_first_second, predicted), residuals)
    if (!jacobians) return
    const [byFirst, bySecond] = jacobians as [Float64Array, Float64Array]
    whitenRows(sqrtInformation, POSE.localJacobian(T_first_second, predicted), 6, bySecond)
    // A step of the first camera moves the predicted pose from the left: by the inverse of that step.
    const back = transpose(T_first_second.rotation)
    const turn = toRotationVector(multiply(back, predicted.rotation))
    const jacobian = new Array<number>(36).fill(0)
    const turned = multiply(inverseRightJacobian(turn), transpose(predicted.rotation))
    place(
      jacobian,
      0,
      0,
      turned.map((value) => -value),
    )
    place(jacobian, 3, 0, multiply(back, skew(predicted.translation)))
    place(
      jacobian,
      3,
      3,
      back.map((value) => -value),
    )
    whitenRows(sqrtInformation, jacobian, 6, byFirst)
  },
})
