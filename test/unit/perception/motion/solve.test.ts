import { describe, expect, test } from 'vitest'
import {
  add,
  column,
  cross,
  distance3,
  dot,
  fromRotationVector,
  inverseTransformPoint,
  multiply,
  norm,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import type { KeyframeState } from '../../../../src/perception/motion/keyframeState.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { downOf, type PlacedKeyframe, solveMotion } from '../../../../src/perception/motion/solve.ts'
import { evidenceOf, lookingAt, type Scene, sceneCamera } from '../../scene.ts'
import { downIn, linkOf, seenFrom, toEnd, viewsOf, walk } from './rig.ts'
import { matchesOf } from './twoViews.ts'

const line = { x0: 10, y0: 10, x1: 10, y1: 200, score: 0.9 }
const blank = (detections: KeyframeEvidence['detections'] = []): KeyframeEvidence => ({
  timestampSeconds: 0,
  sampled: true,
  searched: true,
  camera: sceneCamera,
  inverseDepth: { width: 4, height: 3, values: new Float32Array(12) },
  features: { rows: 1, columns: 1, channels: 1, values: new Float32Array(1) },
  semantics: { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) },
  lines: Array.from({ length: 8 }, () => line),
  detections,
  moving: [],
})
const keyframes = walk.map(() => blank())
const downs = walk.map(downIn)
const chain = [linkOf(walk, 0, 1), linkOf(walk, 1, 2), linkOf(walk, 2, 3), linkOf(walk, 3, 4)]

const solved = (
  seen: KeyframeEvidence[],
  links: readonly PairLink[],
  known: readonly Vec3[] = downs,
  focalSd = 0,
) => toEnd(solveMotion(seen, links, known, { focalSd, isFree: false }, new AbortController().signal))

const [piece] = await solved(keyframes, [...chain, linkOf(walk, 0, 2)])

describe('solveMotion', () => {
  const { placed, links } = piece ?? { placed: [], links: undefined }

  test('places every camera that links reach, against the others as they were', () => {
    expect(placed.map(({ keyframe }) => keyframe)).toEqual([0, 1, 2, 3, 4])
    expect(links).toEqual({ tracked: 5, features: 0 })
    const T_level_first = placed[0]?.T_level_camera
    if (!T_level_first) throw new Error('nothing placed')
    for (const { keyframe, T_level_camera, logScale } of placed) {
      const truth = seenFrom(walk[0] as KeyframeState, walk[keyframe] as KeyframeState)
      // Into the first camera, whose axes are the walk's own.
      const center = inverseTransformPoint(T_level_first, T_level_camera.translation)
      expect(distance3(center, truth.center)).toBeLessThan(0.01)
      expect(logScale).toBeCloseTo(walk[keyframe]?.logScale ?? Number.NaN, 1)
    }
  })

  test('gives a level frame with z up that mirrors nothing', () => {
    for (const { keyframe, T_level_camera } of placed) {
      const { rotation } = T_level_camera
      const [x, y, z] = [column(rotation, 0), column(rotation, 1), column(rotation, 2)]
      expect(dot(cross(x, y), z)).toBeCloseTo(1, 6)
      const down = downs[keyframe] as Vec3
      const fallen: Vec3 = [0, 1, 2].map((k) =>
        dot(rotation.slice(3 * k, 3 * k + 3) as unknown as Vec3, down),
      ) as unknown as Vec3
      expect(distance3(fallen, [0, 0, -1])).toBeLessThan(0.01)
    }
    // The walk goes to its right, which stays to the right of where its first camera looks.
    const [first, last] = [placed[0], placed[4]]
    const right = inverseTransformPoint(
      first?.T_level_camera as NonNullable<typeof first>['T_level_camera'],
      last?.T_level_camera.translation ?? [0, 0, 0],
    )
    expect(right[0]).toBeGreaterThan(0.5)
  })

  test('drops a link that the others contradict', async () => {
    const mistaken = linkOf(walk, 0, 4, { kind: 'features', count: 10 })
    const { rotation, translation } = mistaken.pose.T_second_first
    const turned = { rotation: multiply(fromRotationVector([0, 0.7, 0]), rotation), translation }
    const wrong: PairLink = { ...mistaken, pose: { ...mistaken.pose, T_second_first: turned } }
    const [whole, ...others] = await solved(keyframes, [...chain, wrong])
    expect(others).toEqual([])
    expect(whole?.links).toEqual({ tracked: 4, features: 0 })
    expect(whole?.placed).toHaveLength(5)
  })

  describe('in a row of equal chairs, one taken for the next', () => {
    const shift: Vec3 = [0.5, 0, 0]
    /** Its matches agree with it: the turn is right, and the place, or the depth, is wrong. */
    const mistakenFor = (first: number, second: number, moved: Vec3, logScaleRatio = 0): PairLink => {
      const truth = viewsOf(walk[first] as KeyframeState, walk[second] as KeyframeState)
      const { rotation, translation } = truth.T_second_first
      const views = {
        T_second_first: { rotation, translation: add(translation, moved) },
        logScaleRatio: truth.logScaleRatio + logScaleRatio,
      }
      const noise = { rayNoise: 0.01, depthNoise: 0.05 }
      const matches = matchesOf({ ...views, ...noise }, 120, 7 * first + second)
      const pose = { ...views, inliers: [...matches.inverse0.keys()] }
      return { first, second, kind: 'features', pose, matches, sigma: 0.022 }
    }
    const errorOf = ({ placed }: { placed: readonly PlacedKeyframe[] }) => {
      const T_level_first = placed[0]?.T_level_camera as PlacedKeyframe['T_level_camera']
      return Math.max(
        ...placed.map(({ keyframe, T_level_camera }) =>
          distance3(
            inverseTransformPoint(T_level_first, T_level_camera.translation),
            seenFrom(walk[0] as KeyframeState, walk[keyframe] as KeyframeState).center,
          ),
        ),
      )
    }

    test.each([
      ['the place is wrong', [mistakenFor(0, 4, shift)]],
      ['the depth ratio is wrong', [mistakenFor(0, 4, [0, 0, 0], 0.5)]],
      ['two links agree about the wrong place', [mistakenFor(0, 4, shift), mistakenFor(0, 3, shift)]],
    ])('drops the link where %s', async (_, wrong) => {
      const right = [...chain, linkOf(walk, 0, 2), linkOf(walk, 1, 3), linkOf(walk, 2, 4)]
      const [whole, ...others] = await solved(keyframes, [...wrong, ...right])
      expect(others).toEqual([])
      expect(whole?.links).toEqual({ tracked: 7, features: 0 })
      expect(whole && errorOf(whole)).toBeLessThan(0.01)
    })

    test('keeps a link that may be off because the lens is not known', async () => {
      const off = mistakenFor(0, 4, [0.4, 0, 0])
      const right = [...chain, linkOf(walk, 0, 2), linkOf(walk, 1, 3), linkOf(walk, 2, 4)]
      const features = async (focalSd: number) =>
        (await solved(keyframes, [off, ...right], downs, focalSd))[0]?.links.features
      expect([await features(0), await features(0.3)]).toEqual([0, 1])
    })

    test('keeps the same links where they are right', async () => {
      const right = [mistakenFor(0, 4, [0, 0, 0]), mistakenFor(0, 3, [0, 0, 0])]
      const [whole] = await solved(keyframes, [...chain, ...right])
      expect(whole?.links).toEqual({ tracked: 4, features: 2 })
    })
  })

  test('gives what nothing links as pieces of their own, the one that saw more first', async () => {
    const apart = [linkOf(walk, 0, 1), linkOf(walk, 2, 3), linkOf(walk, 3, 4)]
    const frames = async (seen: KeyframeEvidence[]) =>
      (await solved(seen, apart)).map(({ placed }) => placed.map(({ keyframe }) => keyframe))
    expect(await frames(keyframes)).toEqual([
      [2, 3, 4],
      [0, 1],
    ])
    const box = { x0: 0, y0: 0, x1: 9, y1: 9 }
    const chair = { category: 'chair', score: 0.6, box }
    expect(await frames(keyframes.map((_, k) => blank(k < 2 ? [chair, chair] : [])))).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
  })

  test('leaves out a keyframe that nothing links', async () => {
    const pieces = await solved(keyframes, [linkOf(walk, 0, 1), linkOf(walk, 3, 4)])
    expect(pieces.flatMap((piece) => piece.placed.map(({ keyframe }) => keyframe)).sort()).toEqual([
      0, 1, 3, 4,
    ])
  })

  test('says how well each camera is known: worse the longer the chain of links to it', async () => {
    const spread = placed.map(({ covariance }) => Math.sqrt(covariance.position[0] + covariance.position[4]))
    expect(spread[0]).toBeLessThan(1e-3)
    expect(spread[4]).toBeGreaterThan(spread[1] as number)
    // The unit is the map's own: how sure the metre is, is told apart. By the prior alone it would be 0.27 units here.
    expect(spread[4]).toBeLessThan(0.15)
    const noisier = chain.map(({ first, second }) =>
      linkOf(walk, first, second, { count: 12, noise: { rayNoise: 0.003, depthNoise: 0.08 } }),
    )
    const [less] = await solved(keyframes, noisier)
    const far = less?.placed[4]?.covariance.position
    expect(Math.sqrt((far?.[0] ?? 0) + (far?.[4] ?? 0))).toBeGreaterThan(spread[4] as number)
  })

  test('of one frame is that frame, upright; of none is nothing', async () => {
    const [one] = await solved([blank()], [], [downs[0] as Vec3])
    expect(one?.placed).toHaveLength(1)
    const { rotation, translation } = one?.placed[0]?.T_level_camera ?? {
      rotation: [],
      translation: [1, 1, 1],
    }
    expect(norm(translation as Vec3)).toBe(0)
    expect(rotation.every(Number.isFinite)).toBe(true)
    expect(await solved([], [], [])).toEqual([])
  })
})

test('down of a keyframe is that of its lines and surfaces', () => {
  const room: Scene = { room: { x: [-3, 3], y: [-2, 4], height: 2.6 }, things: [] }
  const T = lookingAt([0, 0, 1.5], [0, 4, 0.2])
  const view = evidenceOf(room, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: 0 })
  const truth: Vec3 = [-T.rotation[6], -T.rotation[7], -T.rotation[8]]
  expect(dot(downOf(view), truth)).toBeGreaterThan(Math.cos(0.1))
})
