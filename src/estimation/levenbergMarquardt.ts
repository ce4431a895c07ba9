import { dampedStep, type Linearised, linearisedAt } from './dampedStep.ts'
import type { Problem, Values } from './factor.ts'
import { costOf } from './linearise.ts'
import { type State, scratchFor, startingState, stepped, valuesOf } from './state.ts'
import { structureOf } from './structure.ts'

/** When to end. */
export interface Tolerances {
  /** Trial steps at most. */
  iterations: number
  /** The cost's decrease in an accepted step, as a share of the cost. */
  cost: number
  /** `gradientNorm`, in standard deviations. */
  gradient: number
}

export const TOLERANCES: Tolerances = { iterations: 50, cost: 1e-6, gradient: 1e-6 }

/** What a trial step gave. */
export interface Iteration {
  /** From 1. */
  iteration: number
  /** Of the best values so far. */
  cost: number
  /**
   * The largest |g_i| / sqrt(H_ii) at the best values so far: by how many standard deviations an unknown would move if it
   * moved alone. Free of units.
   */
  gradientNorm: number
  damping: number
  /** Whether the step lowered the cost, and was taken. */
  accepted: boolean
}

/** Why the search ended: the tolerance that was met, or `stuck` where rounding hides any further decrease. */
export type Termination = 'gradient' | 'cost' | 'iterations' | 'stuck'

/** The best values found. */
export interface Optimum {
  values: Values
  /** Half the sum of the robust costs, at the first guess and at `values`. */
  initialCost: number
  cost: number
  /** See `Iteration`. */
  gradientNorm: number
  /** Trial steps. */
  iterations: number
  termination: Termination
}

/** A first guess at which the cost is not a number: a factor divides by what is zero there, or its inputs are not finite. */
export class StartError extends Error {
  override readonly name = 'StartError'
  constructor() {
    super('The cost of the first guess is not a finite number: check the start values and the observations.')
  }
}

const FIRST_DAMPING = 1e-4
const LARGEST_DAMPING = 1e16
/** Of the decrease that the equations promise, a step must give this share. */
const LEAST_GAIN = 1e-4
/** A step damped more than this is short because of it: that it gains little does not mean that little is left. */
const HEAVY_DAMPING = 1
/** Of a sum of thousands of terms, this share is rounding. */
const ROUNDING = 1e-14

/** Damping by Nielsen's rule: it falls with the gain, and rises ever faster while steps fail. */
interface Damping {
  value: number
  growth: number
}

const afterSuccess = ({ value }: Damping, gain: number): Damping => ({
  value: value * Math.max(1 / 3, 1 - (2 * gain - 1) ** 3),
  growth: 2,
})

const afterFailure = ({ value, growth }: Damping): Damping => ({ value: value * growth, growth: 2 * growth })

/** A state with its equations, whatever they are made of. */
export interface Point<S> {
  readonly state: S
  readonly cost: number
  /** See `Iteration`. */
  readonly gradientNorm: number
}

/** What the search needs of a problem. */
export interface System<S, P extends Point<S>> {
  readonly start: S
  linearisedAt(state: S): P
  /** Where the damped equations lead, and by how much they say that it lowers the cost; undefined without a solution. */
  trial(at: P, damping: number): { readonly state: S; readonly promised: number } | undefined
  costOf(state: S): number
}

/** Where a search ended. */
export interface Found<P> {
  at: P
  initialCost: number
  iterations: number
  termination: Termination
}

/**
 * Levenberg-Marquardt (Marquardt's scaling, Nielsen's damping): steps are accepted by the true cost, of which the equations
 * have the gradient. Yields after each trial step; deterministic.
 * Source: Madsen, Nielsen, Tingleff, "Methods for non-linear least squares problems", 2004, algorithm 3.16.
 * @throws StartError
 */
export function* search<S, P extends Point<S>>(
  system: System<S, P>,
  tolerances: Partial<Tolerances> = {},
): Generator<Iteration, Found<P>> {
  const limits = { ...TOLERANCES, ...tolerances }
  let at = system.linearisedAt(system.start)
  const initialCost = at.cost
  if (!Number.isFinite(initialCost)) throw new StartError()
  let damping: Damping = { value: FIRST_DAMPING, growth: 2 }
  let iteration = 0
  let termination: Termination | undefined = at.gradientNorm <= limits.gradient ? 'gradient' : undefined
  while (!termination) {
    iteration++
    const { cost } = at
    const trial = system.trial(at, damping.value)
    const decrease = trial ? cost - system.costOf(trial.state) : Number.NEGATIVE_INFINITY
    const gain = trial ? decrease / trial.promised : Number.NEGATIVE_INFINITY
    // A cost that is not a number gives a gain that is not one, which is not greater.
    const accepted = trial !== undefined && decrease > 0 && gain > LEAST_GAIN
    if (accepted) {
      at = system.linearisedAt(trial.state)
      if (at.gradientNorm <= limits.gradient) termination = 'gradient'
      else if (decrease <= limits.cost * cost && damping.value < HEAVY_DAMPING) termination = 'cost'
      damping = afterSuccess(damping, gain)
    } else {
      if ((trial && trial.promised <= ROUNDING * cost) || damping.value > LARGEST_DAMPING)
        termination = 'stuck'
      damping = afterFailure(damping)
    }
    if (iteration >= limits.iterations) termination ??= 'iterations'
    yield {
      iteration,
      cost: at.cost,
      gradientNorm: at.gradientNorm,
      damping: damping.value,
      accepted,
    }
  }
  return { at, initialCost, iterations: iteration, termination }
}

/**
 * Minimises the robust cost of a problem, see `search`. Yields after each trial step.
 * @throws StartError, EliminationError
 */
export function* levenbergMarquardt(
  problem: Problem,
  tolerances: Partial<Tolerances> = {},
): Generator<Iteration, Optimum> {
  const structure = structureOf(problem)
  const scratch = scratchFor(problem.factors)
  const system: System<State, Linearised> = {
    start: startingState(structure, problem.start),
    linearisedAt: (state) => linearisedAt(structure, state, scratch),
    trial(at, damping) {
      const trial = dampedStep(structure, at, damping)
      return trial && { state: stepped(structure, at.state, trial.step), promised: trial.promised }
    },
    costOf: (state) => costOf(structure, state, scratch),
  }
  const { at, ...found } = yield* search(system, tolerances)
  const { cost, gradientNorm, state } = at
  return { values: valuesOf(structure, state), cost, gradientNorm, ...found }
}
