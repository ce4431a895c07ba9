import {
  aboutZ,
  add,
  applyTransposed,
  cross,
  type Mat3,
  multiply,
  norm,
  type RigidTransform,
  scaled,
  subtract,
  toRotationVector,
  transpose,
  type Vec3,
} from '../../../src/geometry/index.ts'

/** A camera as it was found and as it was. The truth's world has z up and its own heading, origin and unit. */
export interface JudgedPose {
  T_map_camera: RigidTransform
  /** Along the axes of the map, in its unit; see PoseCovariance. */
  covariance: { position: Mat3; rotation: Mat3 }
  T_world_camera: RigidTransform
}

/** A vector's parts in deviations: whitened by its covariance, so that each is one number of a normal distribution. */
export function whitened(covariance: Mat3, error: Vec3): number[] {
  const L = new Float64Array(9)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j <= i; j++) {
      let sum = covariance[3 * i + j] as number
      for (let k = 0; k < j; k++) sum -= (L[3 * i + k] as number) * (L[3 * j + k] as number)
      if (i === j) {
        if (!(sum > 0)) return []
        L[3 * i + i] = Math.sqrt(sum)
      } else L[3 * i + j] = sum / (L[3 * j + j] as number)
    }
  const out: number[] = []
  for (let i = 0; i < 3; i++) {
    let sum = error[i] as number
    for (let k = 0; k < i; k++) sum -= (L[3 * i + k] as number) * (out[k] as number)
    out.push(sum / (L[3 * i + i] as number))
  }
  return out
}

const trace = (m: Mat3) => m[0] + m[4] + m[8]

/** The heading of the map in the world that fits all cameras' rotations best. */
function headingOf(poses: readonly JudgedPose[]): Mat3 {
  let [c, s] = [0, 0]
  for (const { T_map_camera, T_world_camera } of poses) {
    const R = multiply(T_world_camera.rotation, transpose(T_map_camera.rotation))
    c += R[0] + R[4]
    s += R[3] - R[1]
  }
  return aboutZ(Math.atan2(s, c))
}

/** The unit of the map over the world's metre, by the spreads of the cameras. */
function unitOf(poses: readonly JudgedPose[]): number {
  const spread = (of: (pose: JudgedPose) => Vec3) => {
    const mean = scaled(
      poses.map(of).reduce((sum, point) => add(sum, point), [0, 0, 0] as Vec3),
      1 / poses.length,
    )
    return Math.sqrt(poses.reduce((sum, pose) => sum + norm(subtract(of(pose), mean)) ** 2, 0))
  }
  return (
    spread(({ T_map_camera }) => T_map_camera.translation) /
    spread(({ T_world_camera }) => T_world_camera.translation)
  )
}

/** Numbers that are normally distributed where the covariances are true. */
export interface PoseDeviations {
  centres: number[]
  rotations: number[]
}

/** Over this many units (of the map) cameras must spread for its unit to be seen. */
const LEAST_SPREAD = 0.1

/**
 * Errors of cameras over their deviations: centres against the camera that the map begins at, apart from the scale and
 * from a turn of the whole path; rotations against gravity and the heading that the cameras agree on.
 */
export function poseDeviations(poses: readonly JudgedPose[]): PoseDeviations {
  const first = poses.reduce((best, next) =>
    trace(next.covariance.position) < trace(best.covariance.position) ? next : best,
  )
  const R_world_map = headingOf(poses)
  const rotations: number[] = []
  const errors = poses.map(({ T_map_camera, covariance, T_world_camera }) => {
    const inMap = multiply(transpose(R_world_map), T_world_camera.rotation)
    const error = toRotationVector(multiply(T_map_camera.rotation, transpose(inMap)))
    rotations.push(...whitened(covariance.rotation, error))
    return error
  })
  const common = scaled(
    errors.reduce((sum, error) => add(sum, error), [0, 0, 0] as Vec3),
    1 / poses.length,
  )
  const unit = unitOf(poses)
  const spread = Math.max(
    ...poses.map(({ T_map_camera }) =>
      norm(subtract(T_map_camera.translation, first.T_map_camera.translation)),
    ),
  )
  if (poses.length < 3 || spread < LEAST_SPREAD) return { centres: [], rotations }
  const centres = poses.flatMap(({ T_map_camera, covariance, T_world_camera }) => {
    if (T_map_camera === first.T_map_camera) return []
    const was = scaled(
      applyTransposed(R_world_map, subtract(T_world_camera.translation, first.T_world_camera.translation)),
      unit,
    )
    const turned = add(was, cross(common, was))
    const is = subtract(T_map_camera.translation, first.T_map_camera.translation)
    return whitened(covariance.position, subtract(is, turned))
  })
  return { centres, rotations }
}
