import {
  fromRotationVector,
  inverse,
  type Mat3,
  multiply,
  type RigidTransform,
  rotationAngle,
  seededRandom,
  transformPoint,
  transpose,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { PairMatches } from '../../../../src/perception/motion/matches.ts'

/** Made-up points that two cameras see, with known poses: lengths in units of the first frame's depth scale. */

export interface TwoViews {
  T_second_first: RigidTransform
  /** log(a1 / a0), where 1 / depth = a (value + shift) in each frame. */
  logScaleRatio: number
  /** Standard deviation of the second picture's rays at depth 1, and of both depths as a logarithm. */
  rayNoise?: number
  depthNoise?: number
  /** Share of matches whose second ray is anywhere. */
  wrong?: number
}

/** Numbers of a normal distribution, the same for the same seed. */
export function normals(seed: number): () => number {
  const random = seededRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Matches of points in front of both cameras, the mistaken ones last. */
export function matchesOf(views: TwoViews, count: number, seed = 1): PairMatches {
  const { T_second_first, logScaleRatio, rayNoise = 0, depthNoise = 0, wrong = 0 } = views
  const [random, normal] = [seededRandom(seed), normals(seed + 1)]
  const matches: PairMatches = {
    count,
    rays0: new Float64Array(2 * count),
    rays1: new Float64Array(2 * count),
    inverse0: new Float64Array(count),
    inverse1: new Float64Array(count),
  }
  for (let i = 0; i < count; ) {
    const depth = 1 + 3 * random()
    const [x, y] = [1.1 * (random() - 0.5), 0.8 * (random() - 0.5)]
    const [u, v, w] = transformPoint(T_second_first, [x * depth, y * depth, depth])
    if (w < 0.3) continue
    const isWrong = i >= count * (1 - wrong)
    matches.rays0.set([x, y], 2 * i)
    matches.rays1.set(
      isWrong
        ? [1.1 * (random() - 0.5), 0.8 * (random() - 0.5)]
        : [u / w + rayNoise * normal(), v / w + rayNoise * normal()],
      2 * i,
    )
    matches.inverse0[i] = Math.exp(depthNoise * normal()) / depth
    matches.inverse1[i] = Math.exp(depthNoise * normal() - logScaleRatio) / w
    i++
  }
  return matches
}

export const turnBetween = (a: Mat3, b: Mat3): number => rotationAngle(multiply(a, transpose(b)))

/** The second camera's place in the first, turned by a rotation vector. */
export const secondAt = (center_first: Vec3, turn: Vec3): RigidTransform =>
  inverse({ rotation: fromRotationVector(turn), translation: center_first })

export const isFinitePose = ({ rotation, translation }: RigidTransform): boolean =>
  [...rotation, ...translation].every(Number.isFinite)
