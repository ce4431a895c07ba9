import { describe, expect, test } from 'vitest'
import {
  type Factor,
  fromSigmas,
  type Iteration,
  LANDMARK,
  LOG_SCALE,
  optimise,
  optimiseSync,
  type Problem,
  prior,
  SQUARED,
  StartError,
  type Variable,
  variable,
} from '../../../src/estimation/index.ts'
import { levenbergMarquardt } from '../../../src/estimation/levenbergMarquardt.ts'
import { diagonalOf } from '../../../src/estimation/linear/blockCholesky.ts'
import { costOf, linearise } from '../../../src/estimation/linearise.ts'
import { scratchFor, startingState, stepped } from '../../../src/estimation/state.ts'
import { structureOf } from '../../../src/estimation/structure.ts'
import type { Vec3 } from '../../../src/geometry/index.ts'
import { makeBundle } from './bundle.ts'

const bundle = () => makeBundle({ cameras: 6, landmarks: 60, outliers: 0.05 })

/** Behind all cameras. */
const unseen = variable(LANDMARK, [0, -50, 1] as Vec3)

/** A residual of two numbers, by its own formula. */
function twoNumbers(
  residual: (a: number, b: number) => number[],
  jacobian: (a: number, b: number) => [number[], number[]],
  [a, b]: [number, number],
): { problem: Problem; x: ReturnType<typeof variable<number>>; y: ReturnType<typeof variable<number>> } {
  const [x, y] = [variable(LOG_SCALE, a), variable(LOG_SCALE, b)]
  const factor: Factor<[number, number]> = {
    kind: 'test',
    variables: [x, y],
    dimension: residual(a, b).length,
    kernel: SQUARED,
    evaluate([u, v], residuals, jacobians) {
      residuals.set(residual(u, v))
      jacobian(u, v).forEach((column, k) => {
        jacobians?.[k]?.set(column)
      })
    },
  }
  return { problem: { factors: [factor] }, x, y }
}

/** A valley that bends, `k` times as steep across as along, down to (1, 1). */
const rosenbrock = (k: number, start: [number, number]) =>
  twoNumbers(
    (a, b) => [1 - a, k * (b - a * a)],
    (a) => [
      [-1, -2 * k * a],
      [0, k],
    ],
    start,
  )

/** Runs a search to its end. @param onStep called after each trial step. */
async function toEnd(steps: ReturnType<typeof optimise>, onStep: (iteration: Iteration) => void) {
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) onStep(step.value)
  return step.value
}

describe('Levenberg-Marquardt', () => {
  test("finds the minimum of Rosenbrock's function", () => {
    const { problem, x, y } = rosenbrock(10, [-1.2, 1])
    const { values, termination, cost } = optimiseSync(problem, { iterations: 200, gradient: 1e-9 })
    expect(termination).toBe('gradient')
    expect([values.get(x), values.get(y), cost]).toEqual([1, 1, 0].map((v) => expect.closeTo(v, 8)))
  })

  test('a step that fails is tried again shorter; that short steps gain little ends nothing', () => {
    const { problem, x } = rosenbrock(100, [-1.2, 10])
    const search = levenbergMarquardt(problem, { iterations: 200, cost: 1e-2 })
    let [damping, failed] = [0, 0]
    for (;;) {
      const { done, value } = search.next()
      if (done) {
        expect(value.values.get(x)).toBeCloseTo(1, 2)
        break
      }
      if (!value.accepted) {
        failed++
        expect(value.damping).toBeGreaterThan(damping)
      }
      damping = value.damping
    }
    expect(failed).toBeGreaterThan(0)
  })

  test('what no factor sees at the start does not keep the rest from its optimum', () => {
    const { problem, landmarks } = bundle()
    const factors = problem.factors.map((factor) => ({
      ...factor,
      variables: factor.variables.map((one) => (one === landmarks[7] ? unseen : one)),
    }))
    const { gradientNorm, cost, values } = optimiseSync({ ...problem, factors })
    expect(gradientNorm).toBeLessThan(0.1)
    expect(cost).toBeLessThan(optimiseSync(problem, { iterations: 0 }).initialCost)
    expect(values.get(unseen)).toEqual(unseen.start)
  })

  test('joins two priors by their weights', () => {
    const x = variable(LOG_SCALE, 5)
    const factors = [prior(x, 1, fromSigmas([0.1])), prior(x, 2, fromSigmas([0.2]))]
    const { values, cost, initialCost } = optimiseSync({ factors })
    expect(values.get(x)).toBeCloseTo((1 * 100 + 2 * 25) / 125, 6)
    expect(initialCost).toBeCloseTo((40 ** 2 + 15 ** 2) / 2, 6)
    expect(cost).toBeCloseTo((2 ** 2 + 4 ** 2) / 2, 9)
  })

  test('never takes a step that costs more, and tells the cost of what it keeps', async () => {
    const { problem } = bundle()
    const told: Iteration[] = []
    const { initialCost, cost, values, iterations, gradientNorm } = await toEnd(optimise(problem), (step) => {
      told.push(step)
    })
    expect(told.map(({ iteration }) => iteration)).toEqual(told.map((_, k) => k + 1))
    expect(iterations).toBe(told.length)
    let before = initialCost
    for (const { cost: now, accepted } of told) {
      expect(accepted ? now < before : now === before).toBe(true)
      before = now
    }
    expect(told.at(-1)).toMatchObject({ cost, gradientNorm })
    const structure = structureOf(problem)
    expect(costOf(structure, startingState(structure, values), scratchFor(problem.factors))).toBeCloseTo(
      cost,
      6,
    )
  })

  test('the gradient is nothing where it ends', () => {
    const { problem } = bundle()
    const { termination, values, gradientNorm } = optimiseSync(problem, {
      cost: 0,
      gradient: 1e-5,
      iterations: 300,
    })
    expect(termination).toBe('gradient')
    expect(gradientNorm).toBeLessThan(1e-5)
    // By the cost itself, not by the equations: along each unknown, a hundredth of its deviation to both sides.
    const structure = structureOf(problem)
    const [state, scratch] = [startingState(structure, values), scratchFor(problem.factors)]
    const { blocks } = linearise(structure, state, scratch)
    diagonalOf(structure.pattern, blocks).forEach((curvature, k, all) => {
      const along = (share: number) => {
        const step = new Float64Array(all.length)
        step[k] = share / Math.sqrt(curvature)
        return costOf(structure, stepped(structure, state, step), scratch)
      }
      expect(Math.abs(along(0.01) - along(-0.01)) / 0.02).toBeLessThan(1e-3)
    })
  })

  test('what is held stays, and the rest moves', () => {
    const { problem, poses, logScales, lens } = bundle()
    const { values } = optimiseSync({ ...problem, held: [...(problem.held ?? []), lens] })
    for (const one of [poses[0], logScales[0], lens] as Variable[]) expect(values.get(one)).toEqual(one.start)
    expect(poses[1] && values.get(poses[1])).not.toEqual(poses[1]?.start)
  })

  test('says why it ended', () => {
    const { problem } = bundle()
    expect(optimiseSync(problem, { iterations: 2 })).toMatchObject({
      termination: 'iterations',
      iterations: 2,
    })
    const { iterations } = optimiseSync(problem, { cost: 1e-3 })
    // A tolerance that is met by the last step is the reason, not that it was the last.
    expect(optimiseSync(problem, { cost: 1e-3, iterations }).termination).toBe('cost')
    // The residual's slope has the wrong sign: no step lowers the cost.
    const wrong = twoNumbers(
      (a, b) => [a, b],
      () => [
        [-1, 0],
        [0, -1],
      ],
      [1, 2],
    )
    const { termination, cost, initialCost } = optimiseSync(wrong.problem)
    expect(termination).toBe('stuck')
    expect(cost).toBe(initialCost)
  })

  test('a start without a cost is refused', () => {
    const { problem } = twoNumbers(
      (a) => [Math.log(a)],
      (a) => [[1 / a], [0]],
      [-1, 0],
    )
    expect(() => optimiseSync(problem)).toThrow(StartError)
  })

  test('a variable in no factor has no value', () => {
    const { values } = optimiseSync({ factors: [prior(variable(LOG_SCALE, 0), 1, fromSigmas([1]))] })
    expect(() => values.get(variable(LOG_SCALE, 0))).toThrow(RangeError)
  })

  test('the same on each run', () => {
    const [a, b] = [bundle(), bundle()].map(({ problem }) => optimiseSync(problem).cost)
    expect(a).toBe(b)
  })
})

describe('between two steps', () => {
  test('it ends when aborted, with the reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let told = 0
    const running = toEnd(optimise(bundle().problem, { signal: controller.signal }), () => {
      told++
      if (told === 2) controller.abort(reason)
    })
    await expect(running).rejects.toBe(reason)
    expect(told).toBe(2)
    const { signal } = controller
    await expect(toEnd(optimise(bundle().problem, { signal }), () => {})).rejects.toBe(reason)
  })
})
