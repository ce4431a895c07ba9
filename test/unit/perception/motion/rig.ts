import {
  apply,
  compose,
  fromRotationVector,
  inverse,
  type Mat3,
  type RigidTransform,
  transformPoint,
  transpose,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeState } from '../../../../src/perception/motion/keyframeState.ts'
import { DOWN_WORLD } from '../../../../src/perception/motion/keyframeState.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { matchesOf, type TwoViews } from './twoViews.ts'

/** Cameras that walk along a gentle arc, with what links them: the world is x right, y down, z ahead. */

/** Depth scales add up to nothing, as the adjustment's prior has it. */
export const walk: readonly KeyframeState[] = [-2, -1, 0, 1, 2].map((k) => ({
  R_camera_world: transpose(fromRotationVector([-0.1 + 0.02 * k, 0.12 * k, 0.01 * k])),
  center_world: [0.25 * k, 0.03 * k * k - 0.06, 0.1 * Math.abs(k)],
  logScale: 0.05 * k,
}))

const poseOf = ({ R_camera_world, center_world }: KeyframeState): RigidTransform =>
  inverse({ rotation: transpose(R_camera_world), translation: center_world })

/** `T_second_first` with lengths in the first's own unit: 1 / depth = exp(logScale) (value + shift). */
export function viewsOf(first: KeyframeState, second: KeyframeState): TwoViews {
  const { rotation, translation } = compose(poseOf(second), inverse(poseOf(first)))
  const unit = Math.exp(first.logScale)
  const scaled: Vec3 = [translation[0] * unit, translation[1] * unit, translation[2] * unit]
  return {
    T_second_first: { rotation, translation: scaled },
    logScaleRatio: second.logScale - first.logScale,
  }
}

interface LinkOptions {
  kind?: PairLink['kind']
  count?: number
  noise?: Pick<TwoViews, 'rayNoise' | 'depthNoise' | 'wrong'>
  seed?: number
}

/** What a link of two cameras knows. */
export function linkOf(
  states: readonly KeyframeState[],
  first: number,
  second: number,
  { kind = 'tracked', count = 40, noise = {}, seed = 10 * first + second }: LinkOptions = {},
): PairLink {
  const views = viewsOf(states[first] as KeyframeState, states[second] as KeyframeState)
  const matches = matchesOf({ ...views, ...noise }, count, seed)
  const { T_second_first, logScaleRatio } = views
  const pose = { T_second_first, logScaleRatio, inliers: [...Array(count).keys()] }
  return { first, second, kind, pose, matches, sigma: 0.005 }
}

export const downIn = ({ R_camera_world }: KeyframeState): Vec3 => apply(R_camera_world, DOWN_WORLD)

/** A camera seen from the first: what does not depend on where the world begins. */
export const seenFrom = (first: KeyframeState, other: KeyframeState): { rotation: Mat3; center: Vec3 } => ({
  rotation: compose(poseOf(other), inverse(poseOf(first))).rotation,
  center: transformPoint(poseOf(first), other.center_world),
})

/** What a generator returns at its end. */
export async function toEnd<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}
