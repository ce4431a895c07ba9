import { seededRandom, type Vec3 } from '../../src/geometry/index.ts'
import { seedOf } from './random.ts'

/** A box along the map's axes: furniture, a picture on a wall, a person. Corners in metres, map frame. */
export interface Solid {
  min: Vec3
  max: Vec3
  /** Which texture it wears. */
  seed: number
  /** It shows little for a tracker to follow. */
  plain?: boolean
}

/** A made-up room: its inside is from 0, 0, 0 to `size`. Map frame, metres, z up. */
export interface SyntheticRoom {
  size: Vec3
  solids: readonly Solid[]
  seed: number
  /** Walls and ceiling without texture, as painted ones are. */
  plainWalls: boolean
}

/** Free for the camera: this far from the walls no furniture stands, metres. */
export const FURNITURE_DEPTH = 0.75

/** A thing that stands, or hangs, on a wall: where it begins along the wall, and its extents. */
interface AtWall {
  wall: 0 | 1 | 2 | 3
  along: number
  length: number
  depth: number
  from: number
  to: number
}

/** Walls in the order x low, x high, y low, y high. */
function solidAt(size: Vec3, { wall, along, length, depth, from, to }: AtWall, seed: number): Solid {
  const axis = wall < 2 ? 0 : 1
  const [near, far] = wall % 2 === 0 ? [0, depth] : [size[axis] - depth, size[axis]]
  return axis === 0
    ? { min: [near, along, from], max: [far, along + length, to], seed }
    : { min: [along, near, from], max: [along + length, far, to], seed }
}

export interface RoomOptions {
  plainWalls?: boolean
  /** Walls before which no furniture stands. */
  freeWalls?: readonly number[]
}

/** A furnished room. Furniture stands along the walls, pictures hang above it. */
export function makeRoom(
  seed: number,
  { plainWalls = false, freeWalls = [] }: RoomOptions = {},
): SyntheticRoom {
  const random = seededRandom(seedOf(seed, 1))
  const range = (low: number, high: number) => low + (high - low) * random()
  const size: Vec3 = [range(4.6, 5.4), range(4.2, 5), range(2.4, 2.8)]
  const things: AtWall[] = []
  for (const wall of [0, 1, 2, 3] as const) {
    const extent = wall < 2 ? size[1] : size[0]
    const isFree = freeWalls.includes(wall)
    for (let along = range(0.1, 0.6); along < extent - 0.8; ) {
      const length = Math.min(range(0.6, 1.5), extent - 0.1 - along)
      const height = random() < 0.3 ? range(1.5, 1.9) : range(0.45, 1)
      const depth = range(0.35, FURNITURE_DEPTH)
      if (!isFree) things.push({ wall, along, length, depth, from: 0, to: height })
      const [bottom, top] = [range(1.15, 1.35), range(1.7, 2)]
      if (height < 1.1 || isFree)
        things.push({ wall, along: along + 0.1, length: 0.6 * length, depth: 0.03, from: bottom, to: top })
      along += length + range(0.2, 0.7)
    }
  }
  const solids = things.map((thing, k) => solidAt(size, thing, seedOf(seed, 2, k)))
  return { size, solids, seed, plainWalls }
}

/** The twelve edges of a box. */
export function edgesOf(min: Vec3, max: Vec3): [Vec3, Vec3][] {
  const corner = (bits: number): Vec3 => [
    (bits & 1 ? max : min)[0],
    (bits & 2 ? max : min)[1],
    (bits & 4 ? max : min)[2],
  ]
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bits) =>
    [1, 2, 4].flatMap((bit): [Vec3, Vec3][] => (bits & bit ? [] : [[corner(bits), corner(bits | bit)]])),
  )
}
