import { norm, type Vec3 } from '../../geometry/index.ts'
import type { MetricFrame } from './metricFrame.ts'
import { FRAME_DEPTH } from './sensorModel.ts'

/** How far a frame's camera and depth are sure, one standard deviation along an axis. */
export interface FrameNoise {
  /** Of the camera's centre. */
  metres: number
  /** Of its turn. */
  radians: number
  /** Of the scale of its depth, as a share. */
  depth: number
}

const along = (errors: readonly Vec3[]): number => Math.hypot(...errors.map(norm)) / Math.sqrt(3)

const noises = new WeakMap<MetricFrame, FrameNoise>()

/** From the errors that the frame shares with others; of the depth's scale no less than what frames err by themselves. */
export function frameNoise(frame: MetricFrame): FrameNoise {
  const known = noises.get(frame)
  if (known) return known
  const { sharedErrors } = frame
  const noise = {
    metres: along(sharedErrors.map(({ position }) => position)),
    radians: along(sharedErrors.map(({ rotation }) => rotation)),
    depth: Math.hypot(FRAME_DEPTH, ...sharedErrors.map(({ logScale }) => logScale)),
  }
  noises.set(frame, noise)
  return noise
}
