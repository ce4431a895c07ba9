import { describe, expect, test, vi } from 'vitest'
import { distance3, fromRotationVector, type Vec3 } from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import { believedOf, linkAcrossGaps } from '../../../../src/perception/motion/gapLinks.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { poseByMatches, type Registration } from '../../../../src/perception/motion/registerViews.ts'
import { drainedAsync } from '../../drained.ts'
import { turnBetween } from './twoViews.ts'
import {
  COUNT,
  cameras,
  keyframeOf,
  keyframes,
  LOG_SCALES,
  otherRoom,
  similarityOf,
  truth,
} from './wideViews.ts'

const similarity = async (i: number, j: number) => similarityOf(i, j)
const sighted = [0, 1]

const linked = (...input: Parameters<typeof linkAcrossGaps>) => drainedAsync(linkAcrossGaps(...input))

describe('linkAcrossGaps', () => {
  test('links two views that share half of what they show', async () => {
    const links = await linked({ keyframes, sighted, similarity }, [])
    expect(links.map(({ first, second, kind }) => [first, second, kind])).toEqual([[0, 1, 'features']])
    const { pose, matches } = links[0] as PairLink
    expect(matches.count).toBeGreaterThan(60)
    expect(pose.inliers).toHaveLength(matches.count)
    expect(turnBetween(pose.T_second_first.rotation, truth.T_second_first.rotation)).toBeLessThan(0.06)
    const off = distance3(pose.T_second_first.translation, truth.T_second_first.translation)
    expect(off / Math.exp(LOG_SCALES[0])).toBeLessThan(0.25)
  })

  test('does not link a room with another that has the same couch', async () => {
    const other = keyframeOf(otherRoom, cameras[1], LOG_SCALES[1])
    const mixed = [keyframes[0], other] as typeof keyframes
    const compare = async (i: number, j: number) => similarityOf(i, j, otherRoom)
    // The couch alone proposes a pose.
    expect(poseByMatches(keyframes[0] as KeyframeEvidence, other, await compare(0, 1))).toBeDefined()
    expect(await linked({ keyframes: mixed, sighted, similarity: compare }, [])).toEqual([])
  })

  test('does not link views whose features match by chance', async () => {
    const chance = async (i: number, j: number) =>
      i === j
        ? similarityOf(i, j)
        : Float32Array.from(
            { length: COUNT ** 2 },
            (_, cell) => Math.abs(Math.sin(12.9898 * cell) * 43758.5453) % 1,
          )
    expect(await linked({ keyframes, sighted, similarity: chance }, [])).toEqual([])
  })

  test('compares nothing where links connect all keyframes, or one of them shows nothing', async () => {
    const compare = vi.fn(similarity)
    const link = { first: 0, second: 1 } as PairLink
    const input = { keyframes, sighted, similarity: compare }
    expect(await linked(input, [link])).toEqual([])
    expect(await linked({ ...input, sighted: [1] }, [])).toEqual([])
    expect(await linked({ ...input, keyframes: [], sighted: [] }, [])).toEqual([])
    expect(compare).not.toHaveBeenCalled()
  })
})

describe('believedOf', () => {
  /** A registration to the right by `x` with so much evidence. */
  const one = (logOdds: number, things: number, x = 0): Registration => ({
    pose: {
      T_second_first: { rotation: fromRotationVector([0, 0, 0]), translation: [x, 0, 0] as Vec3 },
      logScaleRatio: 0,
      inliers: [],
    },
    evidence: { total: logOdds, appearance: logOdds, depth: 0, semantics: 0, things },
    logOdds,
  })

  test('is the likeliest pose, where the evidence is enough in all and for each thing', () => {
    expect(believedOf([one(30, 10)])).toEqual(one(30, 10).pose)
    expect(believedOf([one(20, 5)])).toBeUndefined()
    // A corridor: much that agrees moderately.
    expect(believedOf([one(80, 60)])).toBeUndefined()
    expect(believedOf([])).toBeUndefined()
  })

  test('is none where depth or semantics contradicts, however alike the pictures are', () => {
    const { evidence, ...sure } = one(60, 10)
    expect(believedOf([{ ...sure, evidence: { ...evidence, depth: -1 } }])).toBeUndefined()
    expect(believedOf([{ ...sure, evidence: { ...evidence, semantics: -1 } }])).toBeUndefined()
  })

  test('is none where another pose is nearly as likely; the same pose again is no other', () => {
    expect(believedOf([one(30, 10), one(29, 10, 0.5)])).toBeUndefined()
    expect(believedOf([one(30, 10), one(29, 10, 0.05), one(20, 10, 0.5)])).toBeDefined()
  })
})
