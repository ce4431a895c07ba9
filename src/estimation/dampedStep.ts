import { addToDiagonal, diagonalOf, factorise } from './linear/blockCholesky.ts'
import { solveFactored } from './linear/blockSolve.ts'
import { linearise, type NormalEquations } from './linearise.ts'
import type { Scratch, State } from './state.ts'
import type { Structure } from './structure.ts'

/** An unknown that no factor sees at a state has no curvature; so much keeps its equation solvable. */
const LEAST_CURVATURE = 1e-9

/** A state with its equations. */
export interface Linearised {
  state: State
  cost: number
  equations: NormalEquations
  /** The diagonal of H, at least `LEAST_CURVATURE`: Marquardt's scaling. */
  curvature: Float64Array
  /** The largest |g_i| / sqrt(H_ii), see `Iteration`. */
  gradientNorm: number
}

export function linearisedAt(structure: Structure, state: State, scratch: Scratch): Linearised {
  const equations = linearise(structure, state, scratch)
  const diagonal = diagonalOf(structure.pattern, equations.blocks)
  const curvature = diagonal.map((value) => Math.max(LEAST_CURVATURE, value))
  const gradientNorm = equations.gradient.reduce(
    (most, g, i) => Math.max(most, Math.abs(g) / Math.sqrt(curvature[i] as number)),
    0,
  )
  return { state, cost: equations.cost, equations, curvature, gradientNorm }
}

/** The damped step, and by how much the equations say that it lowers the cost; undefined where they have no solution. */
export function dampedStep(
  { pattern }: Structure,
  { equations: { blocks, gradient }, curvature }: Linearised,
  damping: number,
): { step: Float64Array; promised: number } | undefined {
  const added = curvature.map((value) => damping * value)
  const factor = Float64Array.from(blocks)
  addToDiagonal(pattern, factor, added)
  if (!factorise(pattern, factor, 0)) return undefined
  const step = gradient.map((value) => -value)
  solveFactored(pattern, factor, step)
  const promised = step.reduce(
    (sum, x, i) => sum + (x * ((added[i] as number) * x - (gradient[i] as number))) / 2,
    0,
  )
  return { step, promised }
}
