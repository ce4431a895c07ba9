import { describe, expect, test } from 'vitest'
import {
  applyTransposed,
  distance3,
  fromRotationVector,
  multiply,
  surfaceGrid,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import { evidenceFor, likenessBars } from '../../../../src/perception/motion/patchEvidence.ts'
import { patchView } from '../../../../src/perception/motion/patchView.ts'
import { likelyMatches, searchPoses } from '../../../../src/perception/motion/poseSearch.ts'
import type { RelativePose } from '../../../../src/perception/motion/relativePose.ts'
import { betweenRooms, roomDirections, turnedRoom } from '../../../../src/perception/motion/roomDirections.ts'
import { COLUMNS, COUNT, cameras, keyframes, LOG_SCALES, ROWS, similarityOf, truth } from './wideViews.ts'

const views = keyframes.map((keyframe, k) => patchView(keyframe, similarityOf(k, k)))
const [a, b] = views as [(typeof views)[number], (typeof views)[number]]
const similarity = similarityOf(0, 1)

describe('patchView', () => {
  test('counts what looks alike once, and probes no edge of depth', () => {
    const flat = keyframes[0] as KeyframeEvidence
    const uniform = patchView(flat, new Float32Array(COUNT ** 2).fill(1))
    expect(uniform.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1)
    const distinct = patchView(flat, new Float32Array(COUNT ** 2))
    expect(distinct.weights.every((weight) => weight === 1)).toBe(true)
    expect(a.probes.length).toBeGreaterThan(COUNT / 4)
    expect(a.probes.every((patch) => !a.isEdge[patch])).toBe(true)
  })

  test('has the semantics of its patches as probabilities', () => {
    const sums = Array.from({ length: COUNT }, (_, patch) =>
      a.shown.subarray(patch * a.classes, (patch + 1) * a.classes).reduce((sum, p) => sum + p, 0),
    )
    expect(Math.min(...sums)).toBeCloseTo(1, 3)
    expect(Math.max(...sums)).toBeCloseTo(1, 3)
  })

  test('probes nothing that moves', () => {
    const keyframe = keyframes[0] as KeyframeEvidence
    const { width, height } = keyframe.camera
    const crowd = { ...keyframe, moving: [{ x0: 0, y0: 0, x1: width, y1: height }] }
    expect(patchView(crowd, similarityOf(0, 0)).probes).toHaveLength(0)
  })
})

describe('evidenceFor', () => {
  const bars = [likenessBars(a, b, similarity, false), likenessBars(b, a, similarity, true)] as const
  const like = (i: number, j: number) => similarity[i * COUNT + j] as number
  const of = (pose: RelativePose) => evidenceFor(a, b, bars, like, pose)
  const { rotation, translation: t } = truth.T_second_first
  const posed = (
    R: typeof rotation,
    translation: Vec3,
    logScaleRatio = truth.logScaleRatio,
  ): RelativePose => ({
    T_second_first: { rotation: R, translation },
    logScaleRatio,
    inliers: [],
  })

  test('is for the true pose in depth, appearance and semantics', () => {
    const { total, depth, appearance, semantics, things } = of(truth)
    expect(Math.min(depth, appearance, semantics)).toBeGreaterThan(3)
    expect(total).toBeCloseTo(depth + appearance + semantics / 2)
    expect(total).toBeGreaterThan(2 * things)
  })

  test('falls with a turn, a shift and another depth scale', () => {
    const best = of(truth).total
    const turned = multiply(fromRotationVector([0, 0.26, 0]), rotation)
    expect(of(posed(turned, t)).total).toBeLessThan(best / 3)
    expect(of(posed(rotation, [t[0] + 0.1, t[1], t[2]])).total).toBeLessThan(best / 2)
    expect(of(posed(rotation, t, truth.logScaleRatio + 0.4)).depth).toBeLessThan(0)
  })

  test('is nothing where the views share nothing', () => {
    const away = multiply(fromRotationVector([0, Math.PI, 0]), rotation)
    expect(of(posed(away, [0, 0, -2]))).toEqual({
      total: 0,
      appearance: 0,
      depth: 0,
      semantics: 0,
      things: 0,
    })
  })
})

test('patches that look alike propose the translation that belongs to a rotation', () => {
  const matches = likelyMatches(a, b, similarity)
  const isFalling = matches.every(({ similarity: s }, k) => k === 0 || s <= (matches[k - 1]?.similarity ?? 1))
  expect(isFalling).toBe(true)
  const [best] = searchPoses(a, b, matches, truth.T_second_first.rotation, 4)
  expect(best?.agreeing).toBeGreaterThan(20)
  const off = distance3(best?.T_second_first.translation ?? [9, 9, 9], truth.T_second_first.translation)
  expect(off / Math.exp(LOG_SCALES[0])).toBeLessThan(0.4)
  expect(Math.abs((best?.logScaleRatio ?? 9) - truth.logScaleRatio)).toBeLessThan(0.25)
  expect(searchPoses(a, b, [], truth.T_second_first.rotation, 4)).toEqual([])
})

describe('roomDirections', () => {
  const directions = keyframes.map((k) =>
    roomDirections([], surfaceGrid(k.inverseDepth, k.camera, 28), k.semantics),
  )

  test.each([0, 1])('are the walls’ and the floor’s, by surfaces alone (camera %i)', (k) => {
    const { rotation } = cameras[k as 0]
    const down = applyTransposed(rotation, [0, 0, -1])
    const right = applyTransposed(rotation, [1, 0, 0])
    const ahead = applyTransposed(rotation, [0, 1, 0])
    const R_camera_room = ([0, 1, 2] as const).flatMap((i) => [right[i], down[i], ahead[i]])
    const found = directions[k]?.R_camera_room as typeof rotation
    expect(betweenRooms(found, R_camera_room as unknown as typeof rotation)).toBeLessThan(0.06)
  })

  test('are told apart by quarter turns only', () => {
    const { R_camera_room } = directions[0] as (typeof directions)[number]
    for (const quarters of [0, 1, 2, 3])
      expect(betweenRooms(turnedRoom(R_camera_room, quarters), R_camera_room)).toBeCloseTo(0)
    const tilted = multiply(R_camera_room, fromRotationVector([0, Math.PI / 4, 0]))
    expect(betweenRooms(tilted, R_camera_room)).toBeCloseTo(Math.PI / 4)
  })

  test('are a level camera’s where nothing is seen', () => {
    const empty = { rows: ROWS, columns: COLUMNS, classes: [], probabilities: new Float32Array(0) }
    const keyframe = keyframes[0] as KeyframeEvidence
    const grid = surfaceGrid(keyframe.inverseDepth, keyframe.camera, 28)
    const blind = { ...grid, edge: new Uint8Array(grid.edge.length).fill(1) }
    const { R_camera_room } = roomDirections([], blind, empty)
    expect([...R_camera_room].every(Number.isFinite)).toBe(true)
    expect(R_camera_room[4]).toBeGreaterThan(0.9)
  })
})
