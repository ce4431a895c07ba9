import { inverseTransformPoint, type RigidTransform, type Vec2, type Vec3 } from '../../geometry/index.ts'
import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'
import type { Lens } from '../manifolds.ts'
import { NEAREST, writeRow } from './pointInCamera.ts'

export interface Reprojection {
  /** `T_map_camera`. */
  pose: Variable<RigidTransform>
  /** Map frame. */
  landmark: Variable<Vec3>
  lens: Variable<Lens>
  /** Where the landmark is seen, and the picture's principal point; pixels. */
  pixel: Vec2
  principalPoint: Vec2
  /** Standard deviation of each coordinate, pixels. */
  sigma: number
  kernel: RobustKernel
}

/** The error of a landmark behind the camera, pixels: more than that of any in front of it that is worth keeping. */
const BEHIND = 2000

/**
 * A landmark seen in a keyframe: predicted less observed pixel, over sigma. Behind the camera the residual is
 * constant and large, without a gradient (as in GTSAM), so that the cost never falls by moving a point there.
 */
export const reprojection = ({
  pose,
  landmark,
  lens,
  pixel,
  principalPoint,
  sigma,
  kernel,
}: Reprojection): Factor<[RigidTransform, Vec3, Lens]> => ({
  kind: 'reprojection',
  variables: [pose, landmark, lens],
  dimension: 2,
  kernel,
  evaluate([T_map_camera, point_map, { focal, radial }], residuals, jacobians) {
    const point_camera = inverseTransformPoint(T_map_camera, point_map)
    const z = point_camera[2]
    if (z < NEAREST) {
      residuals[0] = BEHIND / sigma
      residuals[1] = BEHIND / sigma
      return
    }
    const [x, y] = [point_camera[0] / z, point_camera[1] / z]
    const squared = x * x + y * y
    const distortion = 1 + radial * squared
    const scale = (focal * distortion) / sigma
    residuals[0] = scale * x + (principalPoint[0] - pixel[0]) / sigma
    residuals[1] = scale * y + (principalPoint[1] - pixel[1]) / sigma
    if (!jacobians) return
    const [byPose, byLandmark, byLens] = jacobians as [Float64Array, Float64Array, Float64Array]
    // By x and y at depth 1, then by the point.
    const bend = (2 * focal * radial) / sigma
    const [ux, uy, vy] = [scale + bend * x * x, bend * x * y, scale + bend * y * y]
    writeRow(0, [ux / z, uy / z, -(ux * x + uy * y) / z], T_map_camera, point_camera, byPose, byLandmark)
    writeRow(1, [uy / z, vy / z, -(uy * x + vy * y) / z], T_map_camera, point_camera, byPose, byLandmark)
    const byRadial = (focal * squared) / sigma
    byLens.set([scale * x, byRadial * x, scale * y, byRadial * y])
  },
})
