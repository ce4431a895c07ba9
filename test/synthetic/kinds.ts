import type { Vec3 } from '../../src/geometry/index.ts'
import { type CameraPath, type Held, shaken } from './camera.ts'
import { DEGREE, type KindOptions, sequenceOf, smooth, walkIn, walkWith } from './plan.ts'
import { seedOf } from './random.ts'
import { makeRoom, type Solid } from './room.ts'
import type { Sequence } from './sequence.ts'

export const walk = (options: KindOptions): Sequence =>
  walkWith(options, 'walk', 'a walk through the room, looking about')

/** Stands in the middle of the room. */
function standing(
  options: KindOptions,
  name: string,
  shows: string,
  yawAt: (seconds: number) => number,
): Sequence {
  const room = makeRoom(options.seed)
  const eye: Vec3 = [room.size[0] / 2, room.size[1] / 2, 1.5]
  const held = (seconds: number): Held => ({ eye, yaw: (options.seed % 7) + yawAt(seconds), pitch: -0.2 })
  return sequenceOf(options, {
    name,
    shows,
    rooms: [room],
    cameraAt: shaken(held, seedOf(options.seed, 72), 0.7),
  })
}

const TURN = 200 * DEGREE

export const pureRotation = (options: KindOptions): Sequence =>
  standing(options, 'pure rotation', 'a standing turn by 200°', (t) => (TURN * t) / options.seconds)

/** Slow, a pan by 110 degrees in about a second and a half (110 degrees a second at its peak), slow. */
export const fastPan = (options: KindOptions): Sequence =>
  standing(options, 'fast pan', 'a pan at up to 110°/s between slow parts, with motion blur', (t) => {
    const from = options.seconds / 2 - 0.75
    return 0.15 * t + 110 * DEGREE * smooth((t - from) / 1.5)
  })

export function pureTranslation(options: KindOptions): Sequence {
  const room = makeRoom(options.seed)
  const [length] = room.size
  const held = (t: number): Held => ({
    eye: [0.9 + ((length - 1.8) * t) / options.seconds, 0.95, 1.4],
    yaw: Math.PI / 2,
    pitch: -0.15,
  })
  return sequenceOf(options, {
    name: 'pure translation',
    shows: 'sideways on a rail, never turned',
    rooms: [room],
    cameraAt: shaken(held, 0, 0),
  })
}

/** Wall 3 is the one of high y. */
const FREE_WALL = 3

export function planarScene(options: KindOptions): Sequence {
  const room = makeRoom(options.seed, { freeWalls: [FREE_WALL] })
  const [length, width, height] = room.size
  const held = (t: number): Held => ({
    eye: [1.1 + ((length - 2.2) * t) / options.seconds, width - 1.5 + 0.1 * Math.sin(t), height / 2],
    yaw: Math.PI / 2 + 0.12 * Math.sin(1.3 * t),
    pitch: 0.05 * Math.sin(0.9 * t),
  })
  return sequenceOf(options, {
    name: 'planar scene',
    shows: 'along a textured wall that fills the picture',
    rooms: [room],
    cameraAt: shaken(held, seedOf(options.seed, 73), 1),
  })
}

export const rollingShutter = (options: KindOptions): Sequence =>
  walkWith(options, 'rolling shutter', 'the walk, the rows exposed over 25 ms', { readoutSeconds: 0.025 })

const PERSON: Vec3 = [0.5, 0.4, 1.75]
const PERSON_DISTANCE = 1.5

export function movingPeople(options: KindOptions): Sequence {
  const plain = walk(options)
  const peopleAt = (t: number): Solid[] => {
    const { rotation, translation } = plain.cameraAt(t)
    const yaw = Math.atan2(rotation[5], rotation[2]) + 38 * DEGREE * Math.cos((2 * Math.PI * t) / 5)
    const x = translation[0] + PERSON_DISTANCE * Math.cos(yaw) - PERSON[0] / 2
    const y = translation[1] + PERSON_DISTANCE * Math.sin(yaw) - PERSON[1] / 2
    return [
      { min: [x, y, 0], max: [x + PERSON[0], y + PERSON[1], PERSON[2]], seed: seedOf(options.seed, 74) },
    ]
  }
  return {
    ...plain,
    name: 'moving people',
    shows: 'the walk, with someone who crosses the picture',
    peopleAt,
  }
}

export const texturelessWall = (options: KindOptions): Sequence =>
  walkWith(options, 'textureless wall', 'the walk in a room with plain walls', {
    rooms: [makeRoom(options.seed, { plainWalls: true })],
  })

/** Gain from 1 to 0.5 to 1.4 within a second, in the middle of the clip. */
export const exposureChange = (options: KindOptions): Sequence =>
  walkWith(options, 'exposure change', 'the walk; the exposure halves, and trebles, within a second', {
    gainAt: (t) => {
      const since = t - options.seconds / 2 + 0.5
      return 1 - 0.5 * smooth(2 * since) + 0.9 * smooth(2 * since - 1)
    },
  })

export const wrongFocalLength = (options: KindOptions): Sequence =>
  walkWith(options, 'wrong focal length', 'the walk with a lens of 70° that is taken for one of 60°', {
    trueFieldOfView: 70 * DEGREE,
  })

export function cutInRoom(options: KindOptions): Sequence {
  const room = makeRoom(options.seed)
  const cut = options.seconds / 2
  const [before, after] = [
    walkIn(room.size, options.seed),
    walkIn(room.size, options.seed + 1, (options.seed % 7) + 2),
  ]
  return sequenceOf(options, {
    name: 'cut',
    shows: 'the walk, cut: it goes on in another place of the same room',
    rooms: [room],
    cameraAt: (t) => (t < cut ? before : after)(t),
    cutsSeconds: [cut],
  })
}

export function cutToRoom(options: KindOptions): Sequence {
  const rooms = [makeRoom(options.seed), makeRoom(options.seed + 1000)]
  const cut = options.seconds / 2
  const paths = rooms.map(({ size }) => walkIn(size, options.seed)) as [CameraPath, CameraPath]
  return sequenceOf(options, {
    name: 'cut to another room',
    shows: 'the walk, cut: it goes on in another room',
    rooms,
    cameraAt: (t) => (t < cut ? paths[0] : paths[1])(t),
    roomAt: (t) => (t < cut ? 0 : 1),
    cutsSeconds: [cut],
  })
}

export const coveredLens = (options: KindOptions): Sequence =>
  walkWith(options, 'covered lens', 'the walk, black for a second', {
    covered: [options.seconds / 2 - 0.5, options.seconds / 2 + 0.5],
  })

export const kinds = {
  walk,
  pureRotation,
  pureTranslation,
  planarScene,
  fastPan,
  rollingShutter,
  movingPeople,
  texturelessWall,
  exposureChange,
  wrongFocalLength,
  cutInRoom,
  cutToRoom,
  coveredLens,
} as const

export type Kind = keyof typeof kinds
