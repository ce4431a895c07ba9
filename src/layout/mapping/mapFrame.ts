import {
  aboutZ,
  apply,
  compose,
  type Mat3,
  multiply,
  type OrientedBox,
  type RigidTransform,
  transformPoint,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { PoseCovariance as MotionCovariance } from '../../perception/index.ts'
import type { PoseCovariance } from '../model/types.ts'

/**
 * From the level frame of a part of the film (z up; any origin, heading and unit) to its map frame (metres, z = 0 on
 * the floor).
 */
export interface MapFrame {
  /** After lengths are in metres and the floor is at z = 0. */
  T_map_level: RigidTransform
  metresPerUnit: number
  /** Height of the floor in the level frame, units. */
  floor: number
}

/** @param camera the one that the map begins at, in the level frame, units. */
export function mapFrameOf(camera: RigidTransform, metresPerUnit: number, floor: number): MapFrame {
  const [ax, ay, az] = apply(camera.rotation, [0, 0, 1])
  // A camera that looks straight down heads where the top of its picture points.
  const [hx, hy] = Math.abs(az) < 0.98 ? [ax, ay] : apply(camera.rotation, [0, -1, 0])
  const rotation = aboutZ(Math.PI / 2 - Math.atan2(hy, hx))
  const [x, y] = apply(rotation, camera.translation)
  const translation: Vec3 = [-x * metresPerUnit, -y * metresPerUnit, 0]
  return { T_map_level: { rotation, translation }, metresPerUnit, floor }
}

/** The turn of the map against the level frame, radians about +z. */
export const turned = ({ rotation }: RigidTransform) => Math.atan2(rotation[3], rotation[0])

/** A point of the level frame, units, on the map. */
export const pointInMap = (
  { T_map_level, metresPerUnit: k, floor }: MapFrame,
  [x, y, z]: readonly [number, number, number],
): Vec3 => transformPoint(T_map_level, [x * k, y * k, (z - floor) * k])

/** A pose in the level frame, units, on the map. */
export function poseInMap(frame: MapFrame, { rotation, translation }: RigidTransform): RigidTransform {
  const turn: RigidTransform = { rotation: frame.T_map_level.rotation, translation: [0, 0, 0] }
  return {
    rotation: compose(turn, { rotation, translation: [0, 0, 0] }).rotation,
    translation: pointInMap(frame, translation),
  }
}

const turnedInto = (R: Mat3, covariance: Mat3): Mat3 => multiply(multiply(R, covariance), transpose(R))

/** A pose's covariance along the axes of the level frame, units, on the map. The scale's own is left out: all share it. */
export function covarianceInMap(
  { T_map_level: { rotation: R }, metresPerUnit: k }: MapFrame,
  { position, rotation }: MotionCovariance,
): PoseCovariance {
  const metric = position.map((value) => value * k * k) as unknown as Mat3
  return { position: turnedInto(R, metric), rotation: turnedInto(R, rotation) }
}

/** A box of the level frame, metres above the floor, on the map. */
export const boxInMap = (box: OrientedBox, T_map_level: RigidTransform): OrientedBox => {
  const [length, width, height] = box.size
  const heading = box.yaw + turned(T_map_level)
  // Length is the longer side; a box turned by half a turn is the same box.
  const yaw = length >= width ? heading : heading + Math.PI / 2
  return {
    center: transformPoint(T_map_level, box.center),
    size: [Math.max(length, width), Math.min(length, width), height],
    yaw: yaw - Math.PI * Math.round(yaw / Math.PI),
  }
}
