import { describe, expect, test } from 'vitest'
import {
  covariancesAt,
  fromSigmas,
  gravity,
  LOG_SCALE,
  optimiseSync,
  POSE,
  prior,
  SQUARED,
  type Variable,
  variable,
} from '../../../src/estimation/index.ts'
import { startingState } from '../../../src/estimation/state.ts'
import { structureOf } from '../../../src/estimation/structure.ts'
import {
  applyTransposed,
  fromRotationVector,
  inverseSymmetric,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { makeBundle } from './bundle.ts'
import { denseEquations, relativeError } from './dense.ts'

const anywhere = Number.POSITIVE_INFINITY

describe('covariances', () => {
  const { problem, poses, landmarks, lens, logScales } = makeBundle({
    cameras: 6,
    landmarks: 40,
    trackLength: 4,
    outliers: 0.05,
  })
  const { values } = optimiseSync(problem)
  const structure = structureOf(problem)
  const { h, size } = denseEquations(structure, startingState(structure, values))
  const inverse = inverseSymmetric(h, size) as (row: number, column: number) => number
  const rowsOf = (one: Variable) => {
    const start = structure.starts[structure.place.get(one) as number] as number
    return Array.from({ length: one.manifold.dimension }, (_, k) => start + k)
  }
  const expected = (variables: readonly Variable[]) => {
    const rows = variables.flatMap(rowsOf)
    return rows.flatMap((row) => rows.map((column) => inverse(row, column)))
  }
  const covariances = covariancesAt(problem, values)
  const seen = landmarks.find((one) => structure.place.has(one)) as Variable

  test.each([
    ['a pose', [poses[3]]],
    ['a lens', [lens]],
    ['a landmark', [seen]],
    ['a pose, another and a depth scale', [poses[2], poses[5], logScales[4]]],
    ['a landmark and a pose, with what they err in common', [seen, poses[1]]],
  ] as [string, Variable[]][])('of %s are those of the dense inverse', (_, variables) => {
    expect(relativeError(covariances?.joint(variables) ?? [], expected(variables))).toBeLessThan(1e-6)
  })

  test('what is held has none', () => {
    const [held, free] = [poses[0] as Variable, poses[1] as Variable]
    const both = covariances?.joint([held, free]) as Float64Array
    const alone = covariances?.joint([free]) as Float64Array
    expect(both.slice(0, 6 * 12).every((v) => v === 0)).toBe(true)
    for (let row = 0; row < 6; row++)
      expect([...both.slice((6 + row) * 12 + 6, (6 + row) * 12 + 12)]).toEqual([
        ...alone.slice(6 * row, 6 * row + 6),
      ])
  })

  test('there are none where a gauge is free, or for a variable that no factor joins', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const film = makeBundle({ cameras: 3, landmarks: 20, seed })
      expect(covariancesAt(film.problem, optimiseSync(film.problem).values)).toBeDefined()
      const free = { factors: film.problem.factors }
      expect(covariancesAt(free, optimiseSync(free).values)).toBeUndefined()
    }
    expect(() => covariances?.joint([variable(LOG_SCALE, 0)])).toThrow(RangeError)
  })
})

test('a heading that no factor sees is held by one row of a prior, and stays', () => {
  const pose = variable(POSE, {
    rotation: fromRotationVector([0.2, -0.4, 1]),
    translation: [0, 0, 0] as const,
  })
  const down_map: Vec3 = [0, 0, -1]
  const down_camera: Vec3 = [0.1, 0.99, 0.1]
  const place = prior(pose, pose.start, fromSigmas([anywhere, anywhere, anywhere, 1, 1, 1]))
  const level = gravity({ pose, down_map, down_camera, sigma: 0.05, kernel: SQUARED })
  const factors = [place, level]
  const free = optimiseSync({ factors })
  expect(covariancesAt({ factors }, free.values)).toBeUndefined()
  const found = free.values.get(pose)
  const row = [...applyTransposed(found.rotation, down_map), 0, 0, 0].map((v) => v / 0.01)
  const heading = prior(pose, found, { rows: 1, columns: 6, values: Float64Array.from(row) })
  const held = { factors: [...factors, heading] }
  const { values, cost } = optimiseSync(held)
  expect(cost).toBeCloseTo(free.cost, 9)
  expect(covariancesAt(held, values)?.joint([pose])).toHaveLength(36)
})

test('of two priors of one number, the precisions add up', () => {
  const x = variable(LOG_SCALE, 0)
  const problem = { factors: [prior(x, 1, fromSigmas([0.1])), prior(x, 1.1, fromSigmas([0.2]))] }
  const [variance] = covariancesAt(problem, optimiseSync(problem).values)?.joint([x]) ?? []
  expect(variance).toBeCloseTo(1 / 125, 12)
})

test('poses err by what their covariances say, over many films', () => {
  // A camera's squared error in its own deviations has as many degrees of freedom as the pose: 6.
  const errors = Array.from({ length: 20 }, (_, k) => {
    const { problem, poses, truth } = makeBundle({
      cameras: 5,
      landmarks: 60,
      seed: 10 * k + 1,
      kernel: SQUARED,
    })
    const { values } = optimiseSync(problem)
    const last = poses[4] as (typeof poses)[number]
    const covariance = covariancesAt(problem, values)?.joint([last]) as Float64Array
    const information = inverseSymmetric(covariance, 6) as (row: number, column: number) => number
    const error = last.manifold.localCoordinates(values.get(last), truth.poses[4] as never)
    return error.reduce(
      (sum, a, row) => sum + error.reduce((s, b, column) => s + a * b * information(row, column), 0),
      0,
    )
  })
  const mean = errors.reduce((a, b) => a + b, 0) / errors.length
  // The mean of 20 such numbers has a deviation of 0.8.
  expect(mean).toBeGreaterThan(6 - 3 * 0.8)
  expect(mean).toBeLessThan(6 + 3 * 0.8)
})
