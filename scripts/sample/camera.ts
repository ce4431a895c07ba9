import {
  fromRotationVector,
  type Intrinsics,
  intrinsicsFromFieldOfView,
  type Mat3,
  multiply,
  type RigidTransform,
  type Vec3,
} from '../../src/geometry/index.ts'
import { furnished } from './furnished.ts'

/** The clip: what is drawn, how often, and how somebody walks through the room with a phone. */
export const CLIP = { width: 640, height: 480, framesPerSecond: 20, seconds: 16 } as const

/** A usual phone's, along the picture's longer side. */
export const FIELD_OF_VIEW_DEGREES = 62

export const intrinsics: Intrinsics = intrinsicsFromFieldOfView(
  CLIP.width,
  CLIP.height,
  (FIELD_OF_VIEW_DEGREES * Math.PI) / 180,
)

/** Where the walker is at a moment, and at what the camera points. Room frame, metres. */
export interface Stop {
  seconds: number
  at: readonly [x: number, y: number]
  target: Vec3
}

const STOPS: readonly Stop[] = [
  { seconds: 0, at: [3.15, 3.45], target: [1.75, 0.5, 0.55] },
  { seconds: 1.6, at: [3.05, 3.1], target: [1.35, 0.6, 0.6] },
  { seconds: 3.2, at: [2.95, 2.7], target: [0.3, 1.4, 0.75] },
  { seconds: 4.8, at: [2.95, 2.2], target: [0.2, 3.2, 0.65] },
  { seconds: 6.4, at: [2.8, 1.6], target: [1.6, 4.0, 0.6] },
  { seconds: 8, at: [2.75, 1.15], target: [3.2, 4.2, 0.85] },
  { seconds: 9.6, at: [2.6, 1.05], target: [5.5, 3.7, 0.75] },
  { seconds: 11.2, at: [2.55, 1.35], target: [6.2, 2.5, 0.65] },
  { seconds: 12.8, at: [2.75, 2.1], target: [6.2, 1.9, 0.6] },
  { seconds: 14.4, at: [3.05, 2.9], target: [5.6, 1.1, 0.55] },
  { seconds: 16, at: [3.2, 3.4], target: [4.6, 1.2, 0.5] },
]

const HEIGHT = 1.5
/** The walk between stops is evened out over so long, seconds (a bell curve's standard deviation). */
const EVENED = 0.55

interface Held {
  eye: Vec3
  yaw: number
  pitch: number
}

/** The stops as a camera's places and angles, the angles without jumps by whole turns. */
function heldAlong(stops: readonly Stop[]): readonly (Held & { seconds: number })[] {
  let last: number | undefined
  return stops.map(({ seconds, at, target }) => {
    const [dx, dy, dz] = [target[0] - at[0], target[1] - at[1], target[2] - HEIGHT]
    const own = Math.atan2(dy, dx)
    const yaw: number =
      last === undefined ? own : own + 2 * Math.PI * Math.round((last - own) / (2 * Math.PI))
    last = yaw
    return { seconds, eye: [at[0], at[1], HEIGHT], yaw, pitch: Math.atan2(dz, Math.hypot(dx, dy)) }
  })
}

/** The walks of the rooms that were asked for. */
const walks = new Map<number, ReturnType<typeof heldAlong>>()

function walkOf(room: number) {
  const walk = walks.get(room) ?? heldAlong(room === 0 ? STOPS : furnished(room).stops)
  walks.set(room, walk)
  return walk
}

function between(held: ReturnType<typeof heldAlong>, seconds: number): Held {
  const after = held.findIndex((stop) => stop.seconds >= seconds)
  const k = after < 0 ? held.length - 1 : Math.max(1, after)
  const [a, b] = [held[k - 1], held[k]] as [(typeof held)[number], (typeof held)[number]]
  const t = Math.min(1, Math.max(0, (seconds - a.seconds) / (b.seconds - a.seconds)))
  const mix = (x: number, y: number) => x + t * (y - x)
  return {
    eye: [mix(a.eye[0], b.eye[0]), mix(a.eye[1], b.eye[1]), HEIGHT],
    yaw: mix(a.yaw, b.yaw),
    pitch: mix(a.pitch, b.pitch),
  }
}

function evened(seconds: number, room: number): Held {
  const walk = walkOf(room)
  const sum = { eye: [0, 0, 0] as [number, number, number], yaw: 0, pitch: 0 }
  let total = 0
  for (let k = -8; k <= 8; k++) {
    const held = between(walk, seconds + (k / 8) * 2.2 * EVENED)
    const weight = Math.exp(-0.5 * ((k / 8) * 2.2) ** 2)
    total += weight
    for (const n of [0, 1, 2] as const) sum.eye[n] += weight * held.eye[n]
    sum.yaw += weight * held.yaw
    sum.pitch += weight * held.pitch
  }
  const eye = sum.eye.map((value) => value / total) as unknown as Vec3
  return { eye, yaw: sum.yaw / total, pitch: sum.pitch / total }
}

/** Slow waves that do not repeat within the clip: a hand's tremor. */
const tremor = (seconds: number, seed: number) =>
  0.5 * Math.sin(3.1 * seconds + 1.7 * seed) +
  0.3 * Math.sin(7.3 * seconds + 2.9 * seed) +
  0.2 * Math.sin(12.7 * seconds + 4.1 * seed)

const STEPS_PER_SECOND = 1.5

/** Where the camera is at a moment of a room's clip: x right, y down, z forward, to the room's frame. */
export function T_room_camera(seconds: number, room = 0): RigidTransform {
  const { eye, yaw, pitch } = evened(seconds, room)
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]
  const level: Mat3 = [sy, cy * sp, cy * cp, -cy, sy * sp, sy * cp, 0, -cp, sp]
  const shake: Vec3 = [0.007 * tremor(seconds, 1), 0.009 * tremor(seconds, 2), 0.006 * tremor(seconds, 3)]
  const bob = 0.012 * Math.sin(2 * Math.PI * STEPS_PER_SECOND * seconds)
  return {
    rotation: multiply(level, fromRotationVector(shake)),
    translation: [
      eye[0] + 0.008 * tremor(seconds, 4),
      eye[1] + 0.008 * tremor(seconds, 5),
      eye[2] + bob + 0.004 * tremor(seconds, 6),
    ],
  }
}
