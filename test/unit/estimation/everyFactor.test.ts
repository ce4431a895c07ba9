import { describe, expect, test } from 'vitest'
import {
  depthPrior,
  type Factor,
  fromSigmas,
  gravity,
  LANDMARK,
  LENS,
  LOG_SCALE,
  manhattanLine,
  optimiseSync,
  POSE,
  prior,
  relativePose,
  reprojection,
  SQUARED,
  type Variable,
  variable,
} from '../../../src/estimation/index.ts'
import {
  applyTransposed,
  compose,
  distance3,
  fromRotationVector,
  inverse,
  inverseTransformPoint,
  multiply,
  type RigidTransform,
  rotationAngle,
  transformPoint,
  transpose,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { lensPixel, makeTruth, normals, PRINCIPAL_POINT } from './bundle.ts'

/**
 * Three cameras without a gauge that is held, and observations without error of which none can be spared: the first two
 * share landmarks, an edge of the view graph leads to the third, lines and gravity tell how they are turned, one prior
 * where they are, another what unit they have.
 */
const truth = makeTruth({ cameras: 3, landmarks: 0, seed: 5 })
const [T0, T1, T2] = truth.poses as [RigidTransform, RigidTransform, RigidTransform]
const normal = normals(11)
const points = Array.from(
  { length: 12 },
  (_, k): Vec3 => transformPoint(T0, [0.8 * Math.sin(2 * k), 0.6 * Math.cos(3 * k), 2 + 0.2 * k]),
)

/** A whole map that is wrong as only other evidence can tell: turned, shifted and of another size. */
const gauge: RigidTransform = {
  rotation: fromRotationVector([0.1, -0.15, 0.2]),
  translation: [0.5, -0.3, 0.4],
}
const SIZE = 1.2
const wrong = (point: Vec3): Vec3 =>
  transformPoint(gauge, [SIZE * point[0], SIZE * point[1], SIZE * point[2]])
const nearby = (T: RigidTransform): RigidTransform => ({
  rotation: multiply(
    multiply(gauge.rotation, T.rotation),
    fromRotationVector([0.02 * normal(), 0.02 * normal(), 0.02 * normal()]),
  ),
  translation: wrong(T.translation),
})

const poses = [T0, T1, T2].map((T) => variable(POSE, nearby(T)))
const [first, second, third] = poses as [
  Variable<RigidTransform>,
  Variable<RigidTransform>,
  Variable<RigidTransform>,
]
const landmarks = points.map((point) => variable(LANDMARK, wrong(point)))
const logScales = [variable(LOG_SCALE, -0.3), variable(LOG_SCALE, 0.2)]
const lens = variable(LENS, { ...truth.lens, focal: 1.05 * truth.lens.focal })

const observed = [T0, T1].flatMap((T, k) =>
  points.flatMap((point, i): Factor[] => {
    const point_camera = inverseTransformPoint(T, point)
    const common = {
      pose: poses[k] as Variable<RigidTransform>,
      landmark: landmarks[i] as Variable<Vec3>,
      kernel: SQUARED,
    }
    const inverseDepth = Math.exp(-(truth.logScales[k] as number)) / point_camera[2]
    const logScale = logScales[k] as Variable<number>
    const pixel = lensPixel(truth.lens, point_camera)
    return [
      reprojection({ ...common, lens, pixel, principalPoint: PRINCIPAL_POINT, sigma: 1 }),
      depthPrior({ ...common, logScale, inverseDepth, sigma: 0.1 }),
    ]
  }),
)
const down_map: Vec3 = [0, 0, -1]
const level = {
  pose: first,
  down_map,
  down_camera: applyTransposed(T0.rotation, down_map),
  sigma: 0.05,
  kernel: SQUARED,
}
/** A line along x, in a plane that is upright: it tells the heading, not the tilt. */
const line = {
  pose: first,
  axis_map: [1, 0, 0] as Vec3,
  normal_camera: applyTransposed(T0.rotation, [0, 1, 0]),
  sigma: 0.02,
  kernel: SQUARED,
}
const anywhere = Number.POSITIVE_INFINITY
const factors: Factor[] = [
  ...observed,
  gravity(level),
  manhattanLine(line),
  relativePose({
    first: second,
    second: third,
    T_first_second: compose(inverse(T1), T2),
    sqrtInformation: fromSigmas([0.01, 0.01, 0.01, 0.05, 0.05, 0.05]),
    kernel: SQUARED,
  }),
  prior(first, T0, fromSigmas([anywhere, anywhere, anywhere, 0.01, 0.01, 0.01])),
  prior(logScales[0] as Variable<number>, truth.logScales[0] as number, fromSigmas([0.05])),
  prior(lens, truth.lens, fromSigmas([0.02, 0.02])),
]

/** How far the solution is from the truth: the largest turn and shift of a camera, radians and metres. */
function errorOf(kept: readonly Factor[]) {
  const { values } = optimiseSync({ factors: kept }, { iterations: 300, cost: 0, gradient: 1e-9 })
  const isJoined = (one: Variable) => kept.some(({ variables }) => variables.includes(one))
  const solved = poses.map((one) => (isJoined(one) ? values.get(one) : one.start))
  const errors = [T0, T1, T2].map((T, k) => {
    const { rotation, translation } = solved[k] as RigidTransform
    return {
      turn: rotationAngle(multiply(transpose(T.rotation), rotation)),
      shift: distance3(T.translation, translation),
    }
  })
  return {
    turn: Math.max(...errors.map(({ turn }) => turn)),
    shift: Math.max(...errors.map(({ shift }) => shift)),
    focal: isJoined(lens) ? values.get(lens).focal / truth.lens.focal - 1 : 0,
  }
}

describe('observations without error', () => {
  test('together lead to the truth from a map that is turned, shifted and too large', () => {
    const { turn, shift, focal } = errorOf(factors)
    expect(turn).toBeLessThan(1e-6)
    expect(shift).toBeLessThan(1e-6)
    expect(focal).toBeCloseTo(0, 6)
  })

  test.each([
    ['reprojection', 'turn', 0.01],
    ['depth prior', 'shift', 0.02],
    ['gravity', 'turn', 0.05],
    ['Manhattan line', 'turn', 0.05],
    ['relative pose', 'shift', 0.1],
    ['pose prior', 'shift', 0.1],
    ['log scale prior', 'shift', 0.02],
  ] as const)('without %s the %s is wrong', (kind, error, least) => {
    const kept = factors.filter((factor) => factor.kind !== kind)
    expect(kept.length).toBeLessThan(factors.length)
    expect(errorOf(kept)[error]).toBeGreaterThan(least)
  })
})

test('a prior of the focal length and one pixel meet by their weights', () => {
  const [pose, landmark] = [variable(POSE, T0), variable(LANDMARK, transformPoint(T0, [0.5, 0, 2]))]
  const one = variable(LENS, { focal: 500, radial: 0 })
  const seen = reprojection({
    pose,
    landmark,
    lens: one,
    // As with a focal length of 520 pixels.
    pixel: [PRINCIPAL_POINT[0] + 130, PRINCIPAL_POINT[1]],
    principalPoint: PRINCIPAL_POINT,
    sigma: 2,
    kernel: SQUARED,
  })
  const focalOf = (kept: readonly Factor[]) =>
    optimiseSync({ factors: kept, held: [pose, landmark] }, { cost: 0 }).values.get(one).focal
  expect(focalOf([seen, prior(one, { focal: 500, radial: 0 }, fromSigmas([anywhere, 1e-6]))])).toBeCloseTo(
    520,
    3,
  )
  // The pixel tells the focal length within 8 pixels, the prior within 8.
  const both = focalOf([seen, prior(one, { focal: 500, radial: 0 }, fromSigmas([8 / 510, 1e-6]))])
  expect(both).toBeCloseTo(510, 0)
})
