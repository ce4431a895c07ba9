import {
  add,
  apply,
  applyTransposed,
  cross,
  dot,
  fromRotationVector,
  type Mat3,
  multiply,
  scaled,
  solveSymmetric,
  subtract,
  type Vec3,
} from '../../geometry/index.ts'
import type { PairMatches } from './matches.ts'

/** A keyframe's unknowns: where its camera is, how it is turned, and its depth scale. */
export interface KeyframeState {
  /** Takes world directions to the camera frame. */
  R_camera_world: Mat3
  center_world: Vec3
  /** 1 / depth = exp(logScale) (value + shift). */
  logScale: number
}

/** Matches between keyframes `first` and `second`, with the reprojection error to expect at depth 1. */
export interface AdjustmentPair {
  first: number
  second: number
  matches: PairMatches
  sigma: number
}

/** Down as one frame's own lines show it. */
export interface DownObservation {
  keyframe: number
  down_camera: Vec3
  /** Standard deviation, radians. */
  sigma: number
}

/** The network's depths of one point in two frames disagree by this standard deviation, as a logarithm. */
const DEPTH_SIGMA = 0.1
/** How far a frame's depth scale strays from the clip's, as a logarithm: what measured clips show (0.15 to 0.3). */
const SCALE_SIGMA = 0.3
const UNKNOWNS = 7

/** Which way is down in the world frame of the adjustment: +y, as in a camera held level. */
export const DOWN_WORLD: Vec3 = [0, 1, 0]

interface NormalEquations {
  size: number
  h: Float64Array
  g: Float64Array
  cost: number
}

type Row = readonly [number, number, number, number, number, number, number]

/** Adds one residual that depends on the unknowns of up to two keyframes. */
function addResidual(
  eq: NormalEquations,
  a: number,
  rowA: Row,
  b: number,
  rowB: Row | undefined,
  error: number,
  weight: number,
) {
  const { h, g, size } = eq
  const [ia, ib] = [a * UNKNOWNS, b * UNKNOWNS]
  for (let r = 0; r < UNKNOWNS; r++) {
    const ra = weight * (rowA[r] as number)
    if (ra !== 0) {
      g[ia + r] = (g[ia + r] as number) + ra * error
      const at = (ia + r) * size
      for (let c = 0; c < UNKNOWNS; c++)
        h[at + ia + c] = (h[at + ia + c] as number) + ra * (rowA[c] as number)
      if (rowB)
        for (let c = 0; c < UNKNOWNS; c++)
          h[at + ib + c] = (h[at + ib + c] as number) + ra * (rowB[c] as number)
    }
    const rb = rowB ? weight * (rowB[r] as number) : 0
    if (rowB && rb !== 0) {
      g[ib + r] = (g[ib + r] as number) + rb * error
      const at = (ib + r) * size
      for (let c = 0; c < UNKNOWNS; c++) {
        h[at + ib + c] = (h[at + ib + c] as number) + rb * (rowB[c] as number)
        h[at + ia + c] = (h[at + ia + c] as number) + rb * (rowA[c] as number)
      }
    }
  }
}

/** Cauchy: half of its cost at one standard deviation's distance `k`; outliers lose their pull. */
const cauchyWeight = (squared: number, k: number) => 1 / (1 + squared / (k * k))
const cauchyCost = (squared: number, k: number) => k * k * Math.log1p(squared / (k * k))

function addPair(eq: NormalEquations, states: readonly KeyframeState[], pair: AdjustmentPair) {
  const { first, second, matches, sigma } = pair
  const [si, sj] = [states[first] as KeyframeState, states[second] as KeyframeState]
  const baseline = subtract(si.center_world, sj.center_world)
  const R_second_first = multiply(sj.R_camera_world, [
    ...([0, 1, 2] as const).flatMap((r) => [0, 1, 2].map((c) => si.R_camera_world[(3 * c + r) as 0])),
  ] as unknown as Mat3)
  const moved = apply(sj.R_camera_world, baseline)
  for (let m = 0; m < matches.count; m++) {
    const ray: Vec3 = [matches.rays0[2 * m] as number, matches.rays0[2 * m + 1] as number, 1]
    const inverse = Math.exp(si.logScale) * (matches.inverse0[m] as number)
    const turned = apply(R_second_first, ray)
    // The point in the second camera, times its inverse depth in the first: no division until the projection.
    const q = add(turned, scaled(moved, inverse))
    if (q[2] < 0.05) continue
    const [u, v] = [q[0] / q[2], q[1] / q[2]]
    const errors = [
      (u - (matches.rays1[2 * m] as number)) / sigma,
      (v - (matches.rays1[2 * m + 1] as number)) / sigma,
    ] as const
    const depthError =
      (si.logScale +
        Math.log(matches.inverse0[m] as number) -
        Math.log(q[2]) -
        sj.logScale -
        Math.log(matches.inverse1[m] as number)) /
      DEPTH_SIGMA
    const squared = errors[0] ** 2 + errors[1] ** 2
    const weight = cauchyWeight(squared, 2)
    const depthWeight = weight * cauchyWeight(depthError ** 2, 2)
    eq.cost += cauchyCost(squared, 2) + weight * cauchyCost(depthError ** 2, 2)
    const k = 1 / (q[2] * sigma)
    const gradients: readonly (readonly [Vec3, number, number, number])[] = [
      [[k, 0, -u * k], errors[0], weight, 0],
      [[0, k, -v * k], errors[1], weight, 0],
      [[0, 0, -1 / (q[2] * DEPTH_SIGMA)], depthError, depthWeight, 1 / DEPTH_SIGMA],
    ]
    for (const [byPoint, error, w, byScale] of gradients) {
      const turnSecond = cross(q, byPoint)
      const inFirst = applyTransposed(R_second_first, byPoint)
      const turnFirst = cross(inFirst, ray)
      const byCenter = scaled(applyTransposed(sj.R_camera_world, byPoint), inverse)
      addResidual(
        eq,
        first,
        [...turnFirst, ...byCenter, byScale + inverse * dot(byPoint, moved)],
        second,
        [...turnSecond, -byCenter[0], -byCenter[1], -byCenter[2], -byScale],
        error,
        w,
      )
    }
  }
}

function addDown(
  eq: NormalEquations,
  states: readonly KeyframeState[],
  { keyframe, down_camera, sigma }: DownObservation,
) {
  const state = states[keyframe] as KeyframeState
  const predicted = apply(state.R_camera_world, DOWN_WORLD)
  const squared =
    ((predicted[0] - down_camera[0]) ** 2 +
      (predicted[1] - down_camera[1]) ** 2 +
      (predicted[2] - down_camera[2]) ** 2) /
    sigma ** 2
  const weight = cauchyWeight(squared, 1.5)
  eq.cost += cauchyCost(squared, 1.5)
  for (const axis of [0, 1, 2] as const) {
    const unit: Vec3 = [axis === 0 ? 1 / sigma : 0, axis === 1 ? 1 / sigma : 0, axis === 2 ? 1 / sigma : 0]
    const turn = cross(predicted, unit)
    addResidual(
      eq,
      keyframe,
      [...turn, 0, 0, 0, 0],
      keyframe,
      undefined,
      (predicted[axis] - down_camera[axis]) / sigma,
      weight,
    )
  }
}

function addPriors(eq: NormalEquations, states: readonly KeyframeState[]) {
  states.forEach((state, k) => {
    const error = state.logScale / SCALE_SIGMA
    eq.cost += error ** 2
    addResidual(eq, k, [0, 0, 0, 0, 0, 0, 1 / SCALE_SIGMA], k, undefined, error, 1)
  })
}

function build(
  states: readonly KeyframeState[],
  pairs: readonly AdjustmentPair[],
  downs: readonly DownObservation[],
): NormalEquations {
  const size = states.length * UNKNOWNS
  const eq = { size, h: new Float64Array(size * size), g: new Float64Array(size), cost: 0 }
  for (const pair of pairs) addPair(eq, states, pair)
  for (const down of downs) addDown(eq, states, down)
  addPriors(eq, states)
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
 * matches, down from each frame's lines, and a prior on the depth scales. The shift stays fixed: freeing it lets the
 * whole map bend. The world's origin and heading are free; a faint damping holds them.
 */
export function adjust(
  start: readonly KeyframeState[],
  pairs: readonly AdjustmentPair[],
  downs: readonly DownObservation[],
  iterations = 25,
): KeyframeState[] {
  let states = [...start]
  let eq = build(states, pairs, downs)
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
    const nextEq = build(next, pairs, downs)
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
