import {
  distance3,
  median,
  multiply,
  type RigidTransform,
  rotationAngle,
  sampleInverseDepth,
  transpose,
  type Vec3,
} from '../../src/geometry/index.ts'
import type { MotionPiece } from '../../src/perception/index.ts'
import { type PosePair, trajectoryErrors } from '../bench/trajectory.ts'
import { casterAt } from './picture.ts'
import type { SyntheticRun } from './run.ts'
import { isCovered, type Sequence } from './sequence.ts'

const MAP_DOWN: Vec3 = [0, 0, -1]
const FEWEST_CAMERAS = 3
/** Paths shorter than this have no shape to be judged, metres. */
const SHORTEST_PATH = 0.5
const DEPTH_SAMPLES = 6
const WILD_RADIANS = (15 * Math.PI) / 180

/** How well a sequence's motion was found. Undefined where it says nothing: too few cameras, or no path. */
export interface SequenceScore {
  keyframes: number
  /** Share of the keyframes that are in a piece, of those that show something. */
  placed: number
  pieces: number
  /** Keyframes in a piece of another room's, and covered ones in any. */
  strangers: number
  /** True length of the way through the placed keyframes, metres. */
  pathMetres: number
  /** Root mean square distance of the camera centres after a similarity for each piece, as a share of the path. */
  ateOfPath: number | undefined
  /** The same in metres after turn and shift alone, the unit that of the depth. */
  ateMetres: number | undefined
  /** From each placed keyframe to the next: median error of the turn, over the time between; radians a second. */
  turnPerSecond: number | undefined
  /** From a piece's first keyframe to its last, the worst piece's, radians. */
  turnOverClip: number | undefined
  /** Median over the cameras, radians. */
  downRadians: number | undefined
  /** Focal length found over the true one, less one; undefined where it was not measured. */
  focalError: number | undefined
  /** Share of the stream's frames that have a pose, of those that show something; and their ATE as above. */
  streamPlaced: number
  streamAteOfPath: number | undefined
  /** Turns from one frame of the stream to the next that are far off: a pose that came from nowhere. */
  wildTurns: number
}

interface Camera extends PosePair {
  seconds: number
  room: number
}

/** Where a camera is that sees nothing: in no room. */
const NOWHERE = -1

/** The room that most of a piece's cameras are in. */
function mainRoom(cameras: readonly Camera[]): number {
  const counts = new Map<number, number>()
  for (const { room } of cameras) counts.set(room, (counts.get(room) ?? 0) + 1)
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

const camera = (sequence: Sequence, seconds: number, T_map_camera: RigidTransform): Camera => ({
  seconds,
  T_map_camera,
  T_world_camera: sequence.cameraAt(seconds),
  room: isCovered(sequence, seconds) ? NOWHERE : sequence.roomAt(seconds),
})

/** Metres in a piece's unit, by the true depth. */
function metresPerUnit({ sequence, keyframes }: SyntheticRun, { placed }: MotionPiece): number {
  const { camera: lens } = sequence
  const ratios = placed.flatMap(({ keyframe, logScale }): number[] => {
    const evidence = keyframes[keyframe]
    if (!evidence) return []
    const caster = casterAt(sequence, evidence.timestampSeconds)
    caster.setPose(sequence.cameraAt(evidence.timestampSeconds))
    return Array.from({ length: DEPTH_SAMPLES ** 2 }, (_, k) => {
      const u = (((k % DEPTH_SAMPLES) + 0.5) * lens.width) / DEPTH_SAMPLES
      const v = ((Math.floor(k / DEPTH_SAMPLES) + 0.5) * lens.height) / DEPTH_SAMPLES
      caster.cast((u - lens.cx) / lens.fx, (v - lens.cy) / lens.fy)
      const value = sampleInverseDepth(evidence.inverseDepth, u, v, lens.width, lens.height)
      return caster.depth * Math.exp(logScale) * value
    })
  })
  return median(ratios) ?? 1
}

const inMetres = ({ rotation, translation: [x, y, z] }: RigidTransform, k: number): RigidTransform => ({
  rotation,
  translation: [k * x, k * y, k * z],
})

/** Error of the turn from one camera to another, radians. */
function turnError(a: PosePair, b: PosePair): number {
  const turn = (from: RigidTransform, to: RigidTransform) => multiply(transpose(from.rotation), to.rotation)
  const error = multiply(
    transpose(turn(a.T_map_camera, b.T_map_camera)),
    turn(a.T_world_camera, b.T_world_camera),
  )
  return rotationAngle(error)
}

const pathOf = (cameras: readonly Camera[]): number =>
  cameras
    .slice(1)
    .reduce(
      (sum, b, k) =>
        sum + distance3(b.T_world_camera.translation, (cameras[k] as Camera).T_world_camera.translation),
      0,
    )

/** Root mean square over all pieces' cameras of what is one number a piece. */
function pooled(pieces: readonly (readonly Camera[])[], of: (cameras: readonly Camera[]) => number) {
  const judged = pieces.filter((cameras) => cameras.length >= FEWEST_CAMERAS)
  const count = judged.reduce((sum, cameras) => sum + cameras.length, 0)
  if (count === 0) return undefined
  return Math.sqrt(judged.reduce((sum, cameras) => sum + cameras.length * of(cameras) ** 2, 0) / count)
}

const errorsOf = (cameras: readonly Camera[]) => trajectoryErrors(cameras, MAP_DOWN)

function ateOfPath(pieces: readonly (readonly Camera[])[]): number | undefined {
  const path = pieces.reduce((sum, cameras) => sum + pathOf(cameras), 0)
  const ate =
    path < SHORTEST_PATH ? undefined : pooled(pieces, (cameras) => errorsOf(cameras).ateFreeScaleMetres)
  return ate === undefined ? undefined : ate / path
}

/** The figures of a run, against the sequence's truth. */
export function scoreRun(run: SyntheticRun): SequenceScore {
  const { sequence, keyframes, motion, streamSeconds } = run
  const showing = (seconds: readonly number[]) => seconds.filter((one) => !isCovered(sequence, one)).length
  const all = motion.pieces.map((piece) => {
    const k = metresPerUnit(run, piece)
    const at = (seconds: number, T: RigidTransform) => camera(sequence, seconds, inMetres(T, k))
    return {
      cameras: piece.placed.map(({ keyframe, T_level_camera }) =>
        at(keyframes[keyframe]?.timestampSeconds ?? 0, T_level_camera),
      ),
      path: piece.path.map(({ timestampSeconds, T_level_camera }) => at(timestampSeconds, T_level_camera)),
    }
  })
  const inRoom = (cameras: readonly Camera[]) => {
    const room = mainRoom(cameras)
    return cameras.filter((one) => one.room === room)
  }
  const pieces = all.map(({ cameras }) => inRoom(cameras))
  const paths = all.map(({ path }) => inRoom(path))
  const steps = pieces.flatMap((cameras) =>
    cameras.slice(1).map((b, k) => {
      const a = cameras[k] as Camera
      return turnError(a, b) / (b.seconds - a.seconds)
    }),
  )
  const ends = pieces.flatMap((cameras) =>
    cameras.length > 1 ? [turnError(cameras[0] as Camera, cameras.at(-1) as Camera)] : [],
  )
  const placed = all.reduce((sum, { cameras }) => sum + cameras.length, 0)
  const { fieldOfView } = motion
  const focal = sequence.camera.width / 2 / Math.tan(fieldOfView.radians / 2)
  return {
    keyframes: keyframes.length,
    placed: placed / showing(keyframes.map(({ timestampSeconds }) => timestampSeconds)),
    pieces: pieces.length,
    strangers: placed - pieces.reduce((sum, cameras) => sum + cameras.length, 0),
    pathMetres: pieces.reduce((sum, cameras) => sum + pathOf(cameras), 0),
    ateOfPath: ateOfPath(pieces),
    ateMetres: pooled(pieces, (cameras) => errorsOf(cameras).ateMetres),
    turnPerSecond: median(steps),
    turnOverClip: ends.length ? Math.max(...ends) : undefined,
    downRadians: pooled(pieces, (cameras) => errorsOf(cameras).downRadians),
    focalError: fieldOfView.source === 'measured' ? focal / sequence.camera.fx - 1 : undefined,
    streamPlaced: new Set(paths.flat().map(({ seconds }) => seconds)).size / showing(streamSeconds),
    streamAteOfPath: ateOfPath(paths),
    wildTurns: paths
      .flatMap((cameras) => cameras.slice(1).map((b, k) => turnError(cameras[k] as Camera, b)))
      .filter((error) => error > WILD_RADIANS).length,
  }
}
