import { shared } from '../../scripts/shared.ts'
import { type DepthErrors, depthErrors } from './depthError.ts'
import {
  colourDepth,
  colourPose,
  DEPTH_EVERY,
  depthPairs,
  type RedKitchen,
  readDepth,
  readRedKitchen,
  TRUE_DOWN,
} from './redKitchen.ts'
import { placedFrames, type Run, runOf } from './runs.ts'
import type { Section } from './section.ts'
import { number, percent, signedPercent, type Table } from './table.ts'
import { type PosePair, type TrajectoryErrors, trajectoryErrors } from './trajectory.ts'

const FEWEST_CAMERAS = 3

const frameAt = (truth: RedKitchen, seconds: number) => Math.round(seconds * truth.fps)

const posePairs = ({ layout }: Run, truth: RedKitchen): PosePair[] =>
  layout.frames.flatMap(({ timestampSeconds, T_map_camera }): PosePair[] => {
    const T_world_camera = colourPose(truth, frameAt(truth, timestampSeconds))
    return T_map_camera && T_world_camera ? [{ T_map_camera, T_world_camera }] : []
  })

/** Depth errors of the sampled frames, each where it has a true depth. */
const depthOf = ({ layout, depth }: Run, truth: RedKitchen, folder: string): DepthErrors | undefined =>
  depthErrors(
    depth.map((grid) => {
      const seconds = layout.frames[grid.frame]?.timestampSeconds ?? 0
      const millimetres = readDepth(folder, frameAt(truth, seconds))
      return millimetres ? depthPairs(grid, truth, colourDepth(truth, millimetres)) : []
    }),
  )

const degrees = (radians: number) => number((radians * 180) / Math.PI, 1)
const centimetres = (metres: number) => number(100 * metres, 1)

const depthTable = (errors: DepthErrors, asked: number): Table => ({
  caption:
    `Geometry (redkitchen): relative error of depth in metres, on the ${asked} frames that have a true depth (they are\n` +
    'picked by hand; all other settings are the default). The truth is not used, but for the two last columns: there\n' +
    'it sets one scale for the clip, or one for each frame.',
  columns: ['frames', 'points', 'mean', 'median', 'scale error', 'mean, free scale', 'mean, free per frame'],
  rows: [
    [
      String(errors.frames),
      String(errors.points),
      percent(errors.mean),
      percent(errors.median),
      signedPercent(errors.scaleError),
      percent(errors.meanFreeScale),
      percent(errors.meanFreeFrameScale),
    ],
  ],
  notes: [],
})

const poseTable = (errors: TrajectoryErrors, placed: string): Table => ({
  caption:
    'Camera (the same run): against the true poses. ATE: root mean square of the camera centres’ distances, aligned by\n' +
    'turn and shift without scale; the path is the one through the keyframes. Rotations are medians: over all cameras\n' +
    '(aligned by one turn of all), from each keyframe to the next, and of the direction down.',
  columns: [
    'frames placed',
    'path (m)',
    'ATE (cm)',
    'ATE of path',
    'scale error',
    'ATE, free scale (cm)',
    'rotation (deg)',
    'step rotation (deg)',
    'down (deg)',
  ],
  rows: [
    [
      placed,
      number(errors.pathMetres),
      centimetres(errors.ateMetres),
      percent(errors.ateMetres / errors.pathMetres),
      signedPercent(errors.scaleError),
      centimetres(errors.ateFreeScaleMetres),
      degrees(errors.rotationRadians),
      degrees(errors.stepRotationRadians),
      degrees(errors.downRadians),
    ],
  ],
  notes: [],
})

/** How well depth and camera are measured. */
export async function benchGeometry(): Promise<Section> {
  const [video, folder] = [shared('rooms/redkitchen.mp4'), shared('rooms/redkitchen.depth')]
  const poses = shared('rooms/redkitchen.poses.json')
  if (!video || !folder || !poses) return { tables: [], figures: {} }
  const truth = readRedKitchen(poses)
  const asked = Array.from(
    { length: Math.ceil(truth.poses.length / DEPTH_EVERY) },
    (_, k) => (k * DEPTH_EVERY) / truth.fps,
  )
  const run = await runOf(video, { handPickedSeconds: asked })
  const depth = depthOf(run, truth, folder)
  const pairs = posePairs(run, truth)
  const trajectory = pairs.length >= FEWEST_CAMERAS ? trajectoryErrors(pairs, TRUE_DOWN) : undefined
  const placed = placedFrames(run)
  return {
    tables: [
      ...(depth ? [depthTable(depth, asked.length)] : []),
      ...(trajectory ? [poseTable(trajectory, placed)] : []),
    ],
    figures: { clip: 'redkitchen', asked: asked.length, placed, depth, trajectory },
  }
}
