import { describe, expect, test } from 'vitest'
import {
  cauchy,
  EliminationError,
  type Factor,
  fromSigmas,
  LANDMARK,
  prior,
  relativePose,
  SQUARED,
  type Variable,
  variable,
} from '../../../src/estimation/index.ts'
import { addToDiagonal, factorise } from '../../../src/estimation/linear/blockCholesky.ts'
import { solveFactored } from '../../../src/estimation/linear/blockSolve.ts'
import { costOf, linearise } from '../../../src/estimation/linearise.ts'
import { scratchFor, startingState, stepped } from '../../../src/estimation/state.ts'
import { structureOf } from '../../../src/estimation/structure.ts'
import { IDENTITY, type RigidTransform, solveSymmetric, type Vec3 } from '../../../src/geometry/index.ts'
import { makeBundle } from './bundle.ts'
import { denseEquations, denseOf, relativeError } from './dense.ts'

const KERNELS = [SQUARED, cauchy(1), cauchy(2)]

const prepared = (kernel = cauchy(2)) => {
  const { problem } = makeBundle({ cameras: 8, landmarks: 60, trackLength: 5, outliers: 0.1, kernel })
  const structure = structureOf(problem)
  return { structure, state: startingState(structure), scratch: scratchFor(problem.factors) }
}

describe.each(KERNELS.map((kernel) => ({ name: kernel.name, kernel })))('with $name', ({ kernel }) => {
  const { structure, state, scratch } = prepared(kernel)
  const { blocks, gradient, cost } = linearise(structure, state, scratch)

  test("the equations' gradient is that of the cost that accepts steps", () => {
    expect(costOf(structure, state, scratch)).toBeCloseTo(cost, 8)
    const h = 1e-5
    const measured = gradient.map((_, k) => {
      const along = (size: number) => {
        const step = new Float64Array(gradient.length)
        step[k] = size
        return costOf(structure, stepped(structure, state, step), scratch)
      }
      return (along(h) - along(-h)) / (2 * h)
    })
    expect(relativeError(gradient, measured)).toBeLessThan(1e-5)
  })

  test('the blocks are those of the plain formula', () => {
    const dense = denseEquations(structure, state)
    expect(relativeError(denseOf(structure.pattern, blocks), dense.h)).toBeLessThan(1e-12)
    expect(relativeError(gradient, dense.g)).toBeLessThan(1e-12)
  })

  test('the Schur complement and the sparse factor solve as the dense equations do', () => {
    const dense = denseEquations(structure, state)
    const ridge = new Float64Array(dense.size).fill(1)
    for (let k = 0; k < dense.size; k++)
      dense.h[k * dense.size + k] = (dense.h[k * dense.size + k] as number) + 1
    const factor = Float64Array.from(blocks)
    addToDiagonal(structure.pattern, factor, ridge)
    expect(factorise(structure.pattern, factor, 0)).toBe(true)
    const x = Float64Array.from(gradient)
    solveFactored(structure.pattern, factor, x)
    expect(relativeError(x, solveSymmetric(dense.h, dense.g) as Float64Array)).toBeLessThan(1e-7)
  })
})

test('a landmark that a camera cannot see adds to no equation', () => {
  const { problem, landmarks } = makeBundle({ cameras: 3, landmarks: 20 })
  const behind = landmarks.map((one, k) => (k % 3 === 0 ? { ...one, start: [0, -5, 1] as Vec3 } : one))
  const factors = problem.factors.map((factor) => ({
    ...factor,
    variables: factor.variables.map((one) => behind[landmarks.indexOf(one as Variable<Vec3>)] ?? one),
  }))
  const structure = structureOf({ ...problem, factors })
  const state = startingState(structure)
  const { blocks, gradient } = linearise(structure, state, scratchFor(factors))
  const dense = denseEquations(structure, state)
  expect(relativeError(denseOf(structure.pattern, blocks), dense.h)).toBeLessThan(1e-12)
  expect(relativeError(gradient, dense.g)).toBeLessThan(1e-12)
})

test('without landmarks each pose of a graph has a block row of its own', () => {
  const poses = makeBundle({ cameras: 5, landmarks: 0 }).poses
  const factors = poses.slice(1).map((second, k) =>
    relativePose({
      first: poses[k] as Variable<RigidTransform>,
      second,
      T_first_second: IDENTITY,
      sqrtInformation: fromSigmas([1, 1, 1, 1, 1, 1]),
      kernel: SQUARED,
    }),
  )
  expect([...structureOf({ factors }).pattern.dims]).toEqual([6, 6, 6, 6, 6])
})

test("landmarks leave first, and a keyframe's pose and depth scale share a block row", () => {
  const { structure } = prepared()
  const names = structure.variables.map(({ manifold }) => manifold.name)
  const landmarks = names.filter((name) => name === 'landmark').length
  expect(names.slice(0, landmarks).every((name) => name === 'landmark')).toBe(true)
  expect([...structure.pattern.dims].filter((dims) => dims === 7)).toHaveLength(7)
  // What is held has no row: the first keyframe's pose and scale come last.
  expect(names.slice(-2).sort()).toEqual(['log scale', 'pose'])
  expect(structure.starts).toHaveLength(structure.variables.length - 1)
})

test('a factor that joins two landmarks is refused', () => {
  const one = prior(variable(LANDMARK, [0, 0, 0] as Vec3), [0, 0, 0], fromSigmas([1, 1, 1]))
  const both: Factor = {
    ...one,
    kind: 'distance',
    variables: [...one.variables, variable(LANDMARK, [0, 0, 0] as Vec3)],
  }
  expect(() => structureOf({ factors: [both] })).toThrow(EliminationError)
})
