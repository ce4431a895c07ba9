import { inverseTransformPoint, type RigidTransform, type Vec3 } from '../../geometry/index.ts'
import type { Factor, Variable } from '../factor.ts'
import type { RobustKernel } from '../kernels.ts'
import { NEAREST, writeRow } from './pointInCamera.ts'

export interface DepthPrior {
  /** `T_map_camera`. */
  pose: Variable<RigidTransform>
  /** Map frame. */
  landmark: Variable<Vec3>
  /** The keyframe's own: 1 / depth = exp(logScale) * inverseDepth. */
  logScale: Variable<number>
  /** The network's, where the keyframe sees the landmark; up to the keyframe's scale. */
  inverseDepth: number
  /** Standard deviation of the logarithm of the network's depth. */
  sigma: number
  kernel: RobustKernel
}

/** The error of the depth of a landmark behind the camera, as a logarithm. */
const BEHIND = 10

/**
 * The network's depth of a landmark, which holds it along its ray: the logarithm of the landmark's depth (along the
 * camera's axis) less that of the network's, over sigma. Constant behind the camera, see `reprojection`.
 */
export const depthPrior = ({
  pose,
  landmark,
  logScale,
  inverseDepth,
  sigma,
  kernel,
}: DepthPrior): Factor<[RigidTransform, Vec3, number]> => ({
  kind: 'depth prior',
  variables: [pose, landmark, logScale],
  dimension: 1,
  kernel,
  evaluate([T_map_camera, point_map, scale], residuals, jacobians) {
    const point_camera = inverseTransformPoint(T_map_camera, point_map)
    const z = point_camera[2]
    if (z < NEAREST) {
      residuals[0] = BEHIND / sigma
      return
    }
    residuals[0] = (Math.log(z * inverseDepth) + scale) / sigma
    if (!jacobians) return
    const [byPose, byLandmark, byScale] = jacobians as [Float64Array, Float64Array, Float64Array]
    writeRow(0, [0, 0, 1 / (z * sigma)], T_map_camera, point_camera, byPose, byLandmark)
    byScale[0] = 1 / sigma
  },
})
