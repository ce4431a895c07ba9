import {
  cauchy,
  depthPrior,
  type Factor,
  fromSigmas,
  gravity,
  joint,
  LANDMARK,
  LENS,
  type Lens,
  LOG_SCALE,
  POSE,
  prior,
  relativePose,
  reprojection,
  type SqrtInformation,
  scaledKernel,
  type Variable,
  variable,
} from '../../estimation/index.ts'
import {
  add,
  inverse,
  type Mat3,
  type RigidTransform,
  scaled,
  transformPoint,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import { DOWN_WORLD, type KeyframeState } from './keyframeState.ts'
import type { PairLink } from './links.ts'
import { DEPTH_SIGMA, SIGHT_SHARE } from './matchNoise.ts'
import type { Sight, Track } from './tracksOf.ts'

/** The unknowns of one keyframe. */
export interface KeyframeUnknowns {
  /** `T_world_camera`; the world's unit is that of the depth scales. */
  pose: Variable<RigidTransform>
  logScale: Variable<number>
}

/** What is adjusted together: keyframes by their index, and what their cameras share. */
export interface MotionUnknowns {
  keyframes: ReadonlyMap<number, KeyframeUnknowns>
  /** Focal length over the one that rays were made with. */
  lens: Variable<Lens>
}

export const unknownsOf = (start: ReadonlyMap<number, KeyframeState>): MotionUnknowns => ({
  keyframes: new Map(
    [...start].map(([keyframe, { R_camera_world, center_world, logScale }]) => [
      keyframe,
      {
        pose: variable(POSE, { rotation: transpose(R_camera_world), translation: center_world }),
        logScale: variable(LOG_SCALE, logScale),
      },
    ]),
  ),
  lens: variable(LENS, { focal: 1, radial: 0 }),
})

const SIGHT_KERNEL = scaledKernel(cauchy(2), SIGHT_SHARE)

const keyframeOf = ({ keyframes }: MotionUnknowns, keyframe: number) =>
  keyframes.get(keyframe) as KeyframeUnknowns

/** Where a keyframe alone puts a point, at the first guess. */
function placeOf({ ray: [x, y], inverseDepth }: Sight, { pose, logScale }: KeyframeUnknowns): Vec3 {
  const depth = Math.exp(-logScale.start) / inverseDepth
  return transformPoint(pose.start, [x * depth, y * depth, depth])
}

/**
 * A point of the scene as keyframes see it: each sight's pixel and depth are right or wrong together. Parallax corrects
 * the depth, and depth holds what has no parallax.
 */
export function trackFactors(track: Track, unknowns: MotionUnknowns): Factor[] {
  const places = track.map((sight) => placeOf(sight, keyframeOf(unknowns, sight.keyframe)))
  const landmark = variable(LANDMARK, scaled(places.reduce(add), 1 / places.length))
  const { lens } = unknowns
  return track.map(({ keyframe, ray: pixel, inverseDepth, sigma }) => {
    const { pose, logScale } = keyframeOf(unknowns, keyframe)
    const kernel = SIGHT_KERNEL
    // Rays are pixels of a camera with focal length 1.
    const seen = reprojection({ pose, landmark, lens, pixel, principalPoint: [0, 0], sigma, kernel })
    const depth = depthPrior({ pose, landmark, logScale, inverseDepth, sigma: DEPTH_SIGMA, kernel })
    return joint([seen, depth], kernel)
  })
}

/**
 * What a link's pose is worth beside its matches, radians and units: hardly anything, but where a link is all that holds
 * two parts, and its matches few and coarse, they may not turn by more than makes a link a mistake (see `solve.ts`).
 */
const LINK_SIGMAS = [0.2, 0.2, 0.2, 0.5, 0.5, 0.5] as const
const LINK_INFORMATION = fromSigmas(LINK_SIGMAS)

/** A link's own pose, at equal depth scales. */
export function linkFactor({ first, second, pose }: PairLink, unknowns: MotionUnknowns): Factor {
  return relativePose({
    first: keyframeOf(unknowns, first).pose,
    second: keyframeOf(unknowns, second).pose,
    T_first_second: inverse(pose.T_second_first),
    sqrtInformation: LINK_INFORMATION,
    kernel: cauchy(2),
  })
}

/** How far a frame's depth scale strays from the clip's, as a logarithm: what measured clips show (0.15 to 0.3). */
const SCALE_SIGMA = 0.3

export const scalePrior = ({ logScale }: KeyframeUnknowns): Factor =>
  prior(logScale, 0, fromSigmas([SCALE_SIGMA]))

/**
 * SIMPLE_RADIAL's k of the cameras that phones and depth sensors have. A twentieth moves a corner of a 4:3 picture, 60
 * degrees wide, by 2.6 % of its distance from the middle.
 */
const RADIAL_SIGMA = 0.05

/** @param focalSigma of the logarithm of the focal length. */
export const lensPrior = (lens: Variable<Lens>, focalSigma: number): Factor =>
  prior(lens, { focal: 1, radial: 0 }, fromSigmas([focalSigma, RADIAL_SIGMA]))

/** A frame's own word on directions counts half where it errs by 1.5 standard deviations. */
const DIRECTION_KERNEL = cauchy(1.5)

/** Down as a frame's own lines show it. @param sigma radians. */
export const downFactor = ({ pose }: KeyframeUnknowns, down_camera: Vec3, sigma: number): Factor =>
  gravity({ pose, down_map: DOWN_WORLD, down_camera, sigma, kernel: DIRECTION_KERNEL })

/** Rows of a root of an information matrix on a pose's step, each a vector of six. */
export const rowsOf = (rows: readonly (readonly number[])[]): SqrtInformation => ({
  rows: rows.length,
  columns: POSE.dimension,
  values: Float64Array.from(rows.flat()),
})

/** How a camera is turned in the world, as the room's own directions show it. @param sigma radians. */
export function turnFactor({ pose }: KeyframeUnknowns, R_world_camera: Mat3, sigma: number): Factor {
  const k = 1 / sigma
  const information = rowsOf([
    [k, 0, 0, 0, 0, 0],
    [0, k, 0, 0, 0, 0],
    [0, 0, k, 0, 0, 0],
  ])
  return prior(pose, { rotation: R_world_camera, translation: [0, 0, 0] }, information, DIRECTION_KERNEL)
}
