import type { Intrinsics, RigidTransform } from '../../src/geometry/index.ts'
import type { CameraPath } from './camera.ts'
import type { Solid, SyntheticRoom } from './room.ts'

export interface SequenceFrame {
  timestampSeconds: number
  /** The truth, at the middle of the exposure. Each room is a map of its own. */
  T_map_camera: RigidTransform
  room: number
}

/** A made-up clip with its whole truth. */
export interface Sequence {
  name: string
  /** What it is for. */
  shows: string
  seed: number
  frames: readonly SequenceFrame[]
  /** The same as the frames', at any time. */
  cameraAt: CameraPath
  rooms: readonly SyntheticRoom[]
  roomAt: (seconds: number) => number
  /** Who walks through. */
  peopleAt: (seconds: number) => readonly Solid[]
  /** The true camera. */
  camera: Intrinsics
  /** Of the longer side, radians: what the product is told, which need not be the truth. */
  assumedFieldOfView: number
  /** Where the film jumps, seconds. */
  cutsSeconds: readonly number[]
  /** From, to: a hand is before the lens. */
  covered?: readonly [number, number]
  /** How long each row is exposed, and how much later the last is than the first; seconds. */
  shutterSeconds: number
  readoutSeconds: number
  /** Of the exposure. */
  gainAt: (seconds: number) => number
}

export const isCovered = ({ covered }: Sequence, seconds: number): boolean =>
  covered !== undefined && seconds >= covered[0] && seconds < covered[1]
