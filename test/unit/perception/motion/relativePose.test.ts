import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apply,
  compose,
  distance3,
  fromRotationVector,
  inverse,
  normalized,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import { reversed } from '../../../../src/perception/motion/links.ts'
import type { PairMatches } from '../../../../src/perception/motion/matches.ts'
import { refinePose, relativePose } from '../../../../src/perception/motion/relativePose.ts'
import { number } from '../../geometry/arbitraries.ts'
import { isFinitePose, matchesOf, secondAt, type TwoViews, turnBetween } from './twoViews.ts'

const options = { tolerance: 0.01, iterations: 300 }
const DEGREE = Math.PI / 180
/** Where chance decides, the same cases each time. */
const pinned = { seed: 20, numRuns: 80 }
const shift = fc.tuple(number(-0.4, 0.4), number(-0.2, 0.2), number(-0.4, 0.4))
const turn = fc.tuple(number(-0.2, 0.2), number(-0.3, 0.3), number(-0.1, 0.1))
const views: fc.Arbitrary<TwoViews> = fc
  .tuple(shift, turn, number(-0.3, 0.3))
  .map(([center, vector, logScaleRatio]) => ({ T_second_first: secondAt(center, vector), logScaleRatio }))

/** Down in both cameras, for a first camera that leans a little. */
const downs = ({ T_second_first }: TwoViews): readonly [Vec3, Vec3] => {
  const first = normalized([0.05, 1, 0.2]) as Vec3
  return [first, apply(T_second_first.rotation, first)]
}

describe('relativePose', () => {
  test('is exact where the matches are', () => {
    fc.assert(
      fc.property(views, fc.nat(1000), (truth, seed) => {
        const pose = relativePose(matchesOf(truth, 60, seed), options)
        if (!pose) return false
        const { T_second_first: T, logScaleRatio, inliers } = pose
        const turned = turnBetween(T.rotation, truth.T_second_first.rotation)
        const moved = distance3(T.translation, truth.T_second_first.translation)
        const scale = Math.abs(logScaleRatio - truth.logScaleRatio)
        return turned < 1e-4 && moved < 1e-4 && scale < 1e-4 && inliers.length === 60
      }),
    )
  })

  test('is near where they are noisy, as depth is', () => {
    fc.assert(
      fc.property(views, fc.nat(1000), (truth, seed) => {
        const matches = matchesOf({ ...truth, rayNoise: 0.002, depthNoise: 0.06 }, 150, seed)
        const pose = relativePose(matches, options)
        if (!pose) return false
        const { T_second_first: T, logScaleRatio } = pose
        const turned = turnBetween(T.rotation, truth.T_second_first.rotation)
        const moved = distance3(T.translation, truth.T_second_first.translation)
        return turned < 2 * DEGREE && moved < 0.08 && Math.abs(logScaleRatio - truth.logScaleRatio) < 0.06
      }),
      pinned,
    )
  })

  test('leaves mistaken matches out, and is not moved by them', () => {
    fc.assert(
      fc.property(views, fc.nat(1000), (truth, seed) => {
        const matches = matchesOf({ ...truth, wrong: 0.5, rayNoise: 0.001, depthNoise: 0.03 }, 120, seed)
        const pose = relativePose(matches, { ...options, iterations: 1000 })
        if (!pose) return false
        const mistaken = pose.inliers.filter((i) => i >= 60).length
        const turned = turnBetween(pose.T_second_first.rotation, truth.T_second_first.rotation)
        return mistaken <= 4 && pose.inliers.length > 35 && turned < 0.5 * DEGREE
      }),
      pinned,
    )
  })

  test('with down known, two right matches are enough: three quarters may be mistaken', () => {
    fc.assert(
      fc.property(views, fc.nat(1000), (truth, seed) => {
        const matches = matchesOf({ ...truth, wrong: 0.75, depthNoise: 0.02 }, 120, seed)
        const pose = relativePose(matches, { ...options, iterations: 1000, down: downs(truth) })
        if (!pose) return false
        const turned = turnBetween(pose.T_second_first.rotation, truth.T_second_first.rotation)
        return pose.inliers.filter((i) => i < 30).length > 20 && turned < DEGREE
      }),
      pinned,
    )
  })

  test('is the same each time', () => {
    const truth = { T_second_first: secondAt([0.2, 0, 0.3], [0, 0.2, 0]), logScaleRatio: 0.1, wrong: 0.4 }
    const matches = matchesOf(truth, 80)
    expect(relativePose(matches, options)).toEqual(relativePose(matches, options))
  })

  test('nothing that agrees is no pose', () => {
    const noise = matchesOf(
      { T_second_first: secondAt([0, 0, 0], [0, 0, 0]), logScaleRatio: 0, wrong: 1 },
      12,
    )
    expect(relativePose(noise, { tolerance: 0.002, iterations: 300 })).toBeUndefined()
  })
})

describe('what says nothing of a pose gives none, and no NaN', () => {
  const still = { T_second_first: secondAt([0.1, 0, 0], [0, 0.1, 0]), logScaleRatio: 0 }
  const down = [
    [0, 1, 0],
    [0, 1, 0],
  ] as const
  /** Matches of which each is moved by a function of its index. */
  const made = (count: number, at: (i: number) => readonly [number, number, number]): PairMatches => {
    const list = Array.from({ length: count }, (_, i) => at(i))
    const rays = Float64Array.from(list.flatMap((one) => one.slice(0, 2)))
    const depths = Float64Array.from(list, ([, , w]) => w)
    return { count, rays0: rays, rays1: rays, inverse0: depths, inverse1: depths }
  }

  test('fewer than eight matches', () => {
    for (const count of [0, 1, 7]) expect(relativePose(matchesOf(still, count), options)).toBeUndefined()
    expect(relativePose(matchesOf(still, 8), options)?.inliers).toHaveLength(8)
  })

  test('one point, again and again', () => {
    const point = made(20, () => [0.1, 0.2, 0.5])
    expect(relativePose(point, options)).toBeUndefined()
    expect(relativePose(point, { ...options, down })).toBeUndefined()
  })

  test('points in a line', () => {
    // In space, too: on a line that is seen from its end the depths differ and the rays do not.
    const line = made(20, (i) => [0.02 * i - 0.2, 0, 0.5])
    expect(relativePose(line, options)).toBeUndefined()
    const away = made(20, (i) => [0.1, 0.1, 0.2 + 0.02 * i])
    const pose = relativePose(away, options)
    expect(pose === undefined || isFinitePose(pose.T_second_first)).toBe(true)
  })

  test('a refinement of nothing is where it started', () => {
    const start = secondAt([0.3, 0, 0], [0, 0.1, 0])
    const { T_second_first, logScaleRatio } = refinePose(matchesOf(still, 0), start, 0.005)
    expect(distance3(T_second_first.translation, start.translation)).toBe(0)
    expect(turnBetween(T_second_first.rotation, start.rotation)).toBe(0)
    expect(logScaleRatio).toBe(0)
  })
})

describe('refinePose', () => {
  test('comes back from a pose some degrees and a fifth of a unit off', () => {
    fc.assert(
      fc.property(views, turn, fc.nat(1000), (truth, vector, seed) => {
        const { rotation, translation } = truth.T_second_first
        const off = {
          rotation: compose(
            {
              rotation: fromRotationVector([vector[0] / 3, vector[1] / 3, vector[2] / 3]),
              translation: [0, 0, 0],
            },
            { rotation, translation: [0, 0, 0] },
          ).rotation,
          translation: [translation[0] + 0.1, translation[1] - 0.1, translation[2] + 0.1] as const,
        }
        const { T_second_first: T } = refinePose(matchesOf(truth, 100, seed), off, 0.005, undefined, 40)
        return (
          turnBetween(T.rotation, rotation) < 0.1 * DEGREE && distance3(T.translation, translation) < 0.01
        )
      }),
    )
  })
})

test('a pose and its reverse undo each other, in each frame’s own unit', () => {
  fc.assert(
    fc.property(views, (truth) => {
      const forth = { ...truth, inliers: [3] }
      const back = reversed(forth)
      expect(reversed(back).T_second_first.translation).toEqual(
        truth.T_second_first.translation.map((v) => expect.closeTo(v, 9)),
      )
      // Own depths are 1 / value = a depth: what is one long in the first's is exp(ratio) long in the second's.
      const { rotation, translation } = inverse(truth.T_second_first)
      const grown = Math.exp(truth.logScaleRatio)
      expect(turnBetween(back.T_second_first.rotation, rotation)).toBeLessThan(1e-9)
      expect(back.T_second_first.translation).toEqual(translation.map((v) => expect.closeTo(v * grown, 9)))
    }),
  )
})
