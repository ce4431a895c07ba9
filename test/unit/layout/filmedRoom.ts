import type { Vec2, Vec3 } from '../../../src/geometry/index.ts'
import type { SeenPatch } from '../../../src/layout/room/patches.ts'

/** An upright box in the room: from corner to corner on the plan, from the floor to its height; metres. */
export interface Furniture {
  from: Vec2
  to: Vec2
  height: number
}

export interface FilmedRoom {
  /** Corners, counter-clockwise, sides along the axes; metres. */
  outline: readonly Vec2[]
  /** Doorways that stand open: through them one sees a wall two metres further on. */
  doors?: readonly { side: number; from: number; to: number }[]
  furniture?: readonly Furniture[]
  /** Where the cameras stand, and which way they look: radians from +x. */
  cameras: readonly { at: Vec2; yaw: number }[]
}

export interface Errors {
  /** Of a frame's depth as a whole, as a share. */
  frameScale: number
  /** Of each ray's depth, as a share. */
  ray: number
  /** Of the normals, radians. */
  tilt: number
  /** Of a camera's place, metres, and of its heading, radians. */
  place: number
  turn: number
}
/** What the depth network errs by. */
export const NETWORK: Errors = { frameScale: 0.04, ray: 0.02, tilt: 0.1, place: 0.05, turn: 0.02 }
export const EXACT: Errors = { frameScale: 0, ray: 0, tilt: 0, place: 0, turn: 0 }

const EYE = 1.5
const CEILING = 2.5
const [COLUMNS, ROWS] = [32, 24]
const FOCAL = COLUMNS / 2 / Math.tan(Math.PI / 6)
const DOWN = 0.2

/** Repeatable numbers in [0, 1) (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const gaussian = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

interface Hit {
  distance: number
  normal: Vec3
}

/** Where a ray meets an upright wall from a to b, in the ray's own lengths; `share` is how far along the wall. */
function wallHit(
  eye: Vec3,
  ray: Vec3,
  a: Vec2,
  b: Vec2,
): (Hit & { share: number; height: number }) | undefined {
  const [ex, ey] = [b[0] - a[0], b[1] - a[1]]
  const cross = ray[0] * ey - ray[1] * ex
  if (Math.abs(cross) < 1e-9) return undefined
  const distance = ((a[0] - eye[0]) * ey - (a[1] - eye[1]) * ex) / cross
  const share = ((a[0] - eye[0]) * ray[1] - (a[1] - eye[1]) * ray[0]) / cross
  if (distance < 1e-6 || share < 0 || share > 1) return undefined
  const length = Math.hypot(ex, ey) * (cross > 0 ? 1 : -1)
  return { distance, share, height: eye[2] + distance * ray[2], normal: [-ey / length, ex / length, 0] }
}

const levelHit = (eye: Vec3, ray: Vec3, z: number): Hit[] =>
  (z - eye[2]) * ray[2] > 0 ? [{ distance: (z - eye[2]) / ray[2], normal: [0, 0, ray[2] > 0 ? -1 : 1] }] : []

function hitsOf({ outline, doors = [], furniture = [] }: FilmedRoom, eye: Vec3, ray: Vec3): Hit[] {
  const hits = [...levelHit(eye, ray, 0), ...levelHit(eye, ray, CEILING)]
  outline.forEach((a, k) => {
    const b = outline[(k + 1) % outline.length] as Vec2
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const hit = wallHit(eye, ray, a, b)
    if (!hit) return
    const along = hit.share * length
    const isOpen = doors.some((door) => door.side === k && along > door.from && along < door.to)
    hits.push(isOpen && hit.height < 2 ? { ...hit, distance: hit.distance + 2 } : hit)
  })
  for (const { from, to, height } of furniture) {
    const corners: Vec2[] = [from, [to[0], from[1]], to, [from[0], to[1]]]
    corners.forEach((a, k) => {
      const hit = wallHit(eye, ray, a, corners[(k + 1) % 4] as Vec2)
      if (hit && hit.height < height) hits.push(hit)
    })
    for (const top of levelHit(eye, ray, height)) {
      const [x, y] = [eye[0] + top.distance * ray[0], eye[1] + top.distance * ray[1]]
      if (x > from[0] && x < to[0] && y > from[1] && y < to[1]) hits.push(top)
    }
  }
  return hits
}

/** What the cameras of a film see of a room, as patches of surface with the errors of depth networks. */
export function film(room: FilmedRoom, errors: Errors, seed = 1): SeenPatch[] {
  const random = randomOf(seed)
  return room.cameras.flatMap(({ at, yaw }, frame): SeenPatch[] => {
    const eye: Vec3 = [at[0], at[1], EYE]
    const scale = 1 + errors.frameScale * gaussian(random)
    const [dx, dy, turn] = [errors.place, errors.place, errors.turn].map((sd) => sd * gaussian(random)) as [
      number,
      number,
      number,
    ]
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    /** Where a way from the camera is thought to lead. */
    const turned = ([vx, vy, vz]: Vec3): Vec3 => [cos * vx - sin * vy, sin * vx + cos * vy, vz]
    return Array.from({ length: COLUMNS * ROWS }, (_, cell): SeenPatch[] => {
      const x = ((cell % COLUMNS) + 0.5 - COLUMNS / 2) / FOCAL
      const y = (Math.floor(cell / COLUMNS) + 0.5 - ROWS / 2) / FOCAL
      const [ahead, up] = [Math.cos(DOWN) - y * Math.sin(DOWN), -Math.sin(DOWN) - y * Math.cos(DOWN)]
      const ray: Vec3 = [
        ahead * Math.cos(yaw) + x * Math.sin(yaw),
        ahead * Math.sin(yaw) - x * Math.cos(yaw),
        up,
      ]
      const hits = hitsOf(room, eye, ray)
      if (!hits.length) return []
      const hit = hits.reduce((a, b) => (b.distance < a.distance ? b : a))
      const depth = hit.distance * scale * (1 + errors.ray * gaussian(random))
      const [a, b] = [errors.tilt * gaussian(random), errors.tilt * gaussian(random)]
      const [nx, ny, nz] = hit.normal
      const tilted: Vec3 = nz ? [a, b, nz] : [nx - a * ny, ny + a * nx, b]
      const way = turned(ray)
      const slant = Math.max(0.15, Math.abs(nx * ray[0] + ny * ray[1] + nz * ray[2]) / Math.hypot(...ray))
      return [
        {
          point: [eye[0] + dx + depth * way[0], eye[1] + dy + depth * way[1], eye[2] + depth * way[2]],
          normal: turned(tilted),
          area: (depth / FOCAL) ** 2 / slant,
          frame,
        },
      ]
    }).flat()
  })
}

/** A turn on the spot: as many views as it takes to look all round, or as far as `sweep`, radians. */
export const lookRound = (at: Vec2, from = 0, sweep = 2 * Math.PI, views = 9): FilmedRoom['cameras'] =>
  Array.from({ length: views }, (_, k) => ({ at, yaw: from + (sweep * k) / views }))
