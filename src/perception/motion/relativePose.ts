import {
  aboutZ,
  add,
  apply,
  applyTransposed,
  cross,
  fromRotationVector,
  fromRows,
  type Mat3,
  multiply,
  norm,
  normalized,
  type RigidTransform,
  scaled,
  seededRandom,
  solveSymmetric,
  subtract,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import { levelFrame } from './depthView.ts'
import { type PairMatches, pointOf } from './matches.ts'

/** How the second camera stands to the first. */
export interface RelativePose {
  /** Takes points of the first camera, in units of the first frame's depth scale, to the second camera. */
  T_second_first: RigidTransform
  /** log of the second frame's depth scale over the first's: 1 / depth = a (value + shift), this is log(a1 / a0). */
  logScaleRatio: number
  /** Indices of the matches that agree. */
  inliers: number[]
}

/** Matches whose point lands within `tolerance` (at depth 1) of where it is seen. No allocation: this is the hot loop. */
function agreeing(
  matches: PairMatches,
  { rotation: r, translation: t }: RigidTransform,
  tolerance: number,
): number[] {
  const { rays0, rays1, inverse0, count } = matches
  const limit = tolerance * tolerance
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    // The point times its inverse depth: no division until the projection.
    const [x, y, w] = [rays0[2 * i] as number, rays0[2 * i + 1] as number, inverse0[i] as number]
    const qz = r[6] * x + r[7] * y + r[8] + w * t[2]
    if (qz <= 1e-3 * w) continue
    const dx = (r[0] * x + r[1] * y + r[2] + w * t[0]) / qz - (rays1[2 * i] as number)
    const dy = (r[3] * x + r[4] * y + r[5] + w * t[1]) / qz - (rays1[2 * i + 1] as number)
    if (dx * dx + dy * dy < limit) found.push(i)
  }
  return found
}

/** Depth of the two frames disagrees by this standard deviation, as a logarithm (the network's error). */
const DEPTH_SIGMA = 0.12
const DOWN_SIGMA = 0.05
/** Depth scales of two frames differ by at most this, as a logarithm. */
const MAX_LOG_RATIO = 0.8

/**
 * Refines a relative pose on all matches: Gauss-Newton on the reprojection into the second frame and the agreement of
 * the depths, with Cauchy weights. The first frame's scale is 1.
 * @param sigma expected reprojection error, at depth 1.
 */
export function refinePose(
  matches: PairMatches,
  start: RigidTransform,
  sigma: number,
  down?: readonly [Vec3, Vec3],
  iterations = 12,
): RelativePose {
  let T = start
  let logRatio = initialRatio(matches, T)
  for (let iteration = 0; iteration < iterations; iteration++) {
    const h = new Float64Array(49)
    const g = new Float64Array(7)
    for (let i = 0; i < matches.count; i++) {
      const rotated = apply(T.rotation, pointOf(matches.rays0, matches.inverse0, i))
      const q = add(rotated, T.translation)
      if (q[2] < 0.02) continue
      const [u, v] = [q[0] / q[2], q[1] / q[2]]
      const ex = (u - (matches.rays1[2 * i] as number)) / sigma
      const ey = (v - (matches.rays1[2 * i + 1] as number)) / sigma
      // Depth in the second frame, by its own scale: log(1 / q_z) = log a1 + log(inverse1).
      const ed = (-Math.log(q[2]) - logRatio - Math.log(matches.inverse1[i] as number)) / DEPTH_SIGMA
      const weight = 1 / (1 + (ex * ex + ey * ey) / 4)
      const depthWeight = weight / (1 + (ed * ed) / 4)
      const k = 1 / (q[2] * sigma)
      accumulate(
        h,
        g,
        [
          [k, 0, -u * k],
          [0, k, -v * k],
        ],
        rotated,
        [ex, ey],
        weight,
      )
      const kd = -1 / (q[2] * DEPTH_SIGMA)
      accumulate(h, g, [[0, 0, kd]], rotated, [ed], depthWeight, -1 / DEPTH_SIGMA)
    }
    if (down) {
      const turned = apply(T.rotation, down[0])
      const errors = subtract(turned, down[1])
      const k = 1 / DOWN_SIGMA
      accumulate(
        h,
        g,
        [
          [k, 0, 0],
          [0, k, 0],
          [0, 0, k],
        ],
        turned,
        errors.map((e) => e * k),
        matches.count / 10,
        0,
        false,
      )
    }
    for (let k = 0; k < 7; k++) h[8 * k] = (h[8 * k] as number) * 1.0001 + 1e-6
    const step = solveSymmetric(
      h,
      g.map((value) => -value),
    )
    if (!step) break
    const [rx = 0, ry = 0, rz = 0, tx = 0, ty = 0, tz = 0, dr = 0] = step
    T = {
      rotation: multiply(fromRotationVector([rx, ry, rz]), T.rotation),
      translation: add(T.translation, [tx, ty, tz]),
    }
    logRatio += dr
    if (Math.hypot(...step) < 1e-6) break
  }
  return { T_second_first: T, logScaleRatio: logRatio, inliers: [] }
}

/** Adds residuals whose gradients by the point in the second camera are `rows` to the normal equations. */
function accumulate(
  h: Float64Array,
  g: Float64Array,
  rows: readonly Vec3[],
  rotated: Vec3,
  errors: readonly number[],
  weight: number,
  byRatio = 0,
  moves = true,
) {
  rows.forEach((row, r) => {
    // By a left perturbation of the rotation: d q = rotation vector x rotated point.
    const turn = cross(rotated, row)
    const j = [turn[0], turn[1], turn[2], ...(moves ? row : [0, 0, 0]), byRatio]
    const e = errors[r] as number
    for (let a = 0; a < 7; a++) {
      g[a] = (g[a] as number) + weight * (j[a] as number) * e
      for (let b = 0; b <= a; b++)
        h[7 * a + b] = (h[7 * a + b] as number) + weight * (j[a] as number) * (j[b] as number)
    }
  })
}

function initialRatio(matches: PairMatches, T: RigidTransform): number {
  const ratios: number[] = []
  for (let i = 0; i < matches.count; i++) {
    const z = add(apply(T.rotation, pointOf(matches.rays0, matches.inverse0, i)), T.translation)[2]
    if (z > 0.02) ratios.push(-Math.log(z) - Math.log(matches.inverse1[i] as number))
  }
  ratios.sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 2)] ?? 0
}

/** Rows: an orthonormal frame that stands on a triangle; undefined where the triangle is thin. */
function frameOf([p, q, r]: readonly [Vec3, Vec3, Vec3]): Mat3 | undefined {
  const x = normalized(subtract(q, p))
  const z = x && normalized(cross(x, subtract(r, p)))
  return x && z && fromRows(x, cross(z, x), z)
}

const centroid = ([p, q, r]: readonly [Vec3, Vec3, Vec3]): Vec3 => scaled(add(add(p, q), r), 1 / 3)
const perimeter = ([p, q, r]: readonly [Vec3, Vec3, Vec3]): number =>
  norm(subtract(q, p)) + norm(subtract(r, q)) + norm(subtract(p, r))

/** A pose from three matches with depth in both frames: triangle onto triangle, for the first frame's scale. */
function poseFromThree(
  matches: PairMatches,
  picks: readonly [number, number, number],
): RigidTransform | undefined {
  const [i, j, k] = picks
  const triangle = (rays: Float64Array, inverse: Float64Array) =>
    [pointOf(rays, inverse, i), pointOf(rays, inverse, j), pointOf(rays, inverse, k)] as const
  const from = triangle(matches.rays0, matches.inverse0)
  const to = triangle(matches.rays1, matches.inverse1)
  const ratio = perimeter(to) / perimeter(from)
  if (!(Math.abs(Math.log(ratio)) < MAX_LOG_RATIO)) return undefined
  const [f, t] = [frameOf(from), frameOf(to)]
  if (!f || !t) return undefined
  const rotation = multiply(transpose(t), f)
  // The second frame's units are its own: bring its points to the first's.
  return { rotation, translation: subtract(scaled(centroid(to), 1 / ratio), apply(rotation, centroid(from))) }
}

/** A pose from two matches with depth in both frames, where down is known in both: only yaw and translation are left. */
function poseFromTwo(
  matches: PairMatches,
  picks: readonly [number, number],
  level0: Mat3,
  level1: Mat3,
): RigidTransform | undefined {
  const [a0, b0] = picks.map((i) => apply(level0, pointOf(matches.rays0, matches.inverse0, i))) as [
    Vec3,
    Vec3,
  ]
  const [a1, b1] = picks.map((i) => apply(level1, pointOf(matches.rays1, matches.inverse1, i))) as [
    Vec3,
    Vec3,
  ]
  const [d0, d1] = [subtract(a0, b0), subtract(a1, b1)]
  const [l0, l1] = [Math.hypot(d0[0], d0[2]), Math.hypot(d1[0], d1[2])]
  if (l0 < 0.02 || l1 < 1e-9) return undefined
  const ratio = l1 / l0
  if (Math.abs(Math.log(ratio)) > 0.5 || Math.abs(d1[1] / ratio - d0[1]) > 0.25 * l0) return undefined
  // Level frames are x right, y down, z forward: yaw turns x and z.
  const yaw = Math.atan2(d1[0], d1[2]) - Math.atan2(d0[0], d0[2])
  const z = aboutZ(-yaw)
  const about: Mat3 = [z[0], 0, z[1], 0, 1, 0, z[3], 0, z[4]]
  const middle0 = scaled(add(a0, b0), 0.5)
  const middle1 = scaled(add(a1, b1), 0.5 / ratio)
  return {
    rotation: multiply(transpose(level1), multiply(about, level0)),
    translation: applyTransposed(level1, subtract(middle1, apply(about, middle0))),
  }
}

export interface RansacOptions {
  /** Reprojection error at depth 1 that still agrees. */
  tolerance: number
  iterations: number
  /** Down in both cameras, where known: far fewer matches need to be right. */
  down?: readonly [Vec3, Vec3]
}

/** Fewer agreeing matches than this say nothing. */
const MIN_INLIERS = 8
/** Chance that no sample of `size` matches was free of mistakes, at which the search ends. */
const MISS_CHANCE = 0.002

/** How many samples find one without mistakes, where the share `right` of the matches is right. */
const samplesNeeded = (right: number, size: number): number =>
  Math.log(MISS_CHANCE) / Math.log(Math.max(1e-9, 1 - Math.min(0.999, right) ** size))

/**
 * The pose that most matches agree on, refined on those. Deterministic.
 * @returns undefined with fewer than 8 agreeing matches.
 */
export function relativePose(matches: PairMatches, options: RansacOptions): RelativePose | undefined {
  const { tolerance, down } = options
  if (matches.count < MIN_INLIERS) return undefined
  const random = seededRandom(matches.count)
  const pick = () => Math.floor(random() * matches.count)
  const levels = down?.map(levelFrame)
  const sampleSize = levels ? 2 : 3
  let best: RelativePose | undefined
  let mostDrawn = 0
  let needed = options.iterations
  for (let iteration = 0; iteration < needed; iteration++) {
    const [i, j, k] = [pick(), pick(), pick()]
    if (i === j || j === k || i === k) continue
    const T = levels
      ? poseFromTwo(matches, [i, j], levels[0] as Mat3, levels[1] as Mat3)
      : poseFromThree(matches, [i, j, k])
    if (!T) continue
    const count = agreeing(matches, T, tolerance).length
    if (count <= mostDrawn) continue
    mostDrawn = count
    // Right matches are coarse, so that a pose from few of them finds only some of the others: it is judged refined.
    const refined = refinePose(matches, T, tolerance / 2, down)
    const inliers = agreeing(matches, refined.T_second_first, tolerance)
    if (best && inliers.length <= best.inliers.length) continue
    best = { ...refined, inliers }
    needed = Math.min(options.iterations, samplesNeeded(inliers.length / matches.count, sampleSize))
  }
  return best && best.inliers.length >= MIN_INLIERS ? best : undefined
}
