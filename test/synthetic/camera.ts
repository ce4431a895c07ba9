import {
  add,
  fromRotationVector,
  type Mat3,
  multiply,
  type RigidTransform,
  scaled,
  type Vec3,
} from '../../src/geometry/index.ts'
import { seedOf, smoothInTime } from './random.ts'

/** Where a camera is at each moment of its clip, seconds. */
export type CameraPath = (seconds: number) => RigidTransform

/** A camera in a hand. Map frame, metres; angles in radians. */
export interface Held {
  eye: Vec3
  /** Where it looks, counter-clockwise from +x. */
  yaw: number
  /** Upwards. */
  pitch: number
}

/** The camera's axes (x right, y down, z forward) in the map, not rolled. */
export function heldRotation(yaw: number, pitch: number): Mat3 {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]
  return [sy, cy * sp, cy * cp, -cy, sy * sp, sy * cp, 0, -cp, sp]
}

const SHAKE_METRES = 0.006
const SHAKE_RADIANS = 0.006
/** Seconds. */
const SHAKE_PERIODS = [0.4, 1.2] as const

/** A path with the tremor of a hand. @param strength 0 for a rail, 1 for a hand. */
export function shaken(held: (seconds: number) => Held, seed: number, strength: number): CameraPath {
  const noise = Array.from({ length: 6 }, (_, k) => smoothInTime(seedOf(seed, 11, k), SHAKE_PERIODS))
  return (seconds) => {
    const { eye, yaw, pitch } = held(seconds)
    const rotation = heldRotation(yaw, pitch)
    if (strength === 0) return { rotation, translation: eye }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = noise.map((wave) => strength * wave(seconds))
    return {
      rotation: multiply(rotation, fromRotationVector(scaled([d, e, f], SHAKE_RADIANS))),
      translation: add(eye, scaled([a, b, c], SHAKE_METRES)),
    }
  }
}

export interface WalkOptions {
  /** Where on its round it begins, radians. */
  start: number
  /** Seconds to walk about the room's middle once. */
  round: number
  /** How far it looks to the left and right, radians. */
  sweep: number
}

/** Round the middle of a room, looking across it, about. */
export const walkAbout =
  ([length, width]: Vec3, { start, round, sweep }: WalkOptions) =>
  (seconds: number): Held => {
    const angle = start + (2 * Math.PI * seconds) / round
    return {
      eye: [
        length / 2 + 0.24 * length * Math.cos(angle),
        width / 2 + 0.22 * width * Math.sin(angle),
        1.5 + 0.03 * Math.sin(2.1 * seconds),
      ],
      yaw: angle + Math.PI + sweep * Math.sin((2 * Math.PI * seconds) / 6),
      pitch: -0.22 + 0.1 * Math.sin(1.1 * seconds),
    }
  }
