import { applyTransposed, cross, dot, type RigidTransform, type Vec3 } from '../../geometry/index.ts'
import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'
import { skew } from '../so3.ts'

export interface Gravity {
  /** `T_map_camera`. */
  pose: Variable<RigidTransform>
  /** Unit vectors: down in the map, and as the camera shows it. */
  down_map: Vec3
  down_camera: Vec3
  /** Standard deviation, radians. */
  sigma: number
  kernel: RobustKernel
}

/** Down as a camera shows it: the predicted direction less the observed one, over sigma. It does not constrain heading. */
export const gravity = ({
  pose,
  down_map,
  down_camera,
  sigma,
  kernel,
}: Gravity): Factor<[RigidTransform]> => ({
  kind: 'gravity',
  variables: [pose],
  dimension: 3,
  kernel,
  evaluate([{ rotation }], residuals, jacobians) {
    const predicted = applyTransposed(rotation, down_map)
    for (const i of [0, 1, 2] as const) residuals[i] = (predicted[i] - down_camera[i]) / sigma
    // Of Exp(-w) d by w.
    skew(predicted).forEach((value, k) => {
      const byPose = jacobians?.[0]
      if (byPose) byPose[6 * Math.floor(k / 3) + (k % 3)] = value / sigma
    })
  },
})

export interface ManhattanLine {
  /** `T_map_camera`. */
  pose: Variable<RigidTransform>
  /** The room's axis that the line lies along, unit. */
  axis_map: Vec3
  /** Unit normal of the plane through the camera's centre and the line. */
  normal_camera: Vec3
  /** Standard deviation of the angle between axis and plane, radians. */
  sigma: number
  kernel: RobustKernel
}

/**
 * A straight edge of the picture along one of the room's axes (Manhattan world): the sine of the angle by which the axis
 * leaves the line's plane, over sigma.
 */
export const manhattanLine = ({
  pose,
  axis_map,
  normal_camera,
  sigma,
  kernel,
}: ManhattanLine): Factor<[RigidTransform]> => ({
  kind: 'Manhattan line',
  variables: [pose],
  dimension: 1,
  kernel,
  evaluate([{ rotation }], residuals, jacobians) {
    const axis_camera = applyTransposed(rotation, axis_map)
    residuals[0] = dot(normal_camera, axis_camera) / sigma
    jacobians?.[0]?.set(cross(normal_camera, axis_camera).map((value) => value / sigma))
  },
})
