import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromRotationVector, IDENTITY, type RigidTransform } from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import { linkByPose, type PairLink } from '../../../../src/perception/motion/links.ts'
import type { PlacedKeyframe } from '../../../../src/perception/motion/solve.ts'
import { candidatePairs, overlappingPairs } from '../../../../src/perception/motion/viewGraph.ts'
import { drained } from '../../drained.ts'
import { evidenceOf, lookingAt, type Scene } from '../../scene.ts'

const headed = (...headings: number[]) =>
  headings.map((heading) => Float64Array.of(Math.cos(heading), Math.sin(heading)))

const pairsOf = (headings: readonly Float64Array[], usual: number) =>
  candidatePairs(headings, { usual, apart: usual }).usual

describe('candidatePairs', () => {
  test('are neighbours in time first, then what looks alike', () => {
    const pairs = pairsOf(headed(0, 1, 2, 3, 0.1), 1)
    const near = pairs.slice(0, 7).map(([i, j]) => j - i)
    expect(Math.max(...near)).toBeLessThanOrEqual(2)
    expect(pairs[7]).toEqual([0, 4])
  })

  test('are each pair once at most, and grow with the keyframes and not with their square', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 6.28, noNaN: true }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 4 }),
        (headings, perKeyframe) => {
          const pairs = pairsOf(headed(...headings), perKeyframe)
          expect(new Set(pairs.map(String)).size).toBe(pairs.length)
          expect(pairs.every(([i, j]) => i < j)).toBe(true)
          expect(pairs.length).toBeLessThanOrEqual((2 + perKeyframe) * headings.length)
        },
      ),
    )
    expect(candidatePairs([], { usual: 5, apart: 9 })).toEqual({ usual: [], apart: [] })
  })

  test('leave no keyframe out because others are more alike', () => {
    // Six are almost the same, the last is like none of them: under one budget for all it would have no pair.
    const pairs = pairsOf(headed(0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 2, 2.5, 3), 1)
    const far = pairs.filter(([i, j]) => j - i > 2)
    for (let k = 0; k < 10; k++) expect(far.some((pair) => pair.includes(k))).toBe(true)
  })

  test('for parts that hang apart are others than the usual ones, and no more than their own budget', () => {
    const headings = headed(...Array.from({ length: 20 }, (_, k) => (k * 2.4) % 6.28))
    const { usual, apart } = candidatePairs(headings, { usual: 1, apart: 3 })
    const [seen, more] = [new Set(usual.map(String)), apart.map(String)]
    expect(more.length).toBeGreaterThan(5)
    expect(more.some((pair) => seen.has(pair))).toBe(false)
    expect(usual.length + apart.length).toBeLessThanOrEqual((2 + 3) * 20)
  })
})

describe('overlappingPairs', () => {
  const room: Scene = { room: { x: [-3, 3], y: [-3, 3], height: 2.6 }, things: [] }
  /** Twice around in the middle of the room, eight pictures a turn: a picture shows what the one of the turn before did. */
  const poses = Array.from({ length: 16 }, (_, k) => {
    const heading = (2 * Math.PI * k) / 8
    return lookingAt([0, 0, 1.5], [3 * Math.cos(heading), 3 * Math.sin(heading), 1.2])
  })
  const keyframes = poses.map(
    (T, k): KeyframeEvidence => evidenceOf(room, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: k }),
  )
  const placedAt = (T_level_camera: RigidTransform, keyframe: number): PlacedKeyframe => ({
    keyframe,
    T_level_camera,
    logScale: 0,
    covariance: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], position: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
  })
  const placed = poses.map(placedAt)
  const linked = (first: number, second: number): PairLink => ({
    first,
    second,
    kind: 'features',
    pose: { T_second_first: IDENTITY, logScaleRatio: 0, inliers: [] },
    matches: {
      count: 0,
      rays0: new Float64Array(),
      rays1: new Float64Array(),
      inverse0: new Float64Array(),
      inverse1: new Float64Array(),
    },
    sigma: 0.01,
  })
  const chain = poses.slice(1).map((_, k) => linked(k, k + 1))

  test('are those that show the same, far apart in the graph, and are not linked yet', () => {
    const pairs = drained(overlappingPairs(keyframes, placed, chain, 1))
    const loops = pairs.map(({ first, second }) => second - first)
    expect(loops.filter((apart) => apart === 8)).toHaveLength(8)
    expect(pairs.length).toBeLessThanOrEqual(poses.length)
    const again = drained(overlappingPairs(keyframes, placed, [...chain, linked(0, 8)], 1))
    expect(again.some(({ first, second }) => first === 0 && second === 8)).toBe(false)
  })

  test('are expected where the cameras were placed', () => {
    const one = drained(overlappingPairs(keyframes, placed, chain, 1)).find(
      ({ first, second }) => second - first === 8,
    )
    const { rotation, translation } = one?.expected.T_second_first ?? IDENTITY
    expect(Math.hypot(...translation)).toBeLessThan(1e-9)
    expect(rotation[0] + rotation[4] + rotation[8]).toBeCloseTo(3, 9)
  })

  test('are none where the cameras look at different things', () => {
    const away = placed.map(({ T_level_camera, ...rest }, k) => ({
      ...rest,
      T_level_camera: { ...T_level_camera, translation: [100 * k, 0, 0] as const },
    }))
    expect(drained(overlappingPairs(keyframes, away as unknown as PlacedKeyframe[], chain, 4))).toEqual([])
  })

  test('are linked only where the pictures agree', () => {
    const nothingAlike = new Float32Array((keyframes[0]?.features.values.length ?? 0) ** 2)
    const expected = { T_second_first: { ...IDENTITY, rotation: fromRotationVector([0, 0.1, 0]) } }
    const pose = { ...expected, logScaleRatio: 0, inliers: [] }
    const down = keyframes.map(() => [0, 1, 0] as const)
    expect(linkByPose(keyframes, 0, 8, nothingAlike, down, pose)).toBeUndefined()
  })
})
