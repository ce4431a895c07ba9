import type { KeyframeEvidence, MotionPiece, PathPose, PoseCovariance } from '../../perception/index.ts'
import type { JoinedSubmap } from '../model/types.ts'
import type { PlacedFrame } from './metricScale.ts'

/**
 * A part of the film in which all cameras are known to each other, with what its keyframes show: its origin, heading
 * and unit are its own.
 */
export interface Part {
  placed: (PlacedFrame & { covariance: PoseCovariance })[]
  path: readonly Pick<PathPose, 'timestampSeconds' | 'T_level_camera'>[]
  /** The part's level frame lies along the room's walls, by the lines of its pictures. */
  squared: boolean
  joined: readonly JoinedSubmap[]
}

export const posedSubmapOf = (
  { placed, path, squared }: MotionPiece,
  keyframes: readonly KeyframeEvidence[],
): Part => ({
  placed: placed.map(({ keyframe, T_level_camera, logScale, covariance, sharedErrors }) => {
    const { camera, inverseDepth, timestampSeconds, sampled, searched, detections, semantics, metricAnchor } =
      keyframes[keyframe] as KeyframeEvidence
    return {
      keyframe,
      timestampSeconds,
      sampled,
      searched,
      camera,
      T_level_camera,
      covariance,
      ...(sharedErrors && { sharedErrors }),
      inverseDepth,
      detections,
      semantics,
      depthScale: Math.exp(-logScale),
      ...(metricAnchor !== undefined && { anchor: metricAnchor + logScale }),
    }
  }),
  path,
  squared,
  joined: [],
})
