import { leastSquares } from '../../src/estimation/index.ts'
import {
  angleBetween,
  apply,
  applyTransposed,
  distance3,
  dot,
  fromRotationVector,
  type Mat3,
  median,
  multiply,
  norm,
  quantile,
  type RigidTransform,
  rotationAngle,
  scaled,
  subtract,
  toRotationVector,
  transformPoint,
  transpose,
  type Vec3,
} from '../../src/geometry/index.ts'

/** One camera as it was predicted, and as it was. */
export interface PosePair {
  /** Place in the clip. */
  seconds: number
  T_map_camera: RigidTransform
  T_world_camera: RigidTransform
}

const MAP_DOWN: Vec3 = [0, 0, -1]

const centroid = (points: readonly Vec3[]): Vec3 => {
  const sum = (k: 0 | 1 | 2) => points.reduce((total, point) => total + point[k], 0) / points.length
  return [sum(0), sum(1), sum(2)]
}

/** The turn from the map to the world with the least squared misses; the search starts at the first camera's own. */
function bestTurn(pairs: readonly PosePair[], misses: (R_world_map: Mat3) => number[]): Mat3 {
  const first = pairs[0] as PosePair
  const start = multiply(first.T_world_camera.rotation, transpose(first.T_map_camera.rotation))
  const at = ([x = 0, y = 0, z = 0]: Float64Array) => multiply(fromRotationVector([x, y, z]), start)
  return at(leastSquares((x) => misses(at(x)), [0, 0, 0], 60).x)
}

/** What is left of a camera's rotation when the map is turned into the world. */
const leftOver = (R_world_map: Mat3, { T_map_camera, T_world_camera }: PosePair): Mat3 =>
  multiply(multiply(R_world_map, T_map_camera.rotation), transpose(T_world_camera.rotation))

/** Camera centres about their centroids, the predicted ones turned onto the true ones. */
function alignedCentres(pairs: readonly PosePair[]): { predicted: Vec3[]; truth: Vec3[] } {
  const centred = (points: readonly Vec3[]) => {
    const middle = centroid(points)
    return points.map((point) => subtract(point, middle))
  }
  const map = centred(pairs.map(({ T_map_camera }) => T_map_camera.translation))
  const truth = centred(pairs.map(({ T_world_camera }) => T_world_camera.translation))
  const turned = (R: Mat3) => map.map((point) => apply(R, point))
  const misses = (R: Mat3) => turned(R).flatMap((point, i) => subtract(point, truth[i] as Vec3))
  return { predicted: turned(bestTurn(pairs, misses)), truth }
}

/** Errors of turning, radians: the middle one of all, and one of the worst. */
export interface TurnErrors {
  median: number
  p90: number
  max: number
}

export interface TrajectoryErrors {
  cameras: number
  /** Root mean square distance of the camera centres after alignment by turn and shift. */
  ateMetres: number
  /** The same with the scale left free. */
  ateFreeScaleMetres: number
  /** Predicted over true size of the path, less one. */
  scaleError: number
  /** Over the cameras, after the turn that brings all rotations closest to the true ones. */
  rotationRadians: TurnErrors
  /** From each camera to the one a second later; undefined where no two are a second apart. */
  rotationPerSecondRadians: TurnErrors | undefined
  /** Median angle between the map's down and the true one. */
  downRadians: number
}

const turnErrors = (angles: readonly number[]): TurnErrors | undefined => {
  const [middle, p90, max] = [0.5, 0.9, 1].map((q) => quantile(angles, q))
  return middle === undefined ? undefined : { median: middle, p90: p90 as number, max: max as number }
}

/** How exactly two cameras must be a second apart, seconds: half of the stream's step. */
const SECOND_WITHIN = 0.05 + 1e-6

/** Of all pairs of cameras that are a second apart, by how much the turn from one to the other is wrong. */
function turnsPerSecond(pairs: readonly PosePair[]): TurnErrors | undefined {
  const turn = (a: RigidTransform, b: RigidTransform) => multiply(transpose(a.rotation), b.rotation)
  return turnErrors(
    pairs.flatMap((from) => {
      const away = ({ seconds }: PosePair) => Math.abs(seconds - from.seconds - 1)
      const to = pairs.reduce((best, next) => (away(next) < away(best) ? next : best))
      if (away(to) > SECOND_WITHIN) return []
      const [predicted, truth] = [
        turn(from.T_map_camera, to.T_map_camera),
        turn(from.T_world_camera, to.T_world_camera),
      ]
      return [rotationAngle(multiply(transpose(predicted), truth))]
    }),
  )
}

/**
 * Errors of a camera's way. Centres are aligned by centres and rotations by rotations: a path that is nearly a line
 * leaves the turn about it open, which would then be taken for an error of all rotations.
 * @param pairs in the order of time; at least three. @param down_world the true direction of gravity.
 */
export function trajectoryErrors(pairs: readonly PosePair[], down_world: Vec3): TrajectoryErrors {
  const { predicted, truth } = alignedCentres(pairs)
  const rms = (k: number) => {
    const squares = predicted.map((point, i) => distance3(scaled(point, k), truth[i] as Vec3) ** 2)
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
  }
  const scale =
    predicted.reduce((sum, point, i) => sum + dot(point, truth[i] as Vec3), 0) /
    predicted.reduce((sum, point) => sum + norm(point) ** 2, 0)
  const R_world_map = bestTurn(pairs, (R) => pairs.flatMap((pair) => toRotationVector(leftOver(R, pair))))
  return {
    cameras: pairs.length,
    ateMetres: rms(1),
    ateFreeScaleMetres: rms(scale),
    scaleError: 1 / scale - 1,
    rotationRadians: turnErrors(
      pairs.map((pair) => rotationAngle(leftOver(R_world_map, pair))),
    ) as TurnErrors,
    rotationPerSecondRadians: turnsPerSecond(pairs),
    downRadians: median(
      pairs.map(({ T_map_camera, T_world_camera }) =>
        angleBetween(
          applyTransposed(T_map_camera.rotation, MAP_DOWN),
          applyTransposed(T_world_camera.rotation, down_world),
        ),
      ),
    ) as number,
  }
}

/** The length of a way through points, metres. */
export const wayLength = (points: readonly Vec3[]): number =>
  points.slice(1).reduce((sum, point, k) => sum + distance3(points[k] as Vec3, point), 0)

/** A camera moved by an offset in its own axes. */
export const shiftedCamera = (T: RigidTransform, offset: Vec3): RigidTransform => ({
  rotation: T.rotation,
  translation: transformPoint(T, offset),
})
