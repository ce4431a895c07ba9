import {
  alignPoint,
  multiply,
  type PlanAlignment,
  type RigidTransform,
  transpose,
  type Vec2,
} from '../../geometry/index.ts'
import { poseAt } from '../model/cameraPath.ts'
import type { Layout } from '../model/types.ts'

type Filmed = Pick<Layout, 'frames' | 'cameraPath'>

/** Where a map of the film has the camera at a moment. */
const poseIn = ({ frames, cameraPath }: Filmed, seconds: number): RigidTransform | undefined =>
  frames.find(({ timestampSeconds }) => timestampSeconds === seconds)?.T_map_camera ??
  poseAt(cameraPath ?? [], seconds)

/**
 * The turn and shift that bring one map of a film onto another, by where both have the camera at the same moments: each
 * map's frame is that of its own first sampled camera. Scale is not touched. Undefined where they share no moment.
 */
export function alignByCameras(map: Filmed, onto: Filmed): PlanAlignment | undefined {
  const pairs = map.frames.flatMap(({ timestampSeconds, T_map_camera }) => {
    const other = T_map_camera && poseIn(onto, timestampSeconds)
    return other ? [{ T: T_map_camera, other }] : []
  })
  if (pairs.length === 0) return undefined
  let [along, across] = [0, 0]
  for (const { T, other } of pairs) {
    // Both are upright: what turns the one into the other turns about the vertical.
    const turn = multiply(other.rotation, transpose(T.rotation))
    along += turn[0] + turn[4]
    across += turn[3] - turn[1]
  }
  const yaw = Math.atan2(across, along)
  let [x, y] = [0, 0]
  for (const { T, other } of pairs) {
    const turned = alignPoint({ yaw, shift: [0, 0] }, [T.translation[0], T.translation[1]])
    x += (other.translation[0] - turned[0]) / pairs.length
    y += (other.translation[1] - turned[1]) / pairs.length
  }
  const shift: Vec2 = [x, y]
  return { yaw, shift }
}
