import {
  fromRotationVector,
  fromRows,
  type Mat3,
  multiply,
  rotationAngle,
  type SurfaceGrid,
  scaled,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { SemanticGrid } from '../evidence.ts'
import { type LinePlane, levelFrame } from './gravity.ts'
import { downLog, PITCH, type RoomClues, roomClues, roomLog } from './roomClues.ts'

/**
 * The room's directions in one picture: down, and the two level ones along walls and furniture (a Manhattan world,
 * Coughlan and Yuille 1999), by straight edges, surface normals and semantics. One picture does not tell the four level
 * directions apart.
 * Compared with adjusted cameras, frame by frame: within 4 degrees in 46 of 50 frames of RedKitchen (median 1.1), 44 of 46
 * of scannet_0488_00 (1.5), 32 of 32 of the drawn room (0.8), 14 of 24 of scannet_0591_01 (1.4).
 */
export interface RoomDirections {
  /** Columns: the room's axes in the camera frame; the second is down. */
  R_camera_room: Mat3
  /** Others that explain the picture nearly as well, the likeliest first. */
  rivals: Mat3[]
}

const DEGREE = Math.PI / 180

interface Guess {
  R_camera_room: Mat3
  log: number
}

const STEP = 2.5 * DEGREE
const PITCHES = 26
const ROLLS = 11
/** The likeliest directions of down get level ones; the likeliest of these are refined. */
const MOST_DOWNS = 8
const MOST_REFINED = 12
const YAW_STEP = 2
const QUARTER = 90

/** Local maxima of the likelihood of down over pitch and roll. */
function likelyDowns(clues: RoomClues): Vec3[] {
  const [rows, columns] = [2 * PITCHES + 1, 2 * ROLLS + 1]
  const downAt = (row: number, column: number): Vec3 => {
    const [pitch, roll] = [PITCH.mean + (row - PITCHES) * STEP, (column - ROLLS) * STEP]
    return [Math.sin(roll), Math.cos(roll) * Math.cos(pitch), -Math.cos(roll) * Math.sin(pitch)]
  }
  const logs = Float64Array.from({ length: rows * columns }, (_, k) =>
    downLog(clues, downAt(Math.floor(k / columns), k % columns)),
  )
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= rows || column >= columns
      ? Number.NEGATIVE_INFINITY
      : (logs[row * columns + column] as number)
  const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [i, j] as const)).filter(([i, j]) => i || j)
  const tops = [...logs.keys()].filter((k) => {
    const [row, column] = [Math.floor(k / columns), k % columns]
    return around.every(([i, j]) => at(row + i, column + j) <= (logs[k] as number))
  })
  tops.sort((k, l) => (logs[l] as number) - (logs[k] as number))
  return tops.slice(0, MOST_DOWNS).map((k) => downAt(Math.floor(k / columns), k % columns))
}

/** Local maxima of the likelihood of the level directions over a quarter turn. */
function withYaws(clues: RoomClues, down: Vec3): Guess[] {
  const level = levelFrame(down)
  const [right, ahead]: [Vec3, Vec3] = [
    [level[0], level[1], level[2]],
    [level[6], level[7], level[8]],
  ]
  const guesses = Array.from({ length: QUARTER / YAW_STEP }, (_, k): Guess => {
    const [c, s] = [Math.cos(k * YAW_STEP * DEGREE), Math.sin(k * YAW_STEP * DEGREE)]
    const x = right.map((value, i) => c * value + s * (ahead[i] as number)) as unknown as Vec3
    const z = right.map((value, i) => c * (ahead[i] as number) - s * value) as unknown as Vec3
    const R_camera_room = transpose(fromRows(x, down, z))
    return { R_camera_room, log: roomLog(clues, R_camera_room) }
  })
  const logAt = (k: number) => (guesses[(k + guesses.length) % guesses.length] as Guess).log
  const tops = guesses
    .filter(({ log }, k) => log >= logAt(k - 1) && log > logAt(k + 1))
    .sort((a, b) => b.log - a.log)
    .slice(0, 3)
  // Where nothing is seen no direction is better than another.
  return tops.length ? tops : guesses.slice(0, 1)
}

const REFINEMENTS = [2, 1, 0.5, 0.25].map((degrees) => degrees * DEGREE)
const TURNS: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
]

/** Hill climbing by ever smaller turns. */
function refined(clues: RoomClues, start: Guess): Guess {
  let best = start
  for (const step of REFINEMENTS)
    for (let pass = 0; pass < 3; pass++) {
      const before = best
      for (const axis of TURNS) {
        const R_camera_room = multiply(fromRotationVector(scaled(axis, step)), best.R_camera_room)
        const log = roomLog(clues, R_camera_room)
        if (log > best.log) best = { R_camera_room, log }
      }
      if (best === before) break
    }
  return best
}

/** The room turned about down by quarter turns. */
export const turnedRoom = (R_camera_room: Mat3, quarters: number): Mat3 =>
  multiply(R_camera_room, fromRotationVector([0, (quarters * Math.PI) / 2, 0]))

/** The angle between two sets of directions, up to quarter turns about down; radians. */
export const betweenRooms = (a: Mat3, b: Mat3): number =>
  Math.min(...[0, 1, 2, 3].map((k) => rotationAngle(multiply(turnedRoom(a, k), transpose(b)))))

const DISTINCT = 4 * DEGREE
/** How far a rival's log likelihood may lie below the best; how many are returned. */
const RIVAL = 12
const MOST_RIVALS = 2

/** @param grid of the picture's surfaces: 28 columns are enough. @returns the usual way to hold a camera where nothing is seen. */
export function roomDirections(
  planes: readonly LinePlane[],
  grid: SurfaceGrid,
  semantics: SemanticGrid,
): RoomDirections {
  const clues = roomClues(planes, grid, semantics)
  const guesses = likelyDowns(clues)
    .flatMap((down) => withYaws(clues, down))
    .sort((a, b) => b.log - a.log)
    .slice(0, MOST_REFINED)
    .map((guess) => refined(clues, guess))
    .sort((a, b) => b.log - a.log)
  const best = guesses[0] as Guess
  const rivals: Mat3[] = []
  for (const { R_camera_room, log } of guesses) {
    const isOther = [best.R_camera_room, ...rivals].every((R) => betweenRooms(R, R_camera_room) > DISTINCT)
    if (isOther && log > best.log - RIVAL && rivals.length < MOST_RIVALS) rivals.push(R_camera_room)
  }
  return { R_camera_room: best.R_camera_room, rivals }
}
