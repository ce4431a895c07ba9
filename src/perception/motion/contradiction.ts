import { apply, multiply, scaled, subtract, transpose } from '../../geometry/index.ts'
import type { Adjusted } from './adjustGroup.ts'
import type { KeyframeState } from './keyframeState.ts'
import { measuredPose } from './linkCovariance.ts'
import type { PairLink } from './links.ts'
import { adjointSim3, carried, chiSquare, differenceSim3, SIM3_DIMENSION as N, type Sim3 } from './sim3.ts'

/** By chance one of a thousand right links is further off, were all its seven errors normal. */
export const CONTRADICTION = 24.3
/** Of the worst contradiction: a mistaken link pulls at right ones, which agree again when it is gone. */
const WITH_THE_WORST = 0.4

/** How the second of two adjusted keyframes stands to the first, in their own depth units. */
export function adjustedSimilarity(first: KeyframeState, second: KeyframeState): Sim3 {
  const unit = Math.exp(second.logScale)
  const offset = subtract(first.center_world, second.center_world)
  return {
    rotation: multiply(second.R_camera_world, transpose(first.R_camera_world)),
    translation: scaled(apply(second.R_camera_world, offset), unit),
    logScale: second.logScale - first.logScale,
  }
}

/**
 * Of `adjustedSimilarity`, from the covariance of both keyframes' unknowns: steps of the poses are in the cameras' axes and
 * the world's unit, those of the similarity in the second keyframe's unit and from the left.
 */
function similarityCovariance(
  { logScale: a }: KeyframeState,
  { logScale: b }: KeyframeState,
  S: Sim3,
  pair: Float64Array,
): Float64Array {
  const adjoint = adjointSim3(S)
  const J = new Float64Array(N * 2 * N)
  for (let row = 0; row < N; row++)
    for (let k = 0; k < 3; k++) {
      J[2 * N * row + k] = adjoint[N * row + 3 + k] as number
      J[2 * N * row + 3 + k] = Math.exp(a) * (adjoint[N * row + k] as number)
    }
  for (let row = 0; row < N; row++) J[2 * N * row + 6] = -(adjoint[N * row + 6] as number)
  for (let k = 0; k < 3; k++) {
    J[2 * N * (3 + k) + N + k] = -1
    J[2 * N * k + N + 3 + k] = -Math.exp(b)
  }
  J[2 * N * 6 + N + 6] = 1
  return carried(J, pair, N, 2 * N)
}

/**
 * How far each link is from what the adjusted keyframes say: a chi-square of turn, place and depth ratio.
 * @param focalSd of the logarithm of the focal length.
 */
export function contradictionsOf(
  links: readonly PairLink[],
  { states, pairCovariance }: Adjusted,
  focalSd: number,
): number[] {
  const place = new Map([...states.keys()].map((keyframe, k) => [keyframe, k]))
  return links.map((link) => {
    const [first, second] = [states.get(link.first), states.get(link.second)]
    const [a, b] = [place.get(link.first), place.get(link.second)]
    if (!first || !second || a === undefined || b === undefined) return Number.POSITIVE_INFINITY
    const { S_second_first, covariance } = measuredPose(link, focalSd)
    const S = adjustedSimilarity(first, second)
    const open = similarityCovariance(first, second, S, pairCovariance(a, b))
    const together = covariance.map((value, k) => value + (open[k] as number))
    return chiSquare(differenceSim3(S, S_second_first), together)
  })
}

/** The links that the adjusted keyframes do not contradict. @param focalSd of the logarithm of the focal length. */
export function uncontradicted(links: readonly PairLink[], adjusted: Adjusted, focalSd: number): PairLink[] {
  const contradictions = contradictionsOf(links, adjusted, focalSd)
  const worst = contradictions.reduce((a, b) => Math.max(a, b), 0)
  const limit = Math.max(CONTRADICTION, WITH_THE_WORST * worst)
  return links.filter((_, k) => (contradictions[k] as number) < limit)
}
