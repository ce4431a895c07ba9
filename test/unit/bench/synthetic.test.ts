import { describe, expect, test } from 'vitest'
import {
  type InverseDepthMap,
  inverseTransformPoint,
  multiply,
  type OrientedBox,
  type RigidTransform,
} from '../../../src/geometry/index.ts'
import type { KeyframeEvidence, MotionPiece, PlacedKeyframe } from '../../../src/perception/index.ts'
import { heldRotation } from '../../synthetic/camera.ts'
import { kinds } from '../../synthetic/kinds.ts'
import { casterAt, pictureAt } from '../../synthetic/picture.ts'
import { RayCaster } from '../../synthetic/rayCaster.ts'
import { makeRoom } from '../../synthetic/room.ts'
import type { SyntheticRun } from '../../synthetic/run.ts'
import { scoreRun } from '../../synthetic/score.ts'
import type { Sequence } from '../../synthetic/sequence.ts'
import { depthAt, lookingAt, type Scene, sceneCamera } from '../scene.ts'

const DEGREE = Math.PI / 180

describe('the ray caster', () => {
  test('sees what another one sees', () => {
    const room = makeRoom(3)
    const [length, width, height] = room.size
    const things = room.solids.map(({ min, max }): Scene['things'][number] => {
      const middle = (k: 0 | 1 | 2) => (min[k] + max[k]) / 2
      const extent = (k: 0 | 1 | 2) => max[k] - min[k]
      const box: OrientedBox = {
        center: [middle(0), middle(1), middle(2)],
        size: [extent(0), extent(1), extent(2)],
        yaw: 0,
      }
      return { category: 'box', box }
    })
    const scene: Scene = { room: { x: [0, length], y: [0, width], height }, things }
    const caster = new RayCaster(room)
    const { fx, fy, cx, cy } = sceneCamera
    for (const [x, y] of [
      [4, 1],
      [0.3, 3],
      [2.6, 4],
    ] as const) {
      const T_map_camera = lookingAt([length / 2, width / 2, 1.5], [x, y, 0.9])
      caster.setPose(T_map_camera)
      for (let u = 5; u < sceneCamera.width; u += 23)
        for (let v = 5; v < sceneCamera.height; v += 29) {
          caster.cast((u - cx) / fx, (v - cy) / fy)
          expect(caster.depth).toBeCloseTo(depthAt(scene, T_map_camera, u, v), 9)
        }
    }
  })

  test('cameras are held as others hold them', () => {
    const T = lookingAt([1, 2, 1.5], [1 + Math.cos(0.7), 2 + Math.sin(0.7), 1.5 + Math.tan(-0.3)])
    const held = heldRotation(0.7, -0.3)
    T.rotation.forEach((value, k) => {
      expect(held[k]).toBeCloseTo(value, 9)
    })
  })
})

describe('drawn pictures', () => {
  test('are the same each time', () => {
    const bytes = () => Buffer.from(pictureAt(kinds.walk({ seed: 2, seconds: 3 }), 1.2).data)
    expect(bytes().equals(bytes())).toBe(true)
  })

  test('are black where a hand covers the lens, and darker where the gain is low', () => {
    const mean = (sequence: Sequence, seconds: number) => {
      const { data } = pictureAt(sequence, seconds)
      return data.reduce((sum, value, k) => sum + (k % 4 === 0 ? value : 0), 0) / (data.length / 4)
    }
    const options = { seed: 2, seconds: 3 }
    expect(mean(kinds.coveredLens(options), 1.5)).toBeLessThan(8)
    const ratio = mean(kinds.exposureChange(options), 1.5) / mean(kinds.walk(options), 1.5)
    expect(ratio).toBeCloseTo(0.5, 1)
  })
})

/** A run that finds the truth but for what a test does to its poses. */
function runOf(
  sequence: Sequence,
  times: readonly number[],
  spoilt: (T: RigidTransform, k: number) => RigidTransform,
): SyntheticRun {
  const { camera } = sequence
  const inverseDepth = (seconds: number): InverseDepthMap => {
    const [width, height] = [camera.width / 4, camera.height / 4]
    const caster = casterAt(sequence, seconds)
    caster.setPose(sequence.cameraAt(seconds))
    const values = Float32Array.from({ length: width * height }, (_, at) => {
      const [u, v] = [4 * ((at % width) + 0.5), 4 * (Math.floor(at / width) + 0.5)]
      caster.cast((u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy)
      // The piece's unit is 2 metres.
      return 2 / caster.depth
    })
    return { width, height, values }
  }
  const keyframes = times.map((timestampSeconds) => ({
    timestampSeconds,
    inverseDepth: inverseDepth(timestampSeconds),
  })) as unknown as KeyframeEvidence[]
  const placed = times.map((seconds, keyframe) => {
    const T = sequence.cameraAt(seconds)
    const [x, y, z] = T.translation
    const T_level_camera = spoilt({ ...T, translation: [x / 2, y / 2, z / 2] }, keyframe)
    return { keyframe, T_level_camera, logScale: 0 }
  }) as PlacedKeyframe[]
  const path = placed.map(({ T_level_camera }, k) => ({ timestampSeconds: times[k], T_level_camera }))
  const piece = { placed, path } as unknown as MotionPiece
  const fieldOfView = { radians: 60 * DEGREE, sd: 0, source: 'measured' } as const
  const motion = { pieces: [piece], unplaced: [], fieldOfView }
  return { sequence, keyframes, motion, streamSeconds: times, seconds: { watch: 0, link: 0 } }
}

const TIMES = [0, 0.6, 1.2, 1.8, 2.4]

describe('scores of a sequence', () => {
  test('the truth in another unit has no error', () => {
    const score = scoreRun(runOf(kinds.walk({ seed: 1, seconds: 3 }), TIMES, (T) => T))
    expect(score).toMatchObject({
      keyframes: 5,
      placed: 1,
      pieces: 1,
      strangers: 0,
      streamPlaced: 1,
      wildTurns: 0,
    })
    expect(score.ateOfPath).toBeLessThan(1e-4)
    // The depth is looked up between pixels.
    expect(score.ateMetres).toBeLessThan(0.01)
    expect(score.turnPerSecond).toBeLessThan(1e-6)
    expect(score.turnOverClip).toBeLessThan(1e-6)
    expect(score.focalError).toBeCloseTo(0, 9)
  })

  test('a drifting turn is told by the second and by the clip', () => {
    const drift = (T: RigidTransform, k: number) => ({
      ...T,
      rotation: multiply(
        heldRotation(0.6 * k * DEGREE, 0),
        multiply([0, -1, 0, 0, 0, -1, 1, 0, 0], T.rotation),
      ),
    })
    const score = scoreRun(runOf(kinds.walk({ seed: 1, seconds: 3 }), TIMES, drift))
    expect(score.turnPerSecond).toBeCloseTo(DEGREE, 6)
    expect(score.turnOverClip).toBeCloseTo(2.4 * DEGREE, 6)
  })

  test('one pose from nowhere is two wild turns', () => {
    const spoilt = (T: RigidTransform, k: number) =>
      k === 2 ? { ...T, rotation: multiply(T.rotation, heldRotation(1, 0.2)) } : T
    const score = scoreRun(runOf(kinds.walk({ seed: 1, seconds: 3 }), TIMES, spoilt))
    expect(score.wildTurns).toBe(2)
  })

  test('a map of two rooms has strangers in it', () => {
    const score = scoreRun(runOf(kinds.cutToRoom({ seed: 1, seconds: 3 }), TIMES, (T) => T))
    expect(score).toMatchObject({ strangers: 2, pieces: 1 })
    expect(score.ateOfPath).toBeLessThan(1e-4)
  })

  test('so has one of pictures that show nothing', () => {
    const score = scoreRun(runOf(kinds.coveredLens({ seed: 1, seconds: 3 }), TIMES, (T) => T))
    expect(score.strangers).toBe(2)
  })

  test('a wrong focal length is told as a share', () => {
    const score = scoreRun(runOf(kinds.wrongFocalLength({ seed: 1, seconds: 3 }), TIMES, (T) => T))
    expect(score.focalError).toBeCloseTo(Math.tan(35 * DEGREE) / Math.tan(30 * DEGREE) - 1, 6)
  })
})

test('whoever walks through is seen where they are', () => {
  const sequence = kinds.movingPeople({ seed: 1, seconds: 3 })
  const [person] = sequence.peopleAt(1)
  const T = sequence.cameraAt(1)
  const middle = [0, 1, 2].map((k) => ((person?.min[k as 0] ?? 0) + (person?.max[k as 0] ?? 0)) / 2)
  const [x, y, z] = inverseTransformPoint(T, [middle[0] ?? 0, middle[1] ?? 0, middle[2] ?? 0])
  const caster = casterAt(sequence, 1)
  caster.setPose(T)
  caster.cast(x / z, y / z)
  expect(caster.depth).toBeGreaterThan(z - 0.4)
  expect(caster.depth).toBeLessThan(z)
})
