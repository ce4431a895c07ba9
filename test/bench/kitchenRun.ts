import { shared } from '../../scripts/shared.ts'
import type { CameraPathPose, Layout } from '../../src/layout/index.ts'
import type { AnalysisSettings } from '../../src/session/index.ts'
import { type DepthErrors, depthErrors } from './depthError.ts'
import {
  COLOUR_FOCAL,
  colourDepth,
  colourPose,
  DEPTH_EVERY,
  depthPairs,
  type RedKitchen,
  readDepth,
  readRedKitchen,
  TRUE_DOWN,
} from './redKitchen.ts'
import { type Run, runOf } from './runs.ts'
import { type PosePair, type TrajectoryErrors, trajectoryErrors, wayLength } from './trajectory.ts'

/** Frames a second at which the camera is followed. */
export const STREAM_RATE = 10
/** A frame of the stream has a pose where one is this close, seconds. */
const SAME_FRAME = 0.5 / STREAM_RATE + 1e-6
const FEWEST_CAMERAS = 3

/** What a run on RedKitchen got right, and how long it took. */
export interface KitchenFigures {
  effort: AnalysisSettings['effort']
  keyframes: number
  placedKeyframes: number
  /** Frames of the clip at ten a second, and how many of them have a pose; undefined where the layout has no path. */
  streamFrames: number
  placedStreamFrames: number | undefined
  /** True length of the camera's way through all frames of the stream. */
  pathMetres: number
  trajectory: TrajectoryErrors | undefined
  depth: DepthErrors | undefined
  /** Of the colour picture, pixels at its full size; and the error as a share. */
  focalPixels: number
  focalError: number
  focalSource: string
  seconds: { total: number; follow: number; watch: number; link: number; networks: number }
  /** Following corners, by frame of the product's own stream (15 a second). */
  trackMillisecondsAFrame: number | undefined
}

const frameAt = (truth: RedKitchen, seconds: number) => Math.round(seconds * truth.fps)

/** The frames of the clip at ten a second, seconds. */
export const streamTimes = ({ fps, poses }: Pick<RedKitchen, 'fps' | 'poses'>): number[] =>
  Array.from(
    { length: Math.floor(((poses.length - 1) / fps) * STREAM_RATE + 1e-9) + 1 },
    (_, k) => k / STREAM_RATE,
  )

/** The camera as the layout gives it: by its path, else by its keyframes. */
export const posesOf = ({ cameraPath, frames }: Pick<Layout, 'cameraPath' | 'frames'>): CameraPathPose[] =>
  cameraPath?.length
    ? cameraPath
    : frames.flatMap(({ timestampSeconds, T_map_camera }) =>
        T_map_camera ? [{ timestampSeconds, T_map_camera }] : [],
      )

/** How many of the times have a pose of the path's own. */
export const placedOf = (path: readonly CameraPathPose[], times: readonly number[]): number =>
  times.filter((time) => path.some(({ timestampSeconds }) => Math.abs(timestampSeconds - time) <= SAME_FRAME))
    .length

const posePairs = (layout: Layout, truth: RedKitchen): PosePair[] =>
  posesOf(layout).flatMap(({ timestampSeconds: seconds, T_map_camera }): PosePair[] => {
    const T_world_camera = colourPose(truth, frameAt(truth, seconds))
    return T_world_camera ? [{ seconds, T_map_camera, T_world_camera }] : []
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

/** All figures of one run. */
function figuresOf(
  run: Run,
  truth: RedKitchen,
  folder: string,
  effort: KitchenFigures['effort'],
): KitchenFigures {
  const { layout, timings } = run
  const times = streamTimes(truth)
  const pairs = posePairs(layout, truth)
  const way = times.flatMap((time) => {
    const pose = colourPose(truth, frameAt(truth, time))
    return pose ? [pose.translation] : []
  })
  const camera = layout.frames[0]?.camera
  const focalPixels = camera ? (camera.fx * truth.width) / camera.width : 0
  const networks = Object.values(timings.networks).reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return {
    effort,
    keyframes: layout.frames.length,
    placedKeyframes: layout.frames.filter(({ T_map_camera }) => T_map_camera).length,
    streamFrames: times.length,
    placedStreamFrames: layout.cameraPath && placedOf(layout.cameraPath, times),
    pathMetres: wayLength(way),
    trajectory: pairs.length >= FEWEST_CAMERAS ? trajectoryErrors(pairs, TRUE_DOWN) : undefined,
    depth: depthOf(run, truth, folder),
    focalPixels,
    focalError: focalPixels / COLOUR_FOCAL - 1,
    focalSource: layout.fieldOfView?.source ?? 'assumed',
    seconds: {
      total: timings.total / 1000,
      follow: timings.stages.follow / 1000,
      watch: timings.stages.watch / 1000,
      link: timings.stages.link / 1000,
      networks: networks / 1000,
    },
    trackMillisecondsAFrame: timings.tracking && timings.tracking.milliseconds / timings.tracking.frames,
  }
}

/**
 * RedKitchen with the frames that have a true depth picked by hand, all other settings the default; undefined where the
 * clip or its truth is not there.
 */
export async function kitchenRun(effort: KitchenFigures['effort']): Promise<KitchenFigures | undefined> {
  const [video, folder] = [shared('rooms/redkitchen.mp4'), shared('rooms/redkitchen.depth')]
  const poses = shared('rooms/redkitchen.poses.json')
  if (!video || !folder || !poses) return undefined
  const truth = readRedKitchen(poses)
  const handPickedSeconds = Array.from(
    { length: Math.ceil(truth.poses.length / DEPTH_EVERY) },
    (_, k) => (k * DEPTH_EVERY) / truth.fps,
  )
  const run = await runOf(video, { handPickedSeconds, effort })
  return figuresOf(run, truth, folder, effort)
}
