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
import { levelFrame } from './gravity.ts'
import { type PairMatches, pointOf, selectMatches } from './matches.ts'

/** How the second camera stands to the first. */
export interface RelativePose {
  /** Takes points of the first camera, in units of the first frame's depth scale, to the second camera. */
  T_second_first: RigidTransform
  /** log of the second frame's depth scale over the first's: 1 / depth = a * inverse depth, this is log(a1 / a0). */
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
/** A step shorter than this (radians, depths) changes nothing that matches could tell. */
const SETTLED = 1e-4

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
  const { rays0, rays1, inverse0, inverse1, count } = matches
  const j = new Float64Array(7)
  for (let iteration = 0; iteration < iterations; iteration++) {
    const h = new Float64Array(49)
    const g = new Float64Array(7)
    const { rotation: r, translation: t } = T
    // Written out in numbers: with a vector for each step this loop is most of the time that linking takes.
    for (let i = 0; i < count; i++) {
      const depth = 1 / (inverse0[i] as number)
      const [x, y] = [(rays0[2 * i] as number) * depth, (rays0[2 * i + 1] as number) * depth]
      const px = r[0] * x + r[1] * y + r[2] * depth
      const py = r[3] * x + r[4] * y + r[5] * depth
      const pz = r[6] * x + r[7] * y + r[8] * depth
      const qz = pz + t[2]
      if (qz < 0.02) continue
      const [u, v] = [(px + t[0]) / qz, (py + t[1]) / qz]
      const ex = (u - (rays1[2 * i] as number)) / sigma
      const ey = (v - (rays1[2 * i + 1] as number)) / sigma
      // Depth in the second frame, by its own scale: log(1 / q_z) = log a1 + log(inverse1).
      const ed = (-Math.log(qz) - logRatio - Math.log(inverse1[i] as number)) / DEPTH_SIGMA
      const weight = 1 / (1 + (ex * ex + ey * ey) / 4)
      const depthWeight = weight / (1 + (ed * ed) / 4)
      const k = 1 / (qz * sigma)
      accumulate(h, g, gradient(j, px, py, pz, k, 0, -u * k), ex, weight)
      accumulate(h, g, gradient(j, px, py, pz, 0, k, -v * k), ey, weight)
      const byDepth = gradient(j, px, py, pz, 0, 0, -1 / (qz * DEPTH_SIGMA))
      byDepth[6] = -1 / DEPTH_SIGMA
      accumulate(h, g, byDepth, ed, depthWeight)
    }
    if (down) {
      const turned = apply(r, down[0])
      const k = 1 / DOWN_SIGMA
      subtract(turned, down[1]).forEach((error, axis) => {
        const row = [0, 1, 2].map((n) => (n === axis ? k : 0)) as [number, number, number]
        // A direction turns with the camera and does not move with it.
        accumulate(h, g, gradient(j, ...turned, ...row).fill(0, 3), error * k, count / 10)
      })
    }
    for (let k = 0; k < 7; k++) h[8 * k] = (h[8 * k] as number) * 1.0001 + 1e-6
    const step = solveSymmetric(
      h,
      g.map((value) => -value),
    )
    if (!step) break
    const [rx = 0, ry = 0, rz = 0, tx = 0, ty = 0, tz = 0, dr = 0] = step
    T = {
      rotation: multiply(fromRotationVector([rx, ry, rz]), r),
      translation: add(t, [tx, ty, tz]),
    }
    logRatio += dr
    if (Math.hypot(...step) < SETTLED) break
  }
  return { T_second_first: T, logScaleRatio: logRatio, inliers: [] }
}

/**
 * Gradient of a residual by rotation vector (left), translation and log ratio of scales, from its gradient (x, y, z) by
 * the point in the second camera; (px, py, pz) is that point before the translation. Written into `j`.
 */
function gradient(
  j: Float64Array,
  px: number,
  py: number,
  pz: number,
  x: number,
  y: number,
  z: number,
): Float64Array {
  // d q = rotation vector x p, so that by the rotation it is p x (x, y, z).
  j[0] = py * z - pz * y
  j[1] = pz * x - px * z
  j[2] = px * y - py * x
  j[3] = x
  j[4] = y
  j[5] = z
  j[6] = 0
  return j
}

/** Adds a residual with gradient `j` to the normal equations; of `h` only the lower triangle. */
function accumulate(h: Float64Array, g: Float64Array, j: Float64Array, error: number, weight: number) {
  for (let a = 0; a < 7; a++) {
    const weighted = weight * (j[a] as number)
    g[a] = (g[a] as number) + weighted * error
    for (let b = 0; b <= a; b++) h[7 * a + b] = (h[7 * a + b] as number) + weighted * (j[b] as number)
  }
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
    const drawn = agreeing(matches, T, tolerance)
    if (drawn.length <= mostDrawn) continue
    mostDrawn = drawn.length
    // Right matches are coarse, so that a pose from few of them finds only some of the others: it is judged refined.
    let refined = refinePose(matches, T, tolerance / 2, down)
    let inliers = agreeing(matches, refined.T_second_first, tolerance)
    // Among many mistaken matches a refinement on all of them may run away from a pose that was right.
    if (inliers.length < drawn.length) {
      refined = refinePose(selectMatches(matches, drawn), T, tolerance / 2, down)
      inliers = agreeing(matches, refined.T_second_first, tolerance)
    }
    if (best && inliers.length <= best.inliers.length) continue
    best = { ...refined, inliers }
    needed = Math.min(options.iterations, samplesNeeded(inliers.length / matches.count, sampleSize))
  }
  return best && best.inliers.length >= MIN_INLIERS ? best : undefined
}
