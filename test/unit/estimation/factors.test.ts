import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cauchy,
  depthPrior,
  type Factor,
  fromSigmas,
  gravity,
  joint,
  LANDMARK,
  LENS,
  LOG_SCALE,
  manhattanLine,
  POSE,
  prior,
  relativePose,
  reprojection,
  SQUARED,
  variable,
} from '../../../src/estimation/index.ts'
import {
  applyTransposed,
  compose,
  IDENTITY,
  inverse,
  type RigidTransform,
  transformPoint,
  type Vec2,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { direction, number, point3, pose, rotation } from '../geometry/arbitraries.ts'
import { inSight, lens, motion, sqrtInformation, twoPoses } from './arbitraries.ts'
import { lensPixel, PRINCIPAL_POINT } from './bundle.ts'
import { jacobianError, jacobiansOf, residualsOf } from './finiteDifferences.ts'

const poseVariable = variable(POSE, IDENTITY)
const otherPose = variable(POSE, IDENTITY)
const landmark = variable(LANDMARK, [0, 0, 1] as Vec3)
const lensVariable = variable(LENS, { focal: 500, radial: 0 })
const logScale = variable(LOG_SCALE, 0)
const common = { pose: poseVariable, landmark, kernel: cauchy(2) }
const down_map: Vec3 = [0, 0, -1]
const seenAt = (pixel: Vec2, sigma = 1) =>
  reprojection({ ...common, lens: lensVariable, pixel, principalPoint: PRINCIPAL_POINT, sigma })

/** A factor and values to evaluate it at. */
interface Evaluated {
  factor: Factor
  values: readonly unknown[]
}

const reprojections: fc.Arbitrary<Evaluated> = fc
  .tuple(pose, inSight, lens, number(0.3, 5), fc.tuple(number(0, 640), number(0, 480)))
  .map(([T, point, values, sigma, pixel]) => ({
    factor: seenAt(pixel, sigma),
    values: [T, transformPoint(T, point), values],
  }))

const depthPriors: fc.Arbitrary<Evaluated> = fc
  .tuple(pose, inSight, number(-1, 1), number(0.05, 3), number(0.03, 0.3))
  .map(([T, point, scale, inverseDepth, sigma]) => ({
    factor: depthPrior({ ...common, logScale, inverseDepth, sigma }),
    values: [T, transformPoint(T, point), scale],
  }))

const gravities: fc.Arbitrary<Evaluated> = fc
  .tuple(pose, direction, direction)
  .map(([T, down, down_camera]) => ({
    factor: gravity({ pose: poseVariable, down_map: down, down_camera, sigma: 0.07, kernel: SQUARED }),
    values: [T],
  }))

const manhattanLines: fc.Arbitrary<Evaluated> = fc
  .tuple(pose, direction, direction)
  .map(([T, axis_map, normal_camera]) => ({
    factor: manhattanLine({ pose: poseVariable, axis_map, normal_camera, sigma: 0.02, kernel: SQUARED }),
    values: [T],
  }))

const relativePoses: fc.Arbitrary<Evaluated> = fc
  .tuple(pose, motion, motion, sqrtInformation(6))
  .map(([T, T_first_second, error, root]) => ({
    factor: relativePose({
      first: poseVariable,
      second: otherPose,
      T_first_second,
      sqrtInformation: root,
      kernel: SQUARED,
    }),
    values: [T, compose(T, compose(T_first_second, error))],
  }))

const posePriors: fc.Arbitrary<Evaluated> = fc
  .tuple(twoPoses, sqrtInformation(6))
  .map(([[mean, value], root]) => ({ factor: prior(poseVariable, mean, root), values: [value] }))

const lensPriors: fc.Arbitrary<Evaluated> = fc
  .tuple(lens, lens, sqrtInformation(2))
  .map(([mean, value, root]) => ({ factor: prior(lensVariable, mean, root), values: [value] }))

const landmarkPriors: fc.Arbitrary<Evaluated> = fc
  .tuple(point3, point3, sqrtInformation(3))
  .map(([mean, value, root]) => ({ factor: prior(landmark, mean, root), values: [value] }))

const joints: fc.Arbitrary<Evaluated> = fc
  .tuple(reprojections, depthPriors, number(-1, 1))
  .map(([seen, deep, scale]) => ({
    factor: joint([seen.factor, deep.factor], cauchy(2)),
    values: [...seen.values, scale],
  }))

describe('Jacobians are those of finite differences', () => {
  test.each([
    ['reprojection', reprojections],
    ['depth prior', depthPriors],
    ['gravity', gravities],
    ['Manhattan line', manhattanLines],
    ['relative pose', relativePoses],
    ['prior of a pose', posePriors],
    ['prior of a lens', lensPriors],
    ['prior of a landmark', landmarkPriors],
    ['reprojection and depth prior', joints],
  ])('%s', (_, cases) => {
    fc.assert(
      fc.property(cases, ({ factor, values }) => jacobianError(factor, values) < 1e-5),
      { numRuns: 200 },
    )
  })
})

describe('what is seen without error has no residual', () => {
  const isZero = (factor: Factor, values: readonly unknown[]) =>
    residualsOf(factor, values).every((r) => Math.abs(r) < 1e-6)

  test('reprojection and depth prior', () => {
    fc.assert(
      fc.property(pose, inSight, lens, number(-1, 1), (T, point, values, scale) => {
        const point_map = transformPoint(T, point)
        const seen = seenAt(lensPixel(values, point))
        const inverseDepth = Math.exp(-scale) / point[2]
        const deep = depthPrior({ ...common, logScale, inverseDepth, sigma: 0.1 })
        return isZero(seen, [T, point_map, values]) && isZero(deep, [T, point_map, scale])
      }),
    )
  })

  test('gravity; lines of an axis of the room', () => {
    fc.assert(
      fc.property(pose, point3, rotation, (T, along, room) => {
        const axis_map: Vec3 = [room[0], room[1], room[2]]
        const normal_map: Vec3 = [room[3], room[4], room[5]]
        const down = { down_map, down_camera: applyTransposed(T.rotation, down_map) }
        const line = { axis_map, normal_camera: applyTransposed(T.rotation, normal_map) }
        const rest = { pose: poseVariable, sigma: 0.01, kernel: SQUARED }
        // Neither says anything of where the camera is.
        const moved: RigidTransform = { ...T, translation: along }
        return (
          isZero(gravity({ ...rest, ...down }), [moved]) &&
          isZero(manhattanLine({ ...rest, ...line }), [moved])
        )
      }),
    )
  })

  test('relative pose', () => {
    fc.assert(
      fc.property(pose, pose, (first, second) => {
        const factor = relativePose({
          first: poseVariable,
          second: otherPose,
          T_first_second: compose(inverse(first), second),
          sqrtInformation: fromSigmas([0.01, 0.01, 0.01, 0.1, 0.1, 0.1]),
          kernel: SQUARED,
        })
        return isZero(factor, [first, second])
      }),
    )
  })
})

test('residuals are in standard deviations', () => {
  const seen = seenAt([320, 244], 2)
  expect([...residualsOf(seen, [IDENTITY, [0, 0, 1], { focal: 500, radial: 0 }])]).toEqual([0, -2])
  const deep = depthPrior({ ...common, logScale, inverseDepth: 0.5, sigma: 0.1 })
  expect(residualsOf(deep, [IDENTITY, [0, 0, 2 * Math.exp(0.3)], 0])[0]).toBeCloseTo(3, 9)
  expect(residualsOf(deep, [IDENTITY, [0, 0, 2], 0.2])[0]).toBeCloseTo(2, 9)
  const known = prior(logScale, 0.1, fromSigmas([0.2]))
  expect(residualsOf(known, [0.5])[0]).toBeCloseTo(2, 9)
})

test('behind the camera a point is far off, and no small step brings it nearer', () => {
  const seen = seenAt([320, 240])
  const deep = depthPrior({ ...common, logScale, inverseDepth: 0.5, sigma: 0.1 })
  const lensValues = { focal: 500, radial: 0 }
  for (const [factor, last] of [
    [seen, lensValues],
    [deep, 0],
  ] as const) {
    const [behind, before] = [-1, 1].map((z) => [IDENTITY, [0.1, 0.1, z], last])
    const size = (values: readonly unknown[] = []) => Math.hypot(...residualsOf(factor, values))
    expect(size(behind)).toBeGreaterThan(10 * size(before))
    expect(jacobiansOf(factor, behind ?? []).every((jacobian) => jacobian.every((v) => v === 0))).toBe(true)
  }
})

test('one kernel for both: a mistaken pixel takes the depth with it', () => {
  const seen = seenAt([320, 340], 1)
  const deep = depthPrior({ ...common, logScale, inverseDepth: 0.5, sigma: 0.1 })
  const both = joint([seen, deep], cauchy(2))
  const r = residualsOf(both, [IDENTITY, [0, 0, 2.1], { focal: 500, radial: 0 }, 0])
  expect(r).toHaveLength(3)
  const squared = r.reduce((sum, v) => sum + v * v, 0)
  expect(both.kernel.weight(squared)).toBeLessThan(0.001)
  expect(cauchy(2).weight((r[2] as number) ** 2)).toBeGreaterThan(0.9)
})
