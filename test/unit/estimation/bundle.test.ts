import { describe, expect, test } from 'vitest'
import {
  covariancesAt,
  fromSigmas,
  optimise,
  optimiseSync,
  POSE,
  prior,
  SQUARED,
  type Values,
  type Variable,
} from '../../../src/estimation/index.ts'
import { distance3, inverseSymmetric, type RigidTransform } from '../../../src/geometry/index.ts'
import { type Bundle, makeBundle } from './bundle.ts'

/** What a solution says of a made-up film, beside its truth. */
function solved({ poses, truth }: Bundle, values: Values) {
  const found = poses.map((one) => values.get(one))
  const errors = found.map((pose, k) => POSE.localCoordinates(pose, truth.poses[k] as RigidTransform))
  const largest = (from: number) =>
    Math.max(...errors.map((error) => Math.hypot(...error.slice(from, from + 3))))
  const lengthOf = (path: readonly RigidTransform[]) =>
    path
      .slice(1)
      .reduce(
        (sum, { translation }, k) => sum + distance3(translation, path[k]?.translation ?? translation),
        0,
      )
  return {
    errors,
    turn: largest(0),
    shift: largest(3),
    lengthRatio: lengthOf(found) / lengthOf(truth.poses),
  }
}

describe('twelve cameras and 150 landmarks, with noise of 0.7 pixels and 10 % of depth', () => {
  const film = (options: Partial<Parameters<typeof makeBundle>[0]> = {}) =>
    makeBundle({ cameras: 12, landmarks: 150, outliers: 0.05, ...options })

  test('come out within their covariances, with 5 % of the observations wrong altogether', () => {
    const bundle = film()
    const { values, termination } = optimiseSync(bundle.problem)
    expect(termination).toBe('cost')
    const { errors, turn, shift } = solved(bundle, values)
    // Over a path of 1.7 m: a fifth of a degree and two centimetres, as the covariances have it.
    expect(turn).toBeLessThan(0.01)
    expect(shift).toBeLessThan(0.04)
    expect(Math.abs(values.get(bundle.lens).focal / bundle.truth.lens.focal - 1)).toBeLessThan(0.01)
    const covariances = covariancesAt(bundle.problem, values)
    bundle.poses.slice(1).forEach((one, k) => {
      const information = inverseSymmetric(covariances?.joint([one]) as Float64Array, 6)
      const error = errors[k + 1] as readonly number[]
      const squared = error.reduce(
        (sum, a, row) =>
          sum + error.reduce((s, b, c) => s + a * b * (information?.(row, c) ?? Number.NaN), 0),
        0,
      )
      // 99.9 % of such numbers, of six degrees of freedom, are below 22.5.
      expect(squared).toBeLessThan(22.5)
    })
  })

  test('the same without a kernel is lost', () => {
    const bundle = film({ kernel: SQUARED })
    expect(solved(bundle, optimiseSync(bundle.problem).values).shift).toBeGreaterThan(0.2)
  })

  test('without noise and mistakes is the truth, from a start that is off by 2 degrees and 5 centimetres', () => {
    const bundle = film({ outliers: 0, pixelSigma: 1e-6, depthSigma: 1e-6, kernel: SQUARED })
    const { values } = optimiseSync(bundle.problem, { cost: 1e-12 })
    const { turn, shift } = solved(bundle, values)
    expect(turn).toBeLessThan(1e-6)
    expect(shift).toBeLessThan(1e-6)
  })
})

test('the path is as long as it is, whatever the noise of depth: parallax corrects it', () => {
  const ratios = [1, 2, 3, 4, 5, 6].map((seed) => {
    const bundle = makeBundle({
      cameras: 15,
      landmarks: 200,
      depthSigma: 0.15,
      outliers: 0.05,
      seed: 7 * seed,
    })
    const { problem, poses, logScales, truth } = bundle
    // The unit is what all keyframes' depths have in common.
    const unit = logScales.map((one, k) => prior(one, truth.logScales[k] as number, fromSigmas([0.02])))
    const factors = [...problem.factors, ...unit]
    return solved(bundle, optimiseSync({ factors, held: [poses[0] as Variable] }).values).lengthRatio
  })
  const mean = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length
  expect(Math.abs(mean)).toBeLessThan(0.006)
})

test('150 keyframes and 3000 landmarks: every step tells where it is', async () => {
  const bundle = makeBundle({ cameras: 150, landmarks: 3000, outliers: 0.05 })
  expect(bundle.reprojections.length).toBeGreaterThan(29_000)
  const steps = optimise(bundle.problem, { iterations: 4 })
  let told = 0
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) told++
  expect(told).toBe(4)
  const { initialCost, cost } = step.value
  expect(cost).toBeLessThan(initialCost / 5)
}, 60_000)
