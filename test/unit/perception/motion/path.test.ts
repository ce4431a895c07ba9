import { describe, expect, test } from 'vitest'
import {
  distance3,
  interpolateRigid,
  multiply,
  type RigidTransform,
  rotationAngle,
  seededRandom,
  transformPoint,
  transpose,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence, TrackedCorners } from '../../../../src/perception/index.ts'
import { cameraPath } from '../../../../src/perception/motion/path.ts'
import type { PlacedKeyframe } from '../../../../src/perception/motion/solve.ts'
import { drained } from '../../drained.ts'
import { depthAt, evidenceOf, lookingAt, pixelOf, type Scene, sceneCamera } from '../../scene.ts'

const DEGREE = Math.PI / 180
const room: Scene = {
  room: { x: [-2.5, 2.5], y: [-1, 4.5], height: 2.6 },
  things: [{ category: 'couch', box: { center: [1.2, 3, 0.5], size: [1.6, 0.9, 1], yaw: 0.3 } }],
}
const first = lookingAt([0, 0, 1.45], [0.2, 4, 0.9])
const last = lookingAt([0.3, 0.1, 1.45], [0, 4, 0.9])
const middle = interpolateRigid(first, last, 0.5)

/** Points of the room that the first camera shows, away from the picture's edge. */
const points = (count: number): Vec3[] => {
  const random = seededRandom(11)
  return Array.from({ length: count }, () => {
    const [u, v] = [640 * (0.15 + 0.7 * random()), 480 * (0.15 + 0.7 * random())]
    const depth = depthAt(room, first, u, v)
    const { fx, fy, cx, cy } = sceneCamera
    return transformPoint(first, [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth])
  })
}

/** Where a camera sees some points; their ids begin at `from`. */
function corners(T: RigidTransform, seen: readonly Vec3[], from = 0): TrackedCorners {
  const places = seen.flatMap((point, k) => {
    const pixel = pixelOf(T, point)
    return pixel ? [{ id: from + k, pixel }] : []
  })
  return {
    ids: Int32Array.from(places, ({ id }) => id),
    points: Float32Array.from(places.flatMap(({ pixel }) => pixel)),
  }
}

const NOTHING = [0, 0, 0, 0, 0, 0, 0, 0, 0] as const

interface Clip {
  /** Corners in the first keyframe, in the frame between, in the last keyframe. */
  seen: readonly [TrackedCorners, TrackedCorners, TrackedCorners]
  lastSeconds?: number
  moving?: KeyframeEvidence['moving']
}

/** The pose that a clip of two keyframes and one frame between them gets for that frame. */
function poseBetween({ seen, lastSeconds = 1, moving = [] }: Clip) {
  const keyframes = ([first, last] as const).map(
    (T, k): KeyframeEvidence => ({
      ...evidenceOf(room, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: k * lastSeconds }),
      tracked: seen[k === 0 ? 0 : 2],
      moving,
    }),
  )
  const placed = ([first, last] as const).map(
    (T_level_camera, keyframe): PlacedKeyframe => ({
      keyframe,
      T_level_camera,
      logScale: 0,
      covariance: { rotation: NOTHING, position: NOTHING },
    }),
  )
  const stream = seen.map((tracked, k) => ({ timestampSeconds: (k * lastSeconds) / 2, corners: tracked }))
  const path = drained(cameraPath(stream, keyframes, placed))
  expect(path.filter(({ by }) => by === 'keyframe')).toHaveLength(2)
  return path.find(({ by }) => by !== 'keyframe')
}

const turnFrom = (T: RigidTransform) => rotationAngle(multiply(T.rotation, transpose(middle.rotation)))

describe('a frame between two keyframes', () => {
  test('is where its corners lie', () => {
    const seen = points(60)
    const off = { ...middle, translation: [0.3, -0.25, 1.4] as const }
    const pose = poseBetween({ seen: [corners(first, seen), corners(off, seen), corners(last, seen)] })
    expect(pose?.by).toBe('corners')
    expect(distance3(pose?.T_level_camera.translation ?? [9, 9, 9], off.translation)).toBeLessThan(0.03)
    expect(turnFrom(pose?.T_level_camera as RigidTransform)).toBeLessThan(0.7 * DEGREE)
  })

  test('lies on the way between them where too few corners run through, and is less sure there', () => {
    // Ten corners that both keyframes know are twenty sights, and still ten corners.
    const seen = points(10)
    const pose = poseBetween({ seen: [corners(first, seen), corners(middle, seen), corners(last, seen)] })
    expect(pose?.by).toBe('between')
    expect(distance3(pose?.T_level_camera.translation ?? [9, 9, 9], middle.translation)).toBeLessThan(1e-6)
    expect(pose?.covariance.position[0]).toBeGreaterThan(0.005)
  })

  test('is nowhere where no corner runs through: across a cut nothing is known', () => {
    const seen = points(40)
    const strangers = { ...corners(middle, seen, 500), points: new Float32Array(80).fill(9) }
    expect(poseBetween({ seen: [corners(first, seen), strangers, corners(last, seen, 900)] })).toBeUndefined()
    const none = { ids: new Int32Array(), points: new Float32Array() }
    expect(poseBetween({ seen: [corners(first, seen), none, corners(last, seen)] })).toBeUndefined()
  })

  test('is nowhere between keyframes too far apart in time, without corners of its own', () => {
    const seen = points(8)
    const astray = { ...corners(middle, seen), points: new Float32Array(16).fill(9) }
    const clip = { seen: [corners(first, seen), astray, corners(last, seen)] as const }
    expect(poseBetween(clip)?.by).toBe('between')
    expect(poseBetween({ ...clip, lastSeconds: 3 })).toBeUndefined()
  })

  test('heeds no corner on what moves', () => {
    const seen = points(60)
    const isLeft = (point: Vec3) => (pixelOf(first, point)?.[0] ?? 0) < 320
    // All that was to the left of the picture's middle has gone half a metre to the right since.
    const gone = seen.map((point): Vec3 => (isLeft(point) ? [point[0] + 0.5, point[1], point[2]] : point))
    const clip: Clip = { seen: [corners(first, seen), corners(middle, gone), corners(last, gone)] }
    const left = { x0: -1, y0: -1, x1: 320, y1: 481 }
    const pose = poseBetween({ ...clip, moving: [left] })
    expect(pose?.by).toBe('corners')
    expect(distance3(pose?.T_level_camera.translation ?? [9, 9, 9], middle.translation)).toBeLessThan(0.05)
  })
})
