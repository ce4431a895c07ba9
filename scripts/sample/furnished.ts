import { type OrientedBox, seededRandom, type Vec3 } from '../../src/geometry/index.ts'
import type { Stop } from './camera.ts'
import * as decor from './furniture/decor.ts'
import * as electronics from './furniture/electronics.ts'
import * as kitchen from './furniture/kitchen.ts'
import { plant } from './furniture/plants.ts'
import * as seating from './furniture/seating.ts'
import * as tables from './furniture/tables.ts'
import { boxAround, type Piece } from './piece.ts'
import type { Placement } from './room.ts'
import { doorParts, ROOM_SIZE, WALLS, type Wall } from './shell.ts'

/** A room whose furniture stands where chance puts it, and the way of somebody who films it. */
export interface FurnishedRoom {
  placements: Placement[]
  counter: { category: string; box: OrientedBox }
  stops: Stop[]
}

/** Pieces that stand along a wall together: `x` along it, `y` from it (negative is into the room), metres. */
interface Group {
  length: number
  depth: number
  height: number
  pieces: readonly { piece: Piece; x: number; y: number; z: number; turn?: number }[]
}

const leafy = (seed: number, size: number): Piece =>
  plant({
    seed,
    potRadius: 0.16 * size,
    potHeight: 0.3 * size,
    leaves: 22,
    length: 0.3 * size,
    width: 0.12 * size,
    stems: 0.65 * size,
    material: seed % 2 ? 'leaf' : 'darkLeaf',
    potMaterial: seed % 2 ? 'terracotta' : 'white',
  })

const alone = (piece: Piece, length: number, depth: number, height: number): Group => ({
  length,
  depth,
  height,
  pieces: [{ piece, x: 0, y: -depth / 2, z: 0 }],
})

const tvGroup = (): Group => ({
  length: 1.8,
  depth: 0.45,
  height: 1.2,
  pieces: [
    { piece: tables.lowBoard(), x: 0, y: -0.22, z: 0 },
    { piece: electronics.television(), x: 0, y: -0.2, z: 0.42 },
  ],
})

const kitchenGroup = (): Group => ({
  length: 2.5,
  depth: 0.62,
  height: 1.3,
  pieces: [
    { piece: kitchen.cupboards(0.6), x: -0.95, y: -0.3, z: 0 },
    { piece: electronics.microwave(), x: -0.95, y: -0.24, z: kitchen.WORKTOP },
    { piece: kitchen.cooker(), x: -0.35, y: -0.3, z: 0 },
    { piece: kitchen.cupboards(1.3, true), x: 0.6, y: -0.3, z: 0 },
    { piece: kitchen.sink(), x: 0.6, y: -0.3, z: 0 },
    { piece: kitchen.tap(), x: 0.6, y: -0.07, z: 0 },
  ],
})

const diningGroup = (random: () => number): Group => {
  const chair = (x: number, y: number, turn: number) => ({
    piece: seating.chair(),
    x: x + 0.1 * (random() - 0.5),
    y: y + 0.1 * (random() - 0.5),
    z: 0,
    turn: turn + 0.4 * (random() - 0.5),
  })
  return {
    length: 1.7,
    depth: 2.1,
    height: 0.9,
    pieces: [
      { piece: tables.diningTable(), x: 0, y: -1.05, z: 0 },
      chair(-0.38, -0.4, 0),
      chair(0.38, -0.4, 0),
      chair(-0.38, -1.7, Math.PI),
      chair(0.38, -1.7, Math.PI),
    ],
  }
}

const sofaGroup = (): Group => ({
  length: 2.2,
  depth: 1.95,
  height: 0.85,
  pieces: [
    { piece: seating.sofa(), x: 0, y: -0.49, z: 0 },
    { piece: tables.coffeeTable(), x: 0, y: -1.55, z: 0 },
  ],
})

const DOOR: Placement = { piece: { category: 'door', parts: doorParts() }, at: [3.4, 4.2, 0], yaw: 0 }
/** Before the door nothing stands, metres along the north wall from its middle. */
const DOORWAY = [-0.35, 0.75] as const
const GAP = 0.12
const TRIES = 400
/** Lower than the windows' sills. */
const BELOW_WINDOW = 0.9

interface Area {
  x0: number
  x1: number
  y0: number
  y1: number
}

const onWall = ({ at, yaw }: Wall, x: number, y: number, z: number): Vec3 => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [at[0] + c * x - s * y, at[1] + s * x + c * y, z]
}

const areaOf = (wall: Wall, along: number, { length, depth }: Group): Area => {
  const corners = [onWall(wall, along - length / 2, 0, 0), onWall(wall, along + length / 2, -depth, 0)]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
}

const overlap = (a: Area, b: Area, gap: number) =>
  a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap

const rooms = new Map<number, FurnishedRoom>()

/** @param seed a number above 0; the same one gives the same room. */
export function furnished(seed: number): FurnishedRoom {
  const room = rooms.get(seed) ?? made(seed)
  rooms.set(seed, room)
  return room
}

function made(seed: number): FurnishedRoom {
  const random = seededRandom(7919 * seed)
  const taken: Area[] = []
  const placements: Placement[] = [DOOR]
  /** Where a group may stand: its wall, and how far along it. */
  const place = (group: Group): { wall: Wall; along: number } | undefined => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const wall = WALLS[Math.floor(4 * random())] as Wall
      const along = (random() - 0.5) * (wall.length - group.length - 0.1)
      const [from, to] = [along - group.length / 2, along + group.length / 2]
      if (wall.name === 'north' && from < DOORWAY[1] && to > DOORWAY[0]) continue
      const { window } = wall
      if (window && group.height > BELOW_WINDOW && from < window.x1 && to > window.x0) continue
      const area = areaOf(wall, along, group)
      if (taken.some((other) => overlap(area, other, GAP))) continue
      taken.push(area)
      for (const { piece, x, y, z, turn = 0 } of group.pieces)
        placements.push({ piece, at: onWall(wall, along + x, y, z), yaw: wall.yaw + turn })
      return { wall, along }
    }
    return undefined
  }
  const run = place(kitchenGroup())
  if (!run) throw new Error(`room ${seed} has no place for a kitchen`)
  place(diningGroup(random))
  place(sofaGroup())
  place(tvGroup())
  place(alone(kitchen.refrigerator(), 0.72, 0.72, 1.8))
  place(alone(leafy(seed, 1), 0.6, 0.6, 1.3))
  place(alone(leafy(seed + 1, 0.8), 0.5, 0.5, 1))
  place(alone(decor.floorLamp(), 0.45, 0.45, 1.6))
  const worktop: OrientedBox = {
    ...boxAround(kitchen.cupboards(2.5), onWall(run.wall, run.along, -0.3, 0), run.wall.yaw),
    center: onWall(run.wall, run.along, -0.3, kitchen.WORKTOP - 0.02),
    size: [2.5, 0.6, 0.04],
  }
  return { placements, counter: { category: 'counter', box: worktop }, stops: wayThrough(taken, random) }
}

const STOPS = 11
const SECONDS_PER_STOP = 1.6
/** A walker keeps this far from the furniture, metres. */
const CLEAR = 0.3

/** Round what is free in the middle of the room, looking outwards and about. */
function wayThrough(taken: readonly Area[], random: () => number): Stop[] {
  const [length, width] = ROOM_SIZE
  const isFree = (x: number, y: number) =>
    taken.every((area) => !overlap({ x0: x, x1: x, y0: y, y1: y }, area, CLEAR)) &&
    x > 0.5 &&
    y > 0.5 &&
    x < length - 0.5 &&
    y < width - 0.5
  const free: [number, number][] = []
  for (let x = 0.6; x < length - 0.5; x += 0.15)
    for (let y = 0.6; y < width - 0.5; y += 0.15) if (isFree(x, y)) free.push([x, y])
  const start = 2 * Math.PI * random()
  const turn = (random() < 0.5 ? 1 : -1) * 2 * Math.PI * (0.8 + 0.2 * random())
  return Array.from({ length: STOPS }, (_, k): Stop => {
    const heading = start + (turn * k) / (STOPS - 1)
    const [c, s] = [Math.cos(heading), Math.sin(heading)]
    // Where most of what is ahead is in the picture: behind the middle, as people step back.
    const wished = [length / 2 - 0.9 * c, width / 2 - 0.8 * s] as const
    const at = free.reduce(
      (best, next) =>
        Math.hypot(next[0] - wished[0], next[1] - wished[1]) <
        Math.hypot(best[0] - wished[0], best[1] - wished[1])
          ? next
          : best,
      free[0] ?? [length / 2, width / 2],
    )
    return {
      seconds: SECONDS_PER_STOP * k,
      at,
      target: [at[0] + 2.6 * c, at[1] + 2.6 * s, 0.5 + 0.3 * random()],
    }
  })
}
