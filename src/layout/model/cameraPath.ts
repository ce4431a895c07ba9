import { interpolateRigid, type RigidTransform, type Vec3 } from '../../geometry/index.ts'
import type { CameraPathPose, Layout, PoseCovariance } from './types.ts'

/** Neighbours on the path that are further apart than this have nothing known between them, seconds. */
const LONGEST_GAP = 1
/** So far before its first and after its last pose, the path still holds there, seconds. */
const BEYOND_ENDS = 0.25

/**
 * Where the camera was at a moment of the film: between two poses of its path, the centre on the line and the turn on
 * the shortest arc between them. Undefined outside the path and in its gaps.
 * @param path in order of time.
 */
export function poseAt(path: readonly CameraPathPose[], seconds: number): RigidTransform | undefined {
  const [first, last] = [path[0], path.at(-1)]
  if (!first || !last) return undefined
  if (seconds <= first.timestampSeconds)
    return first.timestampSeconds - seconds <= BEYOND_ENDS ? first.T_map_camera : undefined
  if (seconds >= last.timestampSeconds)
    return seconds - last.timestampSeconds <= BEYOND_ENDS ? last.T_map_camera : undefined
  let [low, high] = [0, path.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((path[middle] as CameraPathPose).timestampSeconds <= seconds) low = middle
    else high = middle
  }
  const [a, b] = [path[low] as CameraPathPose, path[high] as CameraPathPose]
  const gap = b.timestampSeconds - a.timestampSeconds
  if (gap > LONGEST_GAP) return seconds === a.timestampSeconds ? a.T_map_camera : undefined
  return interpolateRigid(a.T_map_camera, b.T_map_camera, (seconds - a.timestampSeconds) / gap)
}

/**
 * The camera's path as lines to be drawn, metres in the map frame: along the path, in pieces where it has gaps;
 * else from frame to frame.
 */
export function cameraPathLines({ cameraPath, frames }: Pick<Layout, 'cameraPath' | 'frames'>): Vec3[][] {
  if (!cameraPath?.length)
    return [frames.flatMap(({ T_map_camera: T }) => (T ? [T.translation] : []))].filter(
      ({ length }) => length > 0,
    )
  const runs: Vec3[][] = []
  cameraPath.forEach(({ timestampSeconds, T_map_camera }, k) => {
    const before = cameraPath[k - 1]?.timestampSeconds ?? Number.NEGATIVE_INFINITY
    if (timestampSeconds - before > LONGEST_GAP) runs.push([])
    runs.at(-1)?.push(T_map_camera.translation)
  })
  return runs
}

/** How far a camera's centre is from where it is said to be, root mean square, metres; apart from the scale. */
export const positionSd = ({ position: p }: PoseCovariance): number =>
  Math.sqrt(Math.max(0, p[0] + p[4] + p[8]))
