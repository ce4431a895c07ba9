import { type Covariances, covariancesAt, type Problem, type Values } from '../../estimation/index.ts'
import { type Mat3, multiply, transpose } from '../../geometry/index.ts'
import { unitFactor } from './gauge.ts'
import type { KeyframeState } from './keyframeState.ts'
import type { KeyframeUnknowns } from './motionProblem.ts'
import { largestFactors, type SharedError, sharedErrorsOf } from './sharedErrors.ts'

/** What is not known of a camera's pose, against the camera that the map begins at. Axes of the level frame. */
export interface PoseCovariance {
  /** Of the rotation vector, radians squared. */
  rotation: Mat3
  /** Of the centre, units squared. */
  position: Mat3
}

/** Lines err alike in all frames (a picture that is not quite a pinhole's, a room not quite square); radians. */
const COMMON_TURN_SD = (1.5 * Math.PI) / 180

/** The world's axes (y down) to the level frame's (z up): x, z, -y. */
const R_LEVEL_WORLD: Mat3 = [1, 0, 0, 0, 0, 1, 0, -1, 0]

/** A covariance of vectors, in the axes that a rotation takes them to. */
export const turnedInto = (R: Mat3, covariance: Mat3): Mat3 => multiply(multiply(R, covariance), transpose(R))

/**
 * Covariances of an adjusted group, its first camera's place held, and its unit: how sure the metre is, is told apart.
 * @returns undefined where the problem does not fix all unknowns.
 */
export function groupCovariances(
  { factors, held = [] }: Problem,
  values: Values,
  keyframes: readonly KeyframeUnknowns[],
): Covariances | undefined {
  const unit = unitFactor(keyframes.map(({ logScale }) => logScale))
  return covariancesAt({ factors: [...factors, unit], held }, values)
}

/** What is not known of a group's cameras: of each by itself, and what they have in common. */
export interface GroupUncertainty {
  covariances: PoseCovariance[]
  /** By camera; undefined where the equations cannot be solved. */
  sharedErrors: SharedError[][] | undefined
  /** Of two keyframes together with margin, by their places in the order, 14 x 14: each one's pose (see `POSE`), then its depth scale. */
  pairCovariance: (a: number, b: number) => Float64Array
}

/** Where a keyframe's unknowns are in the covariance of all: first all poses, then all depth scales. */
const placesOf = (k: number, count: number): number[] => [
  ...[0, 1, 2, 3, 4, 5].map((i) => 6 * k + i),
  6 * count + k,
]

/** Links are judged with margin: with so much larger a covariance of the keyframes. */
const PAIR_MARGIN = 4

/**
 * Of the cameras of a group, as the adjustment's equations have it: sights already count as the few independent ones that
 * they are worth (SHARE in motionProblem.ts). Of drawn rooms 4 and 5 (`npm run sample -- --room N`), through the product's
 * own networks, squared errors of centres are 0.1 and 1.9 times as large, 1.0 in the mean.
 * @param states as they were adjusted: their axes turn covariances into the level frame.
 */
export function uncertaintyOfGroup(
  covariances: Covariances | undefined,
  keyframes: readonly KeyframeUnknowns[],
  states: readonly KeyframeState[],
): GroupUncertainty {
  if (!covariances)
    return {
      covariances: keyframes.map(unknown),
      sharedErrors: undefined,
      pairCovariance: () => Float64Array.from({ length: 14 * 14 }, (_, at) => (at % 15 === 0 ? 1 : 0)),
    }
  const n = 7 * keyframes.length
  const joint = covariances.joint([
    ...keyframes.map(({ pose }) => pose),
    ...keyframes.map(({ logScale }) => logScale),
  ])
  const factors = largestFactors(joint, n)
  const turns = states.map(({ R_camera_world }) => multiply(R_LEVEL_WORLD, transpose(R_camera_world)))
  const block = (k: number, from: number): Mat3 => {
    const at = 6 * k + from
    const cells = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => joint[(at + a) * n + at + b] as number))
    return turnedInto(turns[k] as Mat3, cells as unknown as Mat3)
  }
  const common = (value: number, cell: number) => (cell % 4 === 0 ? value + COMMON_TURN_SD ** 2 : value)
  return {
    pairCovariance: (a, b) => {
      const places = [a, b].flatMap((k) => placesOf(k, keyframes.length))
      return Float64Array.from(
        places.flatMap((row) => places.map((at) => PAIR_MARGIN * (joint[row * n + at] as number))),
      )
    },
    covariances: keyframes.map((_, k) => ({
      rotation: block(k, 0).map(common) as unknown as Mat3,
      position: block(k, 3),
    })),
    sharedErrors: turns.map((R, k) =>
      sharedErrorsOf(factors, { pose: 6 * k, logScale: 6 * keyframes.length + k }, R),
    ),
  }
}

/** Anything: where the equations cannot be solved. */
const unknown = (): PoseCovariance => ({
  rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  position: [1, 0, 0, 0, 1, 0, 0, 0, 1],
})
