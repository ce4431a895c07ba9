import { intrinsicsFromFieldOfView, type Vec3 } from '../../src/geometry/index.ts'
import { type CameraPath, shaken, walkAbout } from './camera.ts'
import { seedOf } from './random.ts'
import { makeRoom } from './room.ts'
import type { Sequence } from './sequence.ts'

export const DEGREE = Math.PI / 180
const [WIDTH, HEIGHT] = [320, 240]
const FRAMES_PER_SECOND = 15
const USUAL_FIELD_OF_VIEW = 60 * DEGREE

export interface KindOptions {
  seed: number
  seconds: number
}

export type Plan = Pick<Sequence, 'name' | 'shows' | 'rooms' | 'cameraAt'> &
  Partial<Sequence> & { trueFieldOfView?: number }

/** A clip of a plan; what the plan does not say is usual. */
export function sequenceOf({ seed, seconds }: KindOptions, plan: Plan): Sequence {
  const { cameraAt, roomAt = () => 0, trueFieldOfView = USUAL_FIELD_OF_VIEW } = plan
  const times = Array.from(
    { length: Math.round(seconds * FRAMES_PER_SECOND) },
    (_, k) => k / FRAMES_PER_SECOND,
  )
  return {
    seed,
    roomAt,
    peopleAt: () => [],
    camera: intrinsicsFromFieldOfView(WIDTH, HEIGHT, trueFieldOfView),
    assumedFieldOfView: USUAL_FIELD_OF_VIEW,
    frames: times.map((timestampSeconds) => ({
      timestampSeconds,
      T_map_camera: cameraAt(timestampSeconds),
      room: roomAt(timestampSeconds),
    })),
    cutsSeconds: [],
    shutterSeconds: 1 / 60,
    readoutSeconds: 0,
    gainAt: () => 1,
    ...plan,
  }
}

const ROUND_SECONDS = 16
const SWEEP = 0.4

export const walkIn = (size: Vec3, seed: number, start = seed % 7, strength = 1): CameraPath =>
  shaken(walkAbout(size, { start, round: ROUND_SECONDS, sweep: SWEEP }), seedOf(seed, 71), strength)

/** A clip of a walk through a room, made special by some. */
export function walkWith(
  options: KindOptions,
  name: string,
  shows: string,
  special: Partial<Plan> = {},
): Sequence {
  const room = makeRoom(options.seed)
  return sequenceOf(options, {
    name,
    shows,
    rooms: [room],
    cameraAt: walkIn(room.size, options.seed),
    ...special,
  })
}

/** From 0 to 1 with a soft start and end. */
export const smooth = (t: number) => {
  const x = Math.min(1, Math.max(0, t))
  return x * x * (3 - 2 * x)
}
