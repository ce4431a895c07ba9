import type { Vec2, Vec3 } from '../../geometry/index.ts'
import { BOX_UNKNOWNS, lowerTriangle } from '../model/boxCovariance.ts'
import type { BoxCovariance } from '../model/types.ts'
import type { MappedObject } from './mappedObject.ts'
import type { MetricFrame } from './metricFrame.ts'
import { FAR_SIDE, HEADING, NEAR_SIDE, THING_DEPTH } from './sensorModel.ts'
import { sharedEffects, type WeightedFrame, weightedFrames } from './sharedEffects.ts'

/** A square matrix of the box's unknowns. */
type Matrix = number[][]

/** Adds the covariance of one error that moves the unknowns by a vector. */
function spread(into: Matrix, direction: readonly number[], variance: number): void {
  for (const [row, a] of direction.entries())
    for (const [column, b] of direction.entries())
      (into[row] as number[])[column] = (into[row]?.[column] as number) + variance * a * b
}

/** Where most of what shows a thing stands, from it. */
const toViewer = (seen: readonly WeightedFrame[], [x, y, z]: Vec3): Vec3 =>
  seen.reduce<Vec3>(
    (sum, { frame, weight }) => {
      const [cx, cy, cz] = frame.T_level_camera.translation
      return [sum[0] + weight * (cx - x), sum[1] + weight * (cy - y), sum[2] + weight * (cz - z)]
    },
    [0, 0, 0],
  )

/**
 * How far a thing's box is sure, in the level frame, metres: its sides, of which those that face the cameras are known
 * best, its depth, and what errs with the cameras that show it.
 * @param frames those of the part, by keyframe.
 */
export function boxUncertainty(
  { box, boxFrom, sightings }: MappedObject,
  frames: ReadonlyMap<number, MetricFrame>,
): BoxCovariance {
  const seen = weightedFrames(sightings, frames)
  const { center, size, yaw } = box
  const viewer = toViewer(seen, center)
  const distance = Math.hypot(...viewer)
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  const own: Matrix = Array.from({ length: BOX_UNKNOWNS }, () => new Array(BOX_UNKNOWNS).fill(0))
  const level: readonly Vec2[] = [
    [c, s],
    [-s, c],
  ]
  const axes: readonly Vec3[] = [...level.map(([x, y]): Vec3 => [x, y, 0]), [0, 0, 1]]
  const { metres, share } = NEAR_SIDE[boxFrom]
  for (const [k, [x, y, z]] of axes.entries()) {
    const near = Math.hypot(metres, share * (size[k] as number))
    const towards = (x * viewer[0] + y * viewer[1] + z * viewer[2]) / (distance || 1)
    for (const side of [-1, 1]) {
      // A side out by 1 moves the centre by a half, and the extent by 1.
      const direction = [(side * x) / 2, (side * y) / 2, (side * z) / 2, 0, 0, 0, 0]
      direction[3 + k] = 1
      const sd = near * FAR_SIDE ** Math.max(0, -side * towards)
      spread(own, direction, sd ** 2)
    }
  }
  spread(own, [...viewer, 0, 0, 0, 0], THING_DEPTH ** 2)
  spread(own, [0, 0, 0, 0, 0, 0, 1], HEADING ** 2)
  return {
    own: lowerTriangle((row, column) => own[row]?.[column] as number),
    shared: sharedEffects(seen, center),
  }
}
