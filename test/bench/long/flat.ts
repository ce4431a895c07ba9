import type { Vec3 } from '../../../src/geometry/index.ts'
import { type CameraPath, type Held, shaken, walkAbout } from '../../synthetic/camera.ts'
import { seedOf } from '../../synthetic/random.ts'
import { makeRoom, type Solid, type SyntheticRoom } from '../../synthetic/room.ts'

/** A made-up flat of rooms in a row, each with a door to the next, and a walk through it and back. Metres, z up. */

export const ROOMS = 5
const SEED = 12
const [LENGTH, WIDTH, HEIGHT] = [5.4, 5, 2.6]
const WALL = 0.1
const DOOR = { from: WIDTH / 2 - 0.5, to: WIDTH / 2 + 0.5, height: 2.1 }
/** From a room to the next and back again; seconds in each, the way to the next one included. */
const VISITS = [0, 1, 2, 3, 4, 3, 2, 1] as const
export const VISIT_SECONDS = 75
export const FLAT_SECONDS = VISITS.length * VISIT_SECONDS
/** To a round of a room, and from the middle of one room to the middle of the next. */
const [ROUND, WAY] = [28, 14]

const offsetOf = (room: number) => room * (LENGTH + WALL)

function shifted({ min, max, ...solid }: Solid, x: number): Solid {
  return { ...solid, min: [min[0] + x, min[1], min[2]], max: [max[0] + x, max[1], max[2]] }
}

/** The furniture of a room, none of it before a door. */
function furnitureOf(room: number): Solid[] {
  const { size, solids } = makeRoom(seedOf(SEED, room), { freeWalls: [0, 1] })
  const isBeforeDoor = ({ min, max }: Solid) =>
    (min[0] < 0.2 || max[0] > size[0] - 0.2) && max[1] > DOOR.from - 0.1 && min[1] < DOOR.to + 0.1
  return solids.filter((solid) => !isBeforeDoor(solid)).map((solid) => shifted(solid, offsetOf(room)))
}

/** The wall after a room: two parts beside its door, and one above it. */
function wallAfter(room: number): Solid[] {
  const x = offsetOf(room) + LENGTH
  const part = (y0: number, y1: number, z0: number, k: number): Solid => ({
    min: [x, y0, z0],
    max: [x + WALL, y1, HEIGHT],
    seed: seedOf(SEED, 5, room, k),
  })
  return [part(0, DOOR.from, 0, 0), part(DOOR.to, WIDTH, 0, 1), part(DOOR.from, DOOR.to, DOOR.height, 2)]
}

/** What can be seen from a room: itself, and its neighbours through the doors. */
export function flatSeenFrom(room: number): SyntheticRoom {
  const near = [room - 1, room, room + 1].filter((k) => k >= 0 && k < ROOMS)
  const walls = [room - 2, ...near].filter((k) => k >= 0 && k < ROOMS - 1).flatMap(wallAfter)
  const size: Vec3 = [offsetOf(ROOMS) - WALL, WIDTH, HEIGHT]
  return { size, solids: [...near.flatMap(furnitureOf), ...walls], seed: SEED, plainWalls: false }
}

/** An angle equal to another, and no more than half a turn from a third. */
const near = (angle: number, to: number) => angle + 2 * Math.PI * Math.round((to - angle) / (2 * Math.PI))
const mix = (a: number, b: number, share: number) => a + (b - a) * share
const eased = (share: number) => {
  const s = Math.min(1, Math.max(0, share))
  return s * s * (3 - 2 * s)
}

const inRoom = (room: number, seconds: number): Held => {
  const held = walkAbout([LENGTH, WIDTH, HEIGHT], { start: 0.7 * room, round: ROUND, sweep: 0.4 })(seconds)
  return { ...held, eye: [held.eye[0] + offsetOf(room), held.eye[1], held.eye[2]] }
}

/** Through the door between two rooms, looking where it goes. @param share of the way. */
function onTheWay(from: Held, to: Held, share: number): Held {
  const middle = (from.eye[0] < to.eye[0] ? 1 : -1) * 0.9
  const door = Math.floor(Math.max(from.eye[0], to.eye[0]) / (LENGTH + WALL)) * (LENGTH + WALL) - WALL / 2
  const places: [number, number][] = [
    [from.eye[0], from.eye[1]],
    [door - middle, WIDTH / 2],
    [door + middle, WIDTH / 2],
    [to.eye[0], to.eye[1]],
  ]
  // Turns towards the door, goes through, and turns to the room.
  const leg = Math.min(2, Math.floor(3 * share))
  const within = eased(3 * share - leg)
  const [a, b] = [places[leg], places[leg + 1]] as [[number, number], [number, number]]
  const ahead = near(middle > 0 ? 0 : Math.PI, from.yaw)
  const end = near(to.yaw, ahead)
  const yaw = share < 0.5 ? mix(from.yaw, ahead, eased(3 * share)) : mix(ahead, end, eased(3 * share - 2))
  return {
    eye: [mix(a[0], b[0], within), mix(a[1], b[1], within), mix(from.eye[2], to.eye[2], share)],
    yaw,
    pitch: mix(from.pitch, to.pitch, share),
  }
}

/** Which room a moment of the walk begins in, and how long the camera has been there. */
export function visitAt(seconds: number): { room: number; next: number; since: number } {
  const visit = Math.min(VISITS.length - 1, Math.floor(seconds / VISIT_SECONDS))
  return {
    room: VISITS[visit] as number,
    next: VISITS[(visit + 1) % VISITS.length] as number,
    since: seconds - visit * VISIT_SECONDS,
  }
}

/** The walk through the flat, from a hand. */
export const flatWalk: CameraPath = shaken(
  (seconds) => {
    const { room, next, since } = visitAt(seconds)
    const stay = VISIT_SECONDS - WAY
    if (since <= stay) return inRoom(room, since)
    return onTheWay(inRoom(room, stay), inRoom(next, 0), (since - stay) / WAY)
  },
  SEED,
  1,
)
