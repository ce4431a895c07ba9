import {
  add,
  apply,
  cross,
  fromRotationVector,
  type Mat3,
  multiply,
  solveSymmetric,
  toRotationVector,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import { cauchyCost, cauchyWeight, type KeyframeState, type NormalEquations, UNKNOWNS } from './normal.ts'
import { type AdjustmentPair, addPair } from './pairResiduals.ts'

/** Down as one frame's own lines show it. */
export interface DownObservation {
  keyframe: number
  down_camera: Vec3
  /** Standard deviation, radians. */
  sigma: number
}

/** How a camera is turned in the world, as the room's own directions show it. */
export interface TurnObservation {
  keyframe: number
  R_camera_world: Mat3
  /** Standard deviation about each axis, radians. */
  sigma: number
}

/** All that is known of the keyframes' cameras. */
export interface Observations {
  pairs: readonly AdjustmentPair[]
  downs: readonly DownObservation[]
  turns: readonly TurnObservation[]
}

/** How far a frame's depth scale strays from the clip's, as a logarithm: what measured clips show (0.15 to 0.3). */
const SCALE_SIGMA = 0.3
const ROBUST = 1.5

/** Which way is down in the world frame of the adjustment: +y, as in a camera held level. */
export const DOWN_WORLD: Vec3 = [0, 1, 0]

/** Adds a residual with gradient `row` by a keyframe's rotation. */
function addTurn(
  { h, g, size }: NormalEquations,
  keyframe: number,
  row: Vec3,
  error: number,
  weight: number,
) {
  const at = keyframe * UNKNOWNS
  for (const a of [0, 1, 2] as const) {
    g[at + a] = (g[at + a] as number) + weight * row[a] * error
    for (let b = 0; b <= a; b++) {
      const place = (at + a) * size + at + b
      h[place] = (h[place] as number) + weight * row[a] * (row[b as 0] as number)
    }
  }
}

function addDown(eq: NormalEquations, states: readonly KeyframeState[], observation: DownObservation) {
  const { keyframe, down_camera, sigma } = observation
  const predicted = apply((states[keyframe] as KeyframeState).R_camera_world, DOWN_WORLD)
  const errors = predicted.map((value, axis) => (value - (down_camera[axis] as number)) / sigma)
  const squared = errors.reduce((sum, error) => sum + error * error, 0)
  eq.cost += cauchyCost(squared, ROBUST)
  for (const axis of [0, 1, 2] as const) {
    const unit: Vec3 = [axis === 0 ? 1 / sigma : 0, axis === 1 ? 1 / sigma : 0, axis === 2 ? 1 / sigma : 0]
    addTurn(eq, keyframe, cross(predicted, unit), errors[axis] as number, cauchyWeight(squared, ROBUST))
  }
}

function addObservedTurn(
  eq: NormalEquations,
  states: readonly KeyframeState[],
  observation: TurnObservation,
) {
  const { keyframe, R_camera_world, sigma } = observation
  const state = states[keyframe] as KeyframeState
  const errors = toRotationVector(multiply(state.R_camera_world, transpose(R_camera_world))).map(
    (e) => e / sigma,
  )
  const squared = errors.reduce((sum, error) => sum + error * error, 0)
  eq.cost += cauchyCost(squared, ROBUST)
  // For small errors the rotation vector of a product is the sum.
  for (const axis of [0, 1, 2] as const) {
    const row: Vec3 = [axis === 0 ? 1 / sigma : 0, axis === 1 ? 1 / sigma : 0, axis === 2 ? 1 / sigma : 0]
    addTurn(eq, keyframe, row, errors[axis] as number, cauchyWeight(squared, ROBUST))
  }
}

function addPriors({ h, g, size, ...eq }: NormalEquations, states: readonly KeyframeState[]): number {
  return states.reduce((cost, { logScale }, k) => {
    const at = k * UNKNOWNS + UNKNOWNS - 1
    h[at * size + at] = (h[at * size + at] as number) + 1 / SCALE_SIGMA ** 2
    g[at] = (g[at] as number) + logScale / SCALE_SIGMA ** 2
    return cost + (logScale / SCALE_SIGMA) ** 2
  }, eq.cost)
}

/** The normal equations of all observations at the given states. */
export function normalEquations(
  states: readonly KeyframeState[],
  { pairs, downs, turns }: Observations,
): NormalEquations {
  const size = states.length * UNKNOWNS
  const eq = { size, h: new Float64Array(size * size), g: new Float64Array(size), cost: 0 }
  for (const pair of pairs) addPair(eq, states, pair)
  for (const down of downs) addDown(eq, states, down)
  for (const turn of turns) addObservedTurn(eq, states, turn)
  eq.cost = addPriors(eq, states)
  return eq
}

const stepped = (states: readonly KeyframeState[], step: Float64Array): KeyframeState[] =>
  states.map((state, k) => {
    const at = (i: number) => step[k * UNKNOWNS + i] as number
    return {
      R_camera_world: multiply(fromRotationVector([at(0), at(1), at(2)]), state.R_camera_world),
      center_world: add(state.center_world, [at(3), at(4), at(5)]),
      logScale: state.logScale + at(6),
    }
  })

/**
 * Adjusts all keyframes together (Levenberg-Marquardt, Cauchy weights): reprojection and depth agreement of the
 * matches, down from each frame's lines, turns from the room's directions, and a prior on the depth scales. The shift
 * stays fixed: freeing it lets the whole map bend. The world's origin is free, and its heading where no turns are
 * given; a faint damping holds them.
 */
export function adjust(
  start: readonly KeyframeState[],
  observations: Observations,
  iterations = 25,
): KeyframeState[] {
  let states = [...start]
  let eq = normalEquations(states, observations)
  let damping = 1e-3
  for (let iteration = 0; iteration < iterations; iteration++) {
    const h = Float64Array.from(eq.h)
    for (let k = 0; k < eq.size; k++) {
      const at = k * eq.size + k
      h[at] = (h[at] as number) * (1 + damping) + 1e-4
    }
    const step = solveSymmetric(
      h,
      eq.g.map((value) => -value),
    )
    if (!step) {
      damping *= 10
      continue
    }
    const next = stepped(states, step)
    const nextEq = normalEquations(next, observations)
    if (nextEq.cost < eq.cost) {
      const gain = (eq.cost - nextEq.cost) / eq.cost
      states = next
      eq = nextEq
      damping = Math.max(1e-6, damping / 5)
      if (gain < 1e-5) break
    } else {
      damping *= 8
      if (damping > 1e6) break
    }
  }
  return states
}
