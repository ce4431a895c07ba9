import type { OrientedBox, Vec3 } from '../../src/geometry/index.ts'
import { furnished } from './furnished.ts'
import * as decor from './furniture/decor.ts'
import * as electronics from './furniture/electronics.ts'
import * as kitchen from './furniture/kitchen.ts'
import { plant } from './furniture/plants.ts'
import * as seating from './furniture/seating.ts'
import * as tables from './furniture/tables.ts'
import { block, boxAround, type Part, type Piece, standing } from './piece.ts'
import { doorParts, shellParts, windowBoxes } from './shell.ts'

export interface Placement {
  piece: Piece
  /** Its foot point in the room's frame (x east, y north, z up, metres). */
  at: Vec3
  /** Counter-clockwise; 0 has its back to the north. */
  yaw: number
}

const [NORTH, SOUTH, EAST, WEST] = [0, Math.PI, -Math.PI / 2, Math.PI / 2]

const bigPlant = plant({
  seed: 5,
  potRadius: 0.19,
  potHeight: 0.34,
  leaves: 26,
  length: 0.3,
  width: 0.13,
  stems: 0.75,
  material: 'leaf',
  potMaterial: 'terracotta',
})
const cornerPlant = plant({
  seed: 11,
  potRadius: 0.17,
  potHeight: 0.3,
  leaves: 20,
  length: 0.3,
  width: 0.11,
  stems: 0.6,
  material: 'darkLeaf',
  potMaterial: 'white',
})
const smallPlant = plant({
  seed: 3,
  potRadius: 0.08,
  potHeight: 0.13,
  leaves: 22,
  length: 0.2,
  width: 0.07,
  stems: 0.12,
  material: 'leaf',
  potMaterial: 'ceramic',
})

const TABLE: Vec3 = [4.5, 1.72, 0]
const TABLE_TOP = 0.75
const COUNTER_X = 6.4 - 0.3

const livingRoom = (): Placement[] => [
  { piece: seating.sofa(), at: [1.55, 0.49, 0], yaw: SOUTH },
  { piece: decor.rug(2.5, 1.7), at: [1.55, 1.6, 0], yaw: 0 },
  { piece: tables.coffeeTable(), at: [1.55, 1.62, 0.01], yaw: 0.04 },
  { piece: tables.books(), at: [1.3, 1.6, 0.43], yaw: 0.3 },
  { piece: tables.lowBoard(), at: [1.55, 3.98, 0], yaw: NORTH },
  { piece: electronics.television(), at: [1.5, 4.0, 0.42], yaw: NORTH },
  { piece: smallPlant, at: [2.24, 3.98, 0.42], yaw: 0 },
  { piece: bigPlant, at: [0.5, 3.62, 0], yaw: 0 },
  { piece: decor.floorLamp(), at: [0.26, 0.36, 0], yaw: 0 },
  { piece: decor.framed('artOne', 0.5, 0.7), at: [1.0, 0, 1.52], yaw: SOUTH },
  { piece: decor.framed('artTwo', 0.5, 0.7), at: [1.62, 0, 1.52], yaw: SOUTH },
  { piece: decor.curtain(0.5, 2.3, 1), at: [0, 1.08, 0.06], yaw: WEST },
  { piece: decor.curtain(0.5, 2.3, 2), at: [0, 3.12, 0.06], yaw: WEST },
  { piece: decor.pendant(0.5, 0.22), at: [1.55, 2.1, 2.55], yaw: 0 },
]

const diningPlace = (): Placement[] => [
  { piece: tables.diningTable(), at: TABLE, yaw: 0 },
  { piece: seating.chair(), at: [4.12, 2.36, 0], yaw: NORTH + 0.08 },
  { piece: seating.chair(), at: [4.9, 2.42, 0], yaw: NORTH - 0.22 },
  { piece: seating.chair(), at: [4.14, 1.06, 0], yaw: SOUTH - 0.1 },
  { piece: seating.chair(), at: [4.88, 1.1, 0], yaw: SOUTH + 0.05 },
  { piece: electronics.laptop(), at: [4.78, 1.68, TABLE_TOP], yaw: EAST + 0.25 },
  { piece: tables.fruitBowl(), at: [4.15, 1.78, TABLE_TOP], yaw: 0 },
  { piece: decor.pendant(0.85, 0.25), at: [4.5, 1.72, 2.55], yaw: 0 },
  { piece: cornerPlant, at: [5.9, 0.5, 0], yaw: 0 },
  { piece: decor.curtain(0.45, 2.3, 3), at: [3.42, 0, 0.06], yaw: SOUTH },
  { piece: decor.curtain(0.45, 2.3, 4), at: [5.58, 0, 0.06], yaw: SOUTH },
  { piece: electronics.clock(), at: [4.42, 4.2, 1.85], yaw: NORTH },
  { piece: decor.framed('artThree', 0.55, 0.75), at: [5.25, 4.2, 1.5], yaw: NORTH },
  { piece: { category: 'door', parts: doorParts() }, at: [3.4, 4.2, 0], yaw: NORTH },
]

const splashback: Piece = {
  parts: [block('tiles', [-1.25, 0, 0], [2.5, 0.012, 0.55], { step: 0.08, faces: ['-y', '+z', '+x', '-x'] })],
}

const kitchenette = (): Placement[] => [
  { piece: kitchen.refrigerator(), at: [6.06, 3.85, 0], yaw: EAST },
  { piece: kitchen.cupboards(0.6), at: [COUNTER_X, 3.2, 0], yaw: EAST },
  { piece: electronics.microwave(), at: [COUNTER_X + 0.06, 3.2, kitchen.WORKTOP], yaw: EAST },
  { piece: kitchen.cooker(), at: [COUNTER_X, 2.6, 0], yaw: EAST },
  { piece: kitchen.cupboards(1.3, true), at: [COUNTER_X, 1.65, 0], yaw: EAST },
  { piece: kitchen.sink(), at: [COUNTER_X, 1.65, 0], yaw: EAST },
  { piece: kitchen.tap(), at: [COUNTER_X + 0.23, 1.65, 0], yaw: EAST },
  { piece: splashback, at: [6.388, 2.25, kitchen.WORKTOP], yaw: EAST },
  { piece: decor.wallShelf(1.25, 9), at: [6.4, 1.65, 1.62], yaw: EAST },
]

/** All that stands in a room. @param room 0 is the sample, others are furnished by chance (furnished.ts). */
const placements = (room: number): Placement[] =>
  room === 0 ? [...livingRoom(), ...diningPlace(), ...kitchenette()] : furnished(room).placements

/** All surfaces of a room, in its frame. @param room see `placements`. */
export const roomParts = (room: number): Part[] => [
  ...shellParts(),
  ...placements(room).flatMap(({ piece, at, yaw }) => standing(piece, at, yaw)),
]

/** The worktop: one run over the cupboards and the cooker between them. */
const counter = (): { category: string; box: OrientedBox } => {
  const [from, to] = [1, 3.5]
  const center: Vec3 = [COUNTER_X, (from + to) / 2, kitchen.WORKTOP - 0.02]
  return { category: 'counter', box: { center, size: [to - from, 0.6, 0.04], yaw: Math.PI / 2 } }
}

/** The objects that have a name, and their exact boxes in the room's frame. @param room see `placements`. */
export const roomObjects = (room: number): { category: string; box: OrientedBox }[] => [
  ...placements(room).flatMap(({ piece, at, yaw }) =>
    piece.category ? [{ category: piece.category, box: boxAround(piece, at, yaw) }] : [],
  ),
  room === 0 ? counter() : furnished(room).counter,
  ...windowBoxes().map((box) => ({ category: 'window', box })),
]
