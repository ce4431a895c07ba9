import { apply, multiply, subtract, transpose } from '../../geometry/index.ts'
import type { PairMatches } from './matches.ts'
import { cauchyCost, cauchyWeight, type KeyframeState, type NormalEquations, UNKNOWNS } from './normal.ts'

/** Matches between keyframes `first` and `second`, with the reprojection error to expect at depth 1. */
export interface AdjustmentPair {
  first: number
  second: number
  matches: PairMatches
  sigma: number
}

/** The network's depths of one point in two frames disagree by this standard deviation, as a logarithm. */
const DEPTH_SIGMA = 0.1
/** The network's depth errs alike over whole surfaces: a match says as much as this share of an independent one. */
const SHARE = 0.1
/** Where the pull of a match has fallen to a half, in standard deviations. */
const ROBUST = 2
const NEAREST = 0.05
const SIZE = 2 * UNKNOWNS

const jacobian = new Float64Array(SIZE)
const hessian = new Float64Array(SIZE * SIZE)
const slope = new Float64Array(SIZE)

/** Adds the residual whose gradient stands in `jacobian` to the pair's own equations; the lower triangle only. */
function accumulate(error: number, weight: number) {
  for (let r = 0; r < SIZE; r++) {
    const value = weight * (jacobian[r] as number)
    if (value === 0) continue
    slope[r] = (slope[r] as number) + value * error
    const at = r * SIZE
    for (let c = 0; c <= r; c++)
      hessian[at + c] = (hessian[at + c] as number) + value * (jacobian[c] as number)
  }
}

/**
 * Adds one pair's matches: the reprojection of the first's points into the second, and the agreement of both depths.
 * Written out in numbers, with the pair's own small equations: this is most of the adjustment's time.
 */
export function addPair(
  eq: NormalEquations,
  states: readonly KeyframeState[],
  { first, second, matches, sigma }: AdjustmentPair,
): void {
  const [si, sj] = [states[first] as KeyframeState, states[second] as KeyframeState]
  const r = multiply(sj.R_camera_world, transpose(si.R_camera_world))
  const [mx, my, mz] = apply(sj.R_camera_world, subtract(si.center_world, sj.center_world))
  const w = sj.R_camera_world
  const { rays0, rays1, inverse0, inverse1, count } = matches
  const scale = Math.exp(si.logScale)
  hessian.fill(0)
  slope.fill(0)
  for (let m = 0; m < count; m++) {
    const [x, y] = [rays0[2 * m] as number, rays0[2 * m + 1] as number]
    const own = inverse0[m] as number
    const inverse = scale * own
    // The point in the second camera, times its inverse depth in the first: no division until the projection.
    const qx = r[0] * x + r[1] * y + r[2] + inverse * mx
    const qy = r[3] * x + r[4] * y + r[5] + inverse * my
    const qz = r[6] * x + r[7] * y + r[8] + inverse * mz
    if (qz < NEAREST) continue
    const [u, v] = [qx / qz, qy / qz]
    const [ru, rv] = [u - (rays1[2 * m] as number), v - (rays1[2 * m + 1] as number)]
    // The way in which the point moves with its depth: along it, the depth's own error is seen as well.
    const [gu, gv] = [inverse * (mx - u * mz), inverse * (my - v * mz)]
    const reach = Math.hypot(gu, gv)
    const [ax, ay] = reach > 1e-9 ? [gu / reach, gv / reach] : [1, 0]
    const along = Math.hypot(sigma, (DEPTH_SIGMA * reach) / qz)
    const eu = (ax * ru + ay * rv) / along
    const ev = (ax * rv - ay * ru) / sigma
    const ed = (si.logScale - sj.logScale + Math.log(own / (qz * (inverse1[m] as number)))) / DEPTH_SIGMA
    const squared = eu * eu + ev * ev
    const weight = cauchyWeight(squared, ROBUST) * SHARE
    eq.cost += cauchyCost(squared, ROBUST) * SHARE + weight * cauchyCost(ed * ed, ROBUST)
    const [ka, kb] = [1 / (qz * along), 1 / (qz * sigma)]
    for (let row = 0; row < 3; row++) {
      // The residual's gradient by the point q.
      const bx = row === 0 ? ka * ax : row === 1 ? -kb * ay : 0
      const by = row === 0 ? ka * ay : row === 1 ? kb * ax : 0
      const bz =
        row === 0 ? -ka * (u * ax + v * ay) : row === 1 ? -kb * (v * ax - u * ay) : -1 / (qz * DEPTH_SIGMA)
      // By the first's rotation, through the ray.
      const fx = r[0] * bx + r[3] * by + r[6] * bz
      const fy = r[1] * bx + r[4] * by + r[7] * bz
      const fz = r[2] * bx + r[5] * by + r[8] * bz
      jacobian[0] = fy - fz * y
      jacobian[1] = fz * x - fx
      jacobian[2] = fx * y - fy * x
      // By the centres.
      const cx = inverse * (w[0] * bx + w[3] * by + w[6] * bz)
      const cy = inverse * (w[1] * bx + w[4] * by + w[7] * bz)
      const cz = inverse * (w[2] * bx + w[5] * by + w[8] * bz)
      jacobian[3] = cx
      jacobian[4] = cy
      jacobian[5] = cz
      const byScale = row === 2 ? 1 / DEPTH_SIGMA : 0
      jacobian[6] = byScale + inverse * (bx * mx + by * my + bz * mz)
      jacobian[7] = qy * bz - qz * by
      jacobian[8] = qz * bx - qx * bz
      jacobian[9] = qx * by - qy * bx
      jacobian[10] = -cx
      jacobian[11] = -cy
      jacobian[12] = -cz
      jacobian[13] = -byScale
      if (row < 2) accumulate(row === 0 ? eu : ev, weight)
      else accumulate(ed, weight * cauchyWeight(ed * ed, ROBUST))
    }
  }
  scatter(eq, first, second)
}

/** Moves the pair's own equations to their place among all; only the lower triangle of the whole is kept. */
function scatter({ h, g, size }: NormalEquations, first: number, second: number) {
  const place = (k: number) => (k < UNKNOWNS ? first * UNKNOWNS + k : (second - 1) * UNKNOWNS + k)
  for (let a = 0; a < SIZE; a++) {
    const row = place(a)
    g[row] = (g[row] as number) + (slope[a] as number)
    for (let b = 0; b <= a; b++) {
      const column = place(b)
      const at = row >= column ? row * size + column : column * size + row
      h[at] = (h[at] as number) + (hessian[a * SIZE + b] as number)
    }
  }
}
