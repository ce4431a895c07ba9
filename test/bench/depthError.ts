import { median } from '../../src/geometry/index.ts'

/** Depths at one point of one frame, metres along the camera's axis. */
export interface DepthPair {
  predicted: number
  truth: number
}

/** Relative errors count no more than this: one point must not be the whole figure. */
const CAP = 2

export interface DepthErrors {
  frames: number
  points: number
  /** Relative, with the metres that the app gives. */
  mean: number
  median: number
  /** Median of predicted over true depth, less one. */
  scaleError: number
  /** Mean relative error with one scale for the clip from the truth, */
  meanFreeScale: number
  /** or with one for each frame. */
  meanFreeFrameScale: number
}

const relative = (pairs: readonly DepthPair[], k: number): number[] =>
  pairs.map(({ predicted, truth }) => Math.min(CAP, Math.abs(k * predicted - truth) / truth))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The factor that brings the predictions onto the truth. */
const scaleOf = (pairs: readonly DepthPair[]) =>
  median(pairs.map(({ predicted, truth }) => truth / predicted)) as number

/** Errors of depth over the frames of a clip; undefined where no point has a true depth. */
export function depthErrors(frames: readonly (readonly DepthPair[])[]): DepthErrors | undefined {
  const seen = frames.filter((pairs) => pairs.length > 0)
  const all = seen.flat()
  if (all.length === 0) return undefined
  const scale = scaleOf(all)
  return {
    frames: seen.length,
    points: all.length,
    mean: mean(relative(all, 1)),
    median: median(relative(all, 1)) as number,
    scaleError: 1 / scale - 1,
    meanFreeScale: mean(relative(all, scale)),
    meanFreeFrameScale: mean(seen.flatMap((pairs) => relative(pairs, scaleOf(pairs)))),
  }
}
