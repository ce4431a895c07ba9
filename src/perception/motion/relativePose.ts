import { addRow, cauchy, optimiseSmall } from '../../estimation/index.ts'
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

/**
 * Matches whose point lands within `tolerance` (at depth 1) of where it is seen. No allocation: this is the hot loop.
 * @param found takes their indices. @param atLeast gives up once no more than so many can agree.
 * @returns how many there are; fewer where it gave up.
 */
function agreeing(
  matches: PairMatches,
  { rotation: r, translation: t }: RigidTransform,
  tolerance: number,
  found: Int32Array,
  atLeast = 0,
): number {
  const { rays0, rays1, inverse0, count } = matches
  const limit = tolerance * tolerance
  let agree = 0
  for (let i = 0; i < count && agree + count - i > atLeast; i++) {
    // The point times its inverse depth: no division until the projection.
    const [x, y, w] = [rays0[2 * i] as number, rays0[2 * i + 1] as number, inverse0[i] as number]
    const qz = r[6] * x + r[7] * y + r[8] + w * t[2]
    if (qz <= 1e-3 * w) continue
    const dx = (r[0] * x + r[1] * y + r[2] + w * t[0]) / qz - (rays1[2 * i] as number)
    const dy = (r[3] * x + r[4] * y + r[5] + w * t[1]) / qz - (rays1[2 * i + 1] as number)
    if (dx * dx + dy * dy < limit) found[agree++] = i
  }
  return agree
}

/**
 * Depth of the two frames disagrees by this standard deviation, as a logarithm: wider than `matchNoise.ts`, as the matches
 * that are judged here are not yet known to be right.
 */
const DEPTH_SIGMA = 0.12
const DOWN_SIGMA = 0.05
/** Depth scales of two frames differ by at most this, as a logarithm. */
const MAX_LOG_RATIO = 0.8
/** Relative decrease of the cost at which a pose is found. */
const SETTLED = 1e-5
/** Weights are a half at two standard deviations; a match's pixel and depth are right or wrong together. */
const KERNEL = cauchy(2)
/** A point nearer than this to the second camera errs as one that is this far off at depth 1. */
const [NEAREST, BEHIND] = [0.02, 1]
const UNKNOWNS = 7

/** The second camera to the first, and the logarithm of the depth scales' ratio. */
interface PairState {
  T: RigidTransform
  logRatio: number
}

/**
 * The sum of all matches' robust costs, halved: reprojection into the second frame and agreement of the depths. Adds to the
 * equations where they are asked for.
 * @param logInverse1 of the matches' inverse depths in the second frame.
 */
function costAt(
  { T: { rotation: r, translation: t }, logRatio }: PairState,
  { rays0, rays1, inverse0, count }: PairMatches,
  logInverse1: Float64Array,
  sigma: number,
  information?: Float64Array,
  gradient?: Float64Array,
): number {
  const behind = KERNEL.rho((BEHIND / sigma) ** 2)
  const j = new Float64Array(UNKNOWNS)
  let cost = 0
  // Written out in numbers: with a vector for each step this loop is most of the time that linking takes.
  for (let i = 0; i < count; i++) {
    const depth = 1 / (inverse0[i] as number)
    const [x, y] = [(rays0[2 * i] as number) * depth, (rays0[2 * i + 1] as number) * depth]
    const px = r[0] * x + r[1] * y + r[2] * depth
    const py = r[3] * x + r[4] * y + r[5] * depth
    const pz = r[6] * x + r[7] * y + r[8] * depth
    const qz = pz + t[2]
    if (qz < NEAREST) {
      cost += behind
      continue
    }
    const [u, v] = [(px + t[0]) / qz, (py + t[1]) / qz]
    const ex = (u - (rays1[2 * i] as number)) / sigma
    const ey = (v - (rays1[2 * i + 1] as number)) / sigma
    // Depth in the second frame, by its own scale: log(1 / q_z) = log a1 + log(inverse1).
    const ed = (-Math.log(qz) - logRatio - (logInverse1[i] as number)) / DEPTH_SIGMA
    const squared = ex * ex + ey * ey + ed * ed
    cost += KERNEL.rho(squared)
    if (!information || !gradient) continue
    const weight = KERNEL.weight(squared)
    const k = 1 / (qz * sigma)
    addRow(information, gradient, derivatives(j, px, py, pz, k, 0, -u * k), ex, weight)
    addRow(information, gradient, derivatives(j, px, py, pz, 0, k, -v * k), ey, weight)
    const byDepth = derivatives(j, px, py, pz, 0, 0, -1 / (qz * DEPTH_SIGMA))
    byDepth[6] = -1 / DEPTH_SIGMA
    addRow(information, gradient, byDepth, ed, weight)
  }
  return cost / 2
}

/** The same of down, as both cameras know it; it weighs as much as this share of the matches. */
const DOWN_SHARE = 0.1

function downCostAt(
  { T: { rotation } }: PairState,
  [first, second]: readonly [Vec3, Vec3],
  weight: number,
  information?: Float64Array,
  gradient?: Float64Array,
): number {
  const turned = apply(rotation, first)
  const k = 1 / DOWN_SIGMA
  const j = new Float64Array(UNKNOWNS)
  const errors = subtract(turned, second)
  if (information && gradient)
    errors.forEach((error, axis) => {
      const row = [0, 1, 2].map((n) => (n === axis ? k : 0)) as [number, number, number]
      // A direction turns with the camera and does not move with it.
      addRow(information, gradient, derivatives(j, ...turned, ...row).fill(0, 3), error * k, weight)
    })
  return (weight * errors.reduce((sum, error) => sum + (error * k) ** 2, 0)) / 2
}

/**
 * Refines a relative pose on all matches, by the robust cost of their reprojection into the second frame and of their
 * depths. The first frame's scale is 1.
 * @param sigma expected reprojection error, at depth 1.
 */
export function refinePose(
  matches: PairMatches,
  start: RigidTransform,
  sigma: number,
  down?: readonly [Vec3, Vec3],
  iterations = 12,
): RelativePose {
  const weight = DOWN_SHARE * matches.count
  const logInverse1 = matches.inverse1.map(Math.log)
  const cost = (state: PairState, h?: Float64Array, g?: Float64Array) =>
    costAt(state, matches, logInverse1, sigma, h, g) + (down ? downCostAt(state, down, weight, h, g) : 0)
  const { state } = optimiseSmall<PairState>(
    {
      start: { T: start, logRatio: initialRatio(matches, start) },
      dimension: UNKNOWNS,
      linearise: cost,
      costOf: (state) => cost(state),
      retract({ T: { rotation, translation }, logRatio }, step) {
        const [rx = 0, ry = 0, rz = 0, tx = 0, ty = 0, tz = 0, dr = 0] = step
        const turn = fromRotationVector([rx, ry, rz])
        return {
          T: { rotation: multiply(turn, rotation), translation: add(translation, [tx, ty, tz]) },
          logRatio: logRatio + dr,
        }
      },
    },
    { iterations, cost: SETTLED },
  )
  return { T_second_first: state.T, logScaleRatio: state.logRatio, inliers: [] }
}

/**
 * Derivatives of a residual by rotation vector (left), translation and log ratio of scales, from its gradient (x, y, z) by
 * the point in the second camera; (px, py, pz) is that point before the translation. Written into `j`.
 */
function derivatives(
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
  const indices = new Int32Array(matches.count)
  let needed = options.iterations
  for (let iteration = 0; iteration < needed; iteration++) {
    const [i, j, k] = [pick(), pick(), pick()]
    if (i === j || j === k || i === k) continue
    const T = levels
      ? poseFromTwo(matches, [i, j], levels[0] as Mat3, levels[1] as Mat3)
      : poseFromThree(matches, [i, j, k])
    if (!T) continue
    const drawn = agreeing(matches, T, tolerance, indices, mostDrawn)
    if (drawn <= mostDrawn) continue
    mostDrawn = drawn
    const drawnMatches = [...indices.subarray(0, drawn)]
    // Right matches are coarse, so that a pose from few of them finds only some of the others: it is judged refined.
    let refined = refinePose(matches, T, tolerance / 2, down)
    let inliers = agreeing(matches, refined.T_second_first, tolerance, indices)
    // Among many mistaken matches a refinement on all of them may run away from a pose that was right.
    if (inliers < drawn) {
      refined = refinePose(selectMatches(matches, drawnMatches), T, tolerance / 2, down)
      inliers = agreeing(matches, refined.T_second_first, tolerance, indices)
    }
    if (best && inliers <= best.inliers.length) continue
    best = { ...refined, inliers: [...indices.subarray(0, inliers)] }
    needed = Math.min(options.iterations, samplesNeeded(inliers / matches.count, sampleSize))
  }
  return best && best.inliers.length >= MIN_INLIERS ? best : undefined
}
