import { describe, expect, test } from 'vitest'
import {
  aboutZ,
  compose,
  fromRotationVector,
  IDENTITY3,
  multiply,
  type RigidTransform,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { type PosePair, trajectoryErrors, wayLength } from '../../bench/trajectory.ts'

const DEGREE = Math.PI / 180
const DOWN: Vec3 = [0, 0, -1]
const T_map_world: RigidTransform = { rotation: aboutZ(2), translation: [3, -1, 1] }

/** The pair of a true pose and of what a map that is turned and shifted says of a wrong one. */
const pairOf = (seconds: number, truth: RigidTransform, predicted: RigidTransform): PosePair => ({
  seconds,
  T_world_camera: truth,
  T_map_camera: compose(T_map_world, predicted),
})

const way: RigidTransform[] = [0, 1, 2, 3, 4].map((k) => ({
  rotation: fromRotationVector([0.1 * k, 0.2 * k, 0.05]),
  translation: [Math.sin(k), Math.cos(1.3 * k), 0.3 * k],
}))
const larger = ({ rotation, translation: [x, y, z] }: RigidTransform, scale: number): RigidTransform => ({
  rotation,
  translation: [scale * x, scale * y, scale * z],
})
const pairs = (scale: number): PosePair[] => way.map((pose, k) => pairOf(k, pose, larger(pose, scale)))

describe('places', () => {
  test('another frame of reference is no error', () => {
    const errors = trajectoryErrors(pairs(1), DOWN)
    expect(errors.cameras).toBe(5)
    expect(errors.ateMetres).toBeCloseTo(0, 4)
    expect(errors.ateFreeScaleMetres).toBeCloseTo(0, 4)
    expect(errors.rotationRadians.max).toBeCloseTo(0, 4)
    expect(errors.rotationPerSecondRadians?.max).toBeCloseTo(0, 6)
    expect(errors.downRadians).toBeCloseTo(0, 6)
    expect(errors.scaleError).toBeCloseTo(0, 4)
  })

  test('a scale is an error of the path and is told apart from its shape', () => {
    const errors = trajectoryErrors(pairs(1.25), DOWN)
    expect(errors.scaleError).toBeCloseTo(0.25, 3)
    expect(errors.ateMetres).toBeGreaterThan(0.1)
    expect(errors.ateFreeScaleMetres).toBeCloseTo(0, 4)
  })

  test('cameras that are all 2 cm off have an error of 2 cm', () => {
    // Up and down at each corner of a square: no turn, shift or scale makes it smaller (but for 1 in 10,000).
    const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-0.02, 0.02].map((z): Vec3 => [x, y, z])))
    const off = corners.map((predicted, k) =>
      pairOf(
        k,
        { rotation: IDENTITY3, translation: [predicted[0], predicted[1], 0] },
        { rotation: IDENTITY3, translation: predicted },
      ),
    )
    const errors = trajectoryErrors(off, DOWN)
    expect(errors.ateMetres).toBeCloseTo(0.02, 6)
    expect(errors.ateFreeScaleMetres).toBeCloseTo(0.02, 5)
  })

  test('the way is as long as its legs together', () => {
    expect(
      wayLength([
        [0, 0, 0],
        [3, 4, 0],
        [3, 4, 2],
      ]),
    ).toBe(7)
    expect(wayLength([[1, 2, 3]])).toBe(0)
  })
})

describe('turns', () => {
  /** Ten poses a second for ten seconds; the predicted ones lose two degrees a second. */
  const drifting = Array.from({ length: 101 }, (_, k) => {
    const seconds = k / 10
    const truth: RigidTransform = {
      rotation: fromRotationVector([0, 0, 0.1 * seconds]),
      translation: [Math.cos(seconds), Math.sin(seconds), 0.1 * seconds],
    }
    const rotation = multiply(aboutZ(2 * DEGREE * seconds), truth.rotation)
    return pairOf(seconds, truth, { ...truth, rotation })
  })

  test('a steady drift is told by the second and over the clip', () => {
    const { rotationPerSecondRadians, rotationRadians } = trajectoryErrors(drifting, DOWN)
    for (const value of Object.values(rotationPerSecondRadians ?? {}))
      expect(value).toBeCloseTo(2 * DEGREE, 6)
    // 20 degrees in all, shared out evenly to both sides by the one turn of all.
    expect(rotationRadians.max).toBeCloseTo(10 * DEGREE, 3)
    expect(rotationRadians.p90).toBeCloseTo(9 * DEGREE, 2)
    expect(rotationRadians.median).toBeCloseTo(5 * DEGREE, 2)
  })

  test('by the second means by the second: poses further apart say nothing of it', () => {
    const sparse = drifting.filter((_, k) => k % 25 === 0)
    expect(trajectoryErrors(sparse, DOWN).rotationPerSecondRadians).toBeUndefined()
  })

  test('on a straight path, centres say nothing of the turn about it; rotations do', () => {
    const straight = way.map((pose, k) => {
      const along = { ...pose, translation: [0, 0, 0.3 * k] as const }
      const turn = fromRotationVector([0, 0, k % 2 ? 0.02 : -0.02])
      return pairOf(k, along, { ...along, rotation: multiply(pose.rotation, turn) })
    })
    expect(trajectoryErrors(straight, DOWN).rotationRadians.median).toBeCloseTo(0.02, 2)
  })

  test('a wrong down is told in radians', () => {
    const down = [Math.sin(5 * DEGREE), 0, -Math.cos(5 * DEGREE)] as const
    expect(trajectoryErrors(pairs(1), down).downRadians).toBeCloseTo(5 * DEGREE)
  })
})
