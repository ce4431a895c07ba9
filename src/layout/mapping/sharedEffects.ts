import { add, cross, scaled, subtract, type Vec3 } from '../../geometry/index.ts'
import type { LayoutSighting } from '../model/types.ts'
import type { MetricFrame } from './metricFrame.ts'

/** A frame that shows a thing, and how much its word counts of where it is. */
export interface WeightedFrame {
  frame: MetricFrame
  weight: number
}

/** The frames of an object's sightings; errors grow with the distance, so the nearest say most. The weights sum to 1. */
export function weightedFrames(
  sightings: readonly LayoutSighting[],
  frames: ReadonlyMap<number, MetricFrame>,
): WeightedFrame[] {
  const seen = sightings.flatMap(({ frame: keyframe, depthMetres }): WeightedFrame[] => {
    const frame = frames.get(keyframe)
    return frame ? [{ frame, weight: depthMetres ** -2 }] : []
  })
  const total = seen.reduce((sum, { weight }) => sum + weight, 0)
  return seen.map(({ frame, weight }) => ({ frame, weight: weight / total }))
}

/**
 * What one deviation of each error that the frames share does to a place that they see: the camera stands elsewhere, is
 * turned, and takes what it sees for nearer or farther. Level axes, metres; to first order.
 */
export function sharedEffects(seen: readonly WeightedFrame[], point: Vec3): Vec3[] {
  const count = Math.max(0, ...seen.map(({ frame }) => frame.sharedErrors.length))
  const effects = Array.from({ length: count }, (): Vec3 => [0, 0, 0])
  for (const { frame, weight } of seen) {
    const ray = subtract(point, frame.T_level_camera.translation)
    for (const [k, { position, rotation, logScale }] of frame.sharedErrors.entries()) {
      const moved = add(add(position, cross(rotation, ray)), scaled(ray, -logScale))
      effects[k] = add(effects[k] as Vec3, scaled(moved, weight))
    }
  }
  return effects
}
