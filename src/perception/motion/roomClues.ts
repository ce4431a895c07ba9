import {
  applyTransposed,
  column,
  dot,
  type Mat3,
  normalOfCell,
  type SurfaceGrid,
  type Vec3,
} from '../../geometry/index.ts'
import type { SemanticGrid } from '../evidence.ts'
import type { SemanticClass } from '../semanticClasses.ts'
import type { LinePlane } from './gravity.ts'

const DEGREE = Math.PI / 180
/** Classes with level surfaces, and with upright ones along the room's directions. */
const LEVEL: ReadonlySet<SemanticClass> = new Set(['floor', 'ceiling', 'rug', 'table', 'counter', 'bed'])
const UPRIGHT: ReadonlySet<SemanticClass> = new Set([
  'wall',
  'door',
  'window',
  'curtain',
  'mirror',
  'picture',
  'whiteboard',
  'cabinet',
  'shelf',
  'tv',
  'refrigerator',
  'stove',
  'dishwasher',
  'washer',
  'radiator',
  'fireplace',
])

/** Angular error of an edge that runs along an axis, radians; the share of edges that do. */
const LINE = { sigma: 1.2 * DEGREE, share: 0.55 }
/** Angular error of surface normals, radians; the share of level and upright surfaces that face along an axis. */
const NORMAL = { sigma: 7 * DEGREE, share: 0.6 }
/** An edge this long (a share of the picture's width) counts as one; the most that one edge, and all, may count. */
const LINE_UNIT = 0.1
const MOST_OF_LINE = 2.5
const MOST_OF_LINES = 60
/** All normals together count as this many independent ones. */
const NORMALS_COUNT = 12
/** Probability that a cell of another class is level, and that it is upright. */
const ANY_KIND = 0.05
/** How a hand holds a camera: with little roll, pitched down. */
const ROLL_SIGMA = 7 * DEGREE
export const PITCH = { mean: -15 * DEGREE, sigma: 32 * DEGREE }

const LINE_PEAK = 1 / (LINE.sigma * Math.sqrt(Math.PI / 2))
const PLANE_PEAK = 1 / (NORMAL.sigma * Math.sqrt(Math.PI / 2))
const AXIS_PEAK = 1 / NORMAL.sigma ** 2
const REACH = 3.5

interface Clue {
  normal: Vec3
  weight: number
}
interface SurfaceClue extends Clue {
  level: number
  upright: number
}

/** What one picture shows of the room's directions: straight edges, and surfaces with the probability that they are level or upright. */
export interface RoomClues {
  lines: Clue[]
  surfaces: SurfaceClue[]
}

/** @param grid of the picture's surfaces. */
export function roomClues(
  planes: readonly LinePlane[],
  grid: SurfaceGrid,
  semantics: SemanticGrid,
): RoomClues {
  const lines = planes.map(({ normal_camera, length }) => ({
    normal: normal_camera,
    weight: Math.min(MOST_OF_LINE, length / LINE_UNIT),
  }))
  const total = lines.reduce((sum, { weight }) => sum + weight, 0)
  for (const line of lines) line.weight *= Math.min(1, MOST_OF_LINES / total)
  const { rows, columns, classes, probabilities } = semantics
  const surfaces: SurfaceClue[] = []
  for (let cell = 0; cell < grid.edge.length; cell++) {
    if (grid.edge[cell]) continue
    const column = Math.floor((((cell % grid.width) + 0.5) * columns) / grid.width)
    const row = Math.floor(((Math.floor(cell / grid.width) + 0.5) * rows) / grid.height)
    let [level, upright] = classes.length ? [ANY_KIND, ANY_KIND] : [0.5, 0.5]
    for (const [c, name] of classes.entries()) {
      const probability = probabilities[(row * columns + column) * classes.length + c] as number
      if (LEVEL.has(name)) level += probability
      else if (UPRIGHT.has(name)) upright += probability
    }
    surfaces.push({ normal: normalOfCell(grid, cell), weight: 1, level, upright })
  }
  for (const surface of surfaces) surface.weight = NORMALS_COUNT / Math.max(60, surfaces.length)
  return { lines, surfaces }
}

/** A Gaussian of a sine, 1 at 0, cut off where it no longer matters. */
const bell = (sine: number, sigma: number) =>
  Math.abs(sine) > REACH * sigma ? 0 : Math.exp(-((sine / sigma) ** 2) / 2)

const NO_LINE = Math.log(1 - LINE.share)
const lineLog = (density: number) =>
  density === 0 ? NO_LINE : Math.log(1 - LINE.share + LINE.share * density)
const surfaceLog = (density: number) => Math.log(1 - NORMAL.share + NORMAL.share * density)
/** The sine of the angle between a normal and an axis, by its cosine. */
const sineOf = (cosine: number) => Math.sqrt(Math.max(0, 1 - cosine * cosine))

/** Log likelihood of holding a camera with this direction down. */
function holdingLog([x, , z]: Vec3): number {
  const roll = (Math.asin(Math.max(-1, Math.min(1, x))) / ROLL_SIGMA) ** 2
  const pitch = (Math.asin(Math.max(-1, Math.min(1, -z))) - PITCH.mean) / PITCH.sigma
  return -roll / 2 / (1 + 0.15 * roll) - (pitch * pitch) / 2
}

/** Log likelihood of a direction of down, whatever the level directions are. */
export function downLog({ lines, surfaces }: RoomClues, down: Vec3): number {
  let sum = holdingLog(down)
  for (const { normal, weight } of lines)
    sum += weight * lineLog(0.4 * LINE_PEAK * bell(dot(normal, down), LINE.sigma))
  for (const { normal, weight, level, upright } of surfaces) {
    const cosine = dot(normal, down)
    const lies = level * AXIS_PEAK * bell(sineOf(cosine), NORMAL.sigma)
    sum += weight * surfaceLog(lies + upright * PLANE_PEAK * bell(cosine, NORMAL.sigma))
  }
  return sum
}

/** Log likelihood of the room's three directions. */
export function roomLog({ lines, surfaces }: RoomClues, R_camera_room: Mat3): number {
  let sum = holdingLog(column(R_camera_room, 1))
  for (const { normal, weight } of lines) {
    const [x, y, z] = applyTransposed(R_camera_room, normal)
    const along = bell(x, LINE.sigma) + bell(y, LINE.sigma) + bell(z, LINE.sigma)
    sum += weight * lineLog((along * LINE_PEAK) / 3)
  }
  for (const { normal, weight, level, upright } of surfaces) {
    const [x, y, z] = applyTransposed(R_camera_room, normal)
    const lies = level * bell(sineOf(y), NORMAL.sigma)
    const stands = upright * bell(sineOf(Math.max(Math.abs(x), Math.abs(z))), NORMAL.sigma)
    sum += weight * surfaceLog(AXIS_PEAK * (lies + stands / 2))
  }
  return sum
}
