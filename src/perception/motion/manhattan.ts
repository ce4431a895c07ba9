import {
  applyTransposed,
  column,
  cross,
  dot,
  fromRotationVector,
  type Mat3,
  multiply,
  rotationAngle,
  scaled,
  solveSymmetric,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { LinePlane } from './gravity.ts'
import { DOWN_WORLD } from './keyframeState.ts'

const DEGREE = Math.PI / 180
const QUARTER = 90
/** Lengths are shares of the picture's width; the fit's own damping is in pixels of a picture this wide. */
const WIDTH = 640
const DAMPING = 2

const folded = (degrees: number) => ((degrees % QUARTER) + QUARTER) % QUARTER
const apart = (a: number, b: number) => folded(a - b + QUARTER / 2) - QUARTER / 2

/** Rotation about the world's down (+y) by an angle, radians. */
export const aboutDown = (angle: number): Mat3 => fromRotationVector(scaled(DOWN_WORLD, angle))

interface Vote {
  degrees: number
  weight: number
}

/** Where the level lines of a picture point, as headings in the world folded to a quarter turn. */
function levelHeadings(planes: readonly LinePlane[], R_camera_world: Mat3): Vote[] {
  return planes.flatMap(({ normal_camera, length }): Vote[] => {
    const normal = applyTransposed(R_camera_world, normal_camera)
    // A plane that holds the vertical says nothing of level lines; nor does one near the horizon, all of them lie in it.
    const direction = cross(normal, DOWN_WORLD)
    const level = Math.hypot(...direction)
    if (Math.abs(dot(normal, DOWN_WORLD)) < Math.sin(4 * DEGREE) || level < 0.15) return []
    const degrees = folded(Math.atan2(direction[0], direction[2]) / DEGREE)
    return [{ degrees, weight: length * Math.min(1, level / 0.4) }]
  })
}

const TOLERANCE = 3
/** By chance 7 % of all lines lie within the tolerance of a heading, and more of a few lines. */
const minShare = (votes: number) => 0.17 + 1 / Math.sqrt(votes)

/**
 * The heading of the room's two level directions in a level world, radians in [0, pi / 2), by the level lines of all
 * frames; undefined where they do not agree on one. The world's axis +z turned by it about down lies along a wall.
 */
export function roomHeading(
  planes: readonly (readonly LinePlane[])[],
  rotations: readonly Mat3[],
): number | undefined {
  const votes = planes.flatMap((list, k) => levelHeadings(list, rotations[k] as Mat3))
  const total = votes.reduce((sum, { weight }) => sum + weight, 0)
  const support = (at: number, width: number) =>
    votes.reduce((sum, v) => sum + v.weight * Math.max(0, 1 - (apart(v.degrees, at) / width) ** 2), 0)
  let best = 0
  let most = -1
  for (let at = 0; at < QUARTER; at += 0.5) {
    const value = support(at, TOLERANCE)
    if (value > most) [best, most] = [at, value]
  }
  for (let pass = 0; pass < 5; pass++) {
    let [sum, weight] = [0, 0]
    for (const v of votes) {
      const d = apart(v.degrees, best)
      const w = v.weight * Math.max(0, 1 - (d / (TOLERANCE + 1)) ** 2) ** 2
      sum += w * d
      weight += w
    }
    best += sum / Math.max(weight, 1e-9)
  }
  const near = votes.filter((v) => Math.abs(apart(v.degrees, best)) < TOLERANCE)
  const share = near.reduce((sum, { weight }) => sum + weight, 0) / Math.max(total, 1e-9)
  return votes.length >= 20 && share > minShare(votes.length) ? folded(best) * DEGREE : undefined
}

/** How well a frame's lines lie along three directions at right angles. */
export interface ManhattanFit {
  /** Columns: the directions in the camera frame. */
  R_camera_room: Mat3
  /** Share of the lines' length that lies along one of them. */
  support: number
  /** How many of the three have lines of their own. */
  axes: number
}

/** Degrees within which a line takes part, pass by pass. */
const PASSES = [6, 6, 4, 4, 3, 3, 2, 2] as const
const ALONG = 2
/** An axis with less length of lines than this share of the picture's width has none. */
const AXIS_LENGTH = 0.1

/** The axis that a plane lies closest to, and the sine of the angle between them. */
function nearestAxis(normal: Vec3, R: Mat3): { axis: 0 | 1 | 2; sine: number } {
  const sines = applyTransposed(R, normal)
  const axis = ([0, 1, 2] as const).reduce((a, b) => (Math.abs(sines[b]) < Math.abs(sines[a]) ? b : a))
  return { axis, sine: sines[axis] }
}

/** Turns three directions at right angles onto a frame's lines: weighted least squares, ever narrower. */
export function fitManhattan(planes: readonly LinePlane[], start: Mat3): ManhattanFit {
  let R = start
  for (const degrees of PASSES) {
    const h = new Float64Array([DAMPING, 0, 0, 0, DAMPING, 0, 0, 0, DAMPING])
    const g = new Float64Array(3)
    for (const { normal_camera, length } of planes) {
      const { axis, sine } = nearestAxis(normal_camera, R)
      const error = Math.asin(Math.min(1, Math.abs(sine))) / DEGREE
      const weight = length * WIDTH * Math.max(0, 1 - (error / degrees) ** 2) ** 2
      if (weight === 0) continue
      // Of normal . (turn x axis) by the turn.
      const row = cross(column(R, axis), normal_camera)
      row.forEach((a, i) => {
        g[i] = (g[i] as number) - weight * a * sine
        row.forEach((b, j) => {
          h[3 * i + j] = (h[3 * i + j] as number) + weight * a * b
        })
      })
    }
    const turn = solveSymmetric(h, g)
    if (turn) R = multiply(fromRotationVector([turn[0] ?? 0, turn[1] ?? 0, turn[2] ?? 0]), R)
  }
  const lengths = [0, 0, 0]
  let all = 0
  for (const { normal_camera, length } of planes) {
    const { axis, sine } = nearestAxis(normal_camera, R)
    all += length
    if (Math.abs(sine) < Math.sin(ALONG * DEGREE)) lengths[axis] = (lengths[axis] as number) + length
  }
  return {
    R_camera_room: R,
    support: lengths.reduce((a, b) => a + b, 0) / Math.max(all, 1e-9),
    axes: lengths.filter((length) => length > AXIS_LENGTH).length,
  }
}

const MIN_LINES = 8
const MIN_SUPPORT = 0.35
/** A camera is turned by no more than this to meet its lines. */
const MAX_TURN = 14 * DEGREE
/** A fit that needs more of a turn must explain more. */
const TURN_COST = 0.02
/** Starts to each side, degrees about down: lines catch only within a few degrees. */
const STARTS = [0, -8, 8] as const

/** A camera's turn by its own lines, near where it is thought to be; undefined where they do not say. */
export function turnByLines(planes: readonly LinePlane[], R_camera_room: Mat3): Mat3 | undefined {
  if (planes.length < MIN_LINES) return undefined
  const fits = STARTS.map((degrees) => {
    const start = multiply(R_camera_room, aboutDown(degrees * DEGREE))
    const fit = fitManhattan(planes, start)
    const turn = rotationAngle(multiply(fit.R_camera_room, transpose(R_camera_room)))
    return { fit, turn, merit: fit.support - (TURN_COST * turn) / DEGREE }
  })
  const { fit, turn } = fits.reduce((best, next) => (next.merit > best.merit ? next : best))
  const isClear = fit.support > MIN_SUPPORT && fit.axes >= 2 && turn < MAX_TURN
  return isClear ? fit.R_camera_room : undefined
}
