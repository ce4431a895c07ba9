import type { Mat3, Vec3 } from '../../geometry/index.ts'

/** Which way is down in the world frame of the adjustment: +y, as in a camera held level. */
export const DOWN_WORLD: Vec3 = [0, 1, 0]

/** A keyframe's unknowns: where its camera is, how it is turned, and its depth scale. */
export interface KeyframeState {
  /** Takes world directions to the camera frame. */
  R_camera_world: Mat3
  center_world: Vec3
  /** 1 / depth = exp(logScale) * the network's inverse depth. */
  logScale: number
}
