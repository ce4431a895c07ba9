import { describe, expect, test } from 'vitest'
import {
  applyTransposed,
  compose,
  distance3,
  fromRotationVector,
  inverse,
  multiply,
  type RigidTransform,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import { mutualMatches } from '../../../../src/perception/motion/featureMatch.ts'
import { refineByFeatures, supportOf } from '../../../../src/perception/motion/guided.ts'
import { linkByFeatures, linkByTracks } from '../../../../src/perception/motion/links.ts'
import type { RelativePose } from '../../../../src/perception/motion/relativePose.ts'
import { depthAt, evidenceOf, lookingAt, pixelOf, type Scene, sceneCamera } from '../../scene.ts'
import { turnBetween } from './twoViews.ts'

const [COLUMNS, ROWS] = [24, 18]
const COUNT = COLUMNS * ROWS
const { width, height } = sceneCamera
const middleOf = (patch: number): [number, number] => [
  (((patch % COLUMNS) + 0.5) * width) / COLUMNS,
  ((Math.floor(patch / COLUMNS) + 0.5) * height) / ROWS,
]

const room: Scene = {
  room: { x: [-2.5, 2.5], y: [-1, 4.5], height: 2.6 },
  things: [
    { category: 'couch', box: { center: [1.2, 3, 0.5], size: [1.6, 0.9, 1], yaw: 0.3 } },
    { category: 'table', box: { center: [-1, 2.6, 0.4], size: [0.9, 0.9, 0.8], yaw: 0 } },
  ],
}
const [T_map_a, T_map_b] = [
  lookingAt([0, 0, 1.5], [0.1, 4, 0.9]),
  lookingAt([0.4, 0.3, 1.45], [-0.2, 4, 0.8]),
]
const LOG_SCALES = [-0.4, -0.25] as const

const viewOf = (T: RigidTransform, logScale: number): KeyframeEvidence => {
  const view = evidenceOf(room, T, { logScale, metresPerUnit: 1, timestampSeconds: 0 })
  return { ...view, features: { ...view.features, rows: ROWS, columns: COLUMNS } }
}
const [a, b] = [viewOf(T_map_a, LOG_SCALES[0]), viewOf(T_map_b, LOG_SCALES[1])]

/** In units of the first frame's depth scale: metres times exp(its log scale). */
const truth: RelativePose = (() => {
  const { rotation, translation } = compose(inverse(T_map_b), T_map_a)
  const unit = Math.exp(LOG_SCALES[0])
  const [x, y, z] = translation
  return {
    T_second_first: { rotation, translation: [x * unit, y * unit, z * unit] },
    logScaleRatio: LOG_SCALES[1] - LOG_SCALES[0],
    inliers: [],
  }
})()

/** Where each patch of the first picture lies in the second, by the scene itself: undefined where it is hidden. */
const places = Array.from({ length: COUNT }, (_, patch): [number, number] | undefined => {
  const [u, v] = middleOf(patch)
  const depth = depthAt(room, T_map_a, u, v)
  const { fx, fy, cx, cy } = sceneCamera
  const point = applyPose(T_map_a, [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth])
  const pixel = pixelOf(T_map_b, point)
  if (!pixel || pixel[0] < 0 || pixel[1] < 0 || pixel[0] >= width || pixel[1] >= height) return undefined
  const [, , z] = applyPose(inverse(T_map_b), point)
  return Math.abs(depthAt(room, T_map_b, ...pixel) - z) < 0.1 ? pixel : undefined
})
function applyPose({ rotation: r, translation: t }: RigidTransform, [x, y, z]: Vec3): Vec3 {
  return [
    r[0] * x + r[1] * y + r[2] * z + t[0],
    r[3] * x + r[4] * y + r[5] * z + t[1],
    r[6] * x + r[7] * y + r[8] * z + t[2],
  ]
}

/** How far around its place a patch still looks alike, in patches. */
const BLUR = 2.5

/** A similarity that peaks where each patch lies, as good features give. */
const similarity = Float32Array.from({ length: COUNT * COUNT }, (_, cell) => {
  const place = places[Math.floor(cell / COUNT)]
  if (!place) return 0
  const [x, y] = middleOf(cell % COUNT)
  const squared = (((x - place[0]) * COLUMNS) / width) ** 2 + (((y - place[1]) * ROWS) / height) ** 2
  return Math.exp(-squared / (2 * BLUR ** 2))
})

const turnedBy = (pose: RelativePose, turn: Vec3, shift: Vec3): RelativePose => {
  const { rotation, translation: t } = pose.T_second_first
  return {
    ...pose,
    T_second_first: {
      rotation: multiply(fromRotationVector(turn), rotation),
      translation: [t[0] + shift[0], t[1] + shift[1], t[2] + shift[2]],
    },
  }
}
const downs = [T_map_a, T_map_b].map(({ rotation }) => applyTransposed(rotation, [0, 0, -1])) as [Vec3, Vec3]

describe('supportOf', () => {
  test('of the right pose is nearly all that both see, with depths that agree', () => {
    const seen = places.filter((place) => place !== undefined).length
    const { visible, found, depth, pixels } = supportOf(a, b, similarity, truth)
    expect(seen).toBeGreaterThan(200)
    expect(visible).toBeGreaterThan(0.9 * seen)
    expect(found).toBeGreaterThan(0.9 * visible)
    expect(depth).toBeLessThan(0.02)
    expect(pixels.length).toBeGreaterThan(4 * 0.9 * visible)
  })

  test('places patches finer than they are large', () => {
    const { pixels } = supportOf(a, b, similarity, truth)
    const errors: number[] = []
    for (let i = 0; i < pixels.length; i += 4) {
      const [u, v, x, y] = pixels.slice(i, i + 4) as [number, number, number, number]
      const patch = Math.floor((v * ROWS) / height) * COLUMNS + Math.floor((u * COLUMNS) / width)
      const place = places[patch]
      if (place) errors.push(Math.hypot(place[0] - x, place[1] - y))
    }
    errors.sort((p, q) => p - q)
    // A patch is 27 pixels wide.
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(6)
  })

  test('of a pose that is 15 degrees off is little', () => {
    const { visible, found } = supportOf(a, b, similarity, turnedBy(truth, [0, 0.26, 0], [0, 0, 0]))
    expect(found).toBeLessThan(0.15 * visible)
  })

  test('of a pose that looks the other way is nothing, not NaN', () => {
    const { visible, found, depth } = supportOf(a, b, similarity, turnedBy(truth, [0, Math.PI, 0], [0, 0, 0]))
    expect([visible, found]).toEqual([0, 0])
    expect(depth).toBe(Number.POSITIVE_INFINITY)
  })
})

test('a pose some degrees off is refined on the patches that it predicts', () => {
  const start = turnedBy(truth, [0.02, 0.05, -0.02], [0.05, -0.03, 0.04])
  const { pose, support } = refineByFeatures(a, b, similarity, start, downs)
  expect(support.found).toBeGreaterThan(supportOf(a, b, similarity, start).found)
  const error = turnBetween(pose.T_second_first.rotation, truth.T_second_first.rotation)
  expect(error).toBeLessThan(0.015)
  expect(distance3(pose.T_second_first.translation, truth.T_second_first.translation)).toBeLessThan(0.04)
})

describe('linkByFeatures', () => {
  test('finds the pose of two frames from their features alone', () => {
    const link = linkByFeatures([a, b], 0, 1, similarity, downs)
    const { T_second_first: T } = link?.pose ?? truth
    expect(link?.kind).toBe('features')
    expect(link?.matches.count).toBeGreaterThan(100)
    expect(turnBetween(T.rotation, truth.T_second_first.rotation)).toBeLessThan(0.03)
    expect(distance3(T.translation, truth.T_second_first.translation)).toBeLessThan(0.06)
  })

  test('does not link frames whose features match by chance', () => {
    const shuffled = similarity.map((_, cell) => Math.abs(Math.sin(12.9898 * cell) * 43758.5453) % 1)
    expect(linkByFeatures([a, b], 0, 1, shuffled, downs)).toBeUndefined()
    expect(linkByFeatures([a, b], 0, 1, new Float32Array(COUNT * COUNT), downs)).toBeUndefined()
  })
})

test('mutual matches are where the similarity peaks in both directions', () => {
  const pixels = mutualMatches(similarity, { rows: ROWS, columns: COLUMNS }, width, height)
  expect(pixels.length / 4).toBeGreaterThan(80)
  const errors: number[] = []
  for (let i = 0; i < pixels.length; i += 4) {
    const [u, v] = [pixels[i] as number, pixels[i + 1] as number]
    const patch = Math.floor((v * ROWS) / height) * COLUMNS + Math.floor((u * COLUMNS) / width)
    const place = places[patch]
    if (place)
      errors.push(Math.hypot(place[0] - (pixels[i + 2] as number), place[1] - (pixels[i + 3] as number)))
  }
  expect(errors.filter((error) => error < 8).length).toBeGreaterThan(0.9 * errors.length)
})

describe('linkByTracks', () => {
  /** Followed corners at the patches' middles, with ids of their own. */
  const tracks = places.flatMap((place, patch) => (place && patch % 4 === 0 ? [{ patch, place }] : []))
  const tracked = (points: (one: (typeof tracks)[number]) => readonly number[]) => ({
    ids: Int32Array.from(tracks, ({ patch }) => patch),
    points: Float32Array.from(tracks.flatMap((one) => [...points(one)])),
  })
  const first = { ...a, tracked: tracked(({ patch }) => middleOf(patch)) }
  const second = { ...b, tracked: tracked(({ place }) => place) }

  test('finds the pose from corners with the same id', () => {
    expect(tracks.length).toBeGreaterThan(40)
    const link = linkByTracks([first, second], 0, 1)
    const { T_second_first: T, logScaleRatio } = link?.pose ?? truth
    expect(link?.kind).toBe('tracked')
    expect(turnBetween(T.rotation, truth.T_second_first.rotation)).toBeLessThan(0.01)
    expect(distance3(T.translation, truth.T_second_first.translation)).toBeLessThan(0.02)
    expect(logScaleRatio).toBeCloseTo(truth.logScaleRatio, 1)
  })

  test('hears no corners on people', () => {
    const person = { category: 'person', score: 0.9, box: { x0: 0, y0: 0, x1: width, y1: height } }
    expect(linkByTracks([first, { ...second, moving: [person.box] }], 0, 1)).toBeUndefined()
  })

  test('makes nothing of frames without common corners', () => {
    const others = { ...second.tracked, ids: second.tracked.ids.map((id) => id + 1000) }
    expect(linkByTracks([first, { ...second, tracked: others }], 0, 1)).toBeUndefined()
    expect(linkByTracks([a, second], 0, 1)).toBeUndefined()
  })
})
