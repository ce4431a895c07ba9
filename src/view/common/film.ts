import type { Intrinsics, RigidTransform } from '../../geometry/index.ts'
import { type Layout, type LayoutFrame, poseAt } from '../../layout/index.ts'

/** Index of the frame nearest to a time; undefined where there are none. Frames are in order of time. */
export function nearestFrame(
  frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[],
  seconds: number,
): number | undefined {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  frames.forEach(({ timestampSeconds }, k) => {
    const away = Math.abs(timestampSeconds - seconds)
    if (away < least) [best, least] = [k, away]
  })
  return best
}

/**
 * The camera at a moment of the film: on its path, which goes smoothly; where the layout has none, that of the nearest
 * frame. Undefined where it is not known.
 */
export function cameraAt(
  { frames, cameraPath }: Pick<Layout, 'frames' | 'cameraPath'>,
  seconds: number,
): { T_map_camera: RigidTransform; camera: Intrinsics } | undefined {
  const frame = frames[nearestFrame(frames, seconds) ?? -1]
  const T_map_camera = cameraPath?.length ? poseAt(cameraPath, seconds) : frame?.T_map_camera
  return frame && T_map_camera && { T_map_camera, camera: frame.camera }
}

/** The first of the frames given that comes after a time, else the first of them: for going round. */
export function nextFrameAfter(
  frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[],
  among: readonly number[],
  seconds: number,
): number | undefined {
  const ordered = [...among].sort((a, b) => timeOf(frames, a) - timeOf(frames, b))
  return ordered.find((k) => timeOf(frames, k) > seconds + 1e-3) ?? ordered[0]
}

const timeOf = (frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[], k: number): number =>
  frames[k]?.timestampSeconds ?? 0
