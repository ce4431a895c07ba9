import { describe, expect, test } from 'vitest'
import {
  distance3,
  fromRotationVector,
  inverseTransformPoint,
  multiply,
  type RigidTransform,
  rotationAngle,
  seededRandom,
  transpose,
} from '../../../../src/geometry/index.ts'
import { resect, type SeenPoints } from '../../../../src/perception/motion/resection.ts'
import { lookingAt } from '../../scene.ts'

const DEGREE = Math.PI / 180
const T = lookingAt([0.3, -0.2, 1.4], [0.5, 4, 1])

/** Points ahead of the camera and where it sees them; a share of them anywhere. */
function seenBy(truth: RigidTransform, count: number, wrong: number, seed: number): SeenPoints {
  const random = seededRandom(seed)
  const points: number[] = []
  const rays: number[] = []
  for (let i = 0; i < count; i++) {
    const point = [4 * random() - 2, 2 + 3 * random(), 2.5 * random()] as const
    const [x, y, z] = inverseTransformPoint(truth, point)
    points.push(...point)
    const off = i < wrong * count ? 0.5 * (random() - 0.5) : 0
    rays.push(x / z + off, y / z + off)
  }
  return { count, points_level: Float64Array.from(points), rays: Float64Array.from(rays) }
}

const shaken = (seed: number): RigidTransform => {
  const random = seededRandom(seed)
  const some = (size: number) => size * (2 * random() - 1)
  const turn = fromRotationVector([some(6 * DEGREE), some(6 * DEGREE), some(6 * DEGREE)])
  const [x, y, z] = T.translation
  return {
    rotation: multiply(turn, T.rotation),
    translation: [x + some(0.3), y + some(0.3), z + some(0.3)],
  }
}

describe('resect', () => {
  test('finds the camera from a guess near by, whatever a quarter of the points say', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const found = resect(seenBy(T, 80, 0.25, seed), shaken(seed), 0.005, 25)
      if (!found) throw new Error('not found')
      expect(distance3(found.T_level_camera.translation, T.translation)).toBeLessThan(0.02)
      const turn = multiply(found.T_level_camera.rotation, transpose(T.rotation))
      expect(rotationAngle(turn)).toBeLessThan(0.4 * DEGREE)
      expect(found.agreeing).toBeGreaterThanOrEqual(60)
    }
  })

  test('says which points agree', () => {
    expect(resect(seenBy(T, 40, 0, 3), T, 0.005)?.agreeing).toBe(40)
    const strangers = seenBy(lookingAt([0, 0, 1.4], [3, -4, 1]), 40, 0, 3)
    expect(resect(strangers, T, 0.005)?.agreeing ?? 0).toBeLessThan(20)
  })

  test('has nothing to go by without points', () => {
    const found = resect(seenBy(T, 0, 0, 1), T, 0.005)
    expect(found?.agreeing).toBe(0)
    expect(distance3(found?.T_level_camera.translation ?? [9, 9, 9], T.translation)).toBeLessThan(1e-6)
  })
})
