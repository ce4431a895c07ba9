import { addRow, cauchy, covarianceOfSmall, optimiseSmall } from '../../estimation/index.ts'
import {
  add,
  apply,
  fromRotationVector,
  inverse,
  type Mat3,
  multiply,
  type RigidTransform,
} from '../../geometry/index.ts'
import { type PoseCovariance, turnedInto } from './covariance.ts'

/** Points known in a level frame, and the rays (x, y at depth 1) at which a camera sees them. */
export interface SeenPoints {
  count: number
  /** Three numbers a point. */
  points_level: Float64Array
  /** Two numbers a point. */
  rays: Float64Array
}

/** Where a camera is, by points that it sees. */
export interface Resection {
  T_level_camera: RigidTransform
  /** By the points alone, as if each erred by itself. */
  covariance: PoseCovariance
  /** Points that land within three standard deviations of where they are seen. */
  agreeing: number
}

const NEAREST = 0.05
/** A point behind the camera errs by as much as this at depth 1, wherever it is: the cost never falls by moving one there. */
const BEHIND = 1
/** Relative decrease of the cost at which a pose is found. */
const SETTLED = 1e-6
/** Weights are a half at two standard deviations. */
const KERNEL = cauchy(2)
/** Points within so many standard deviations agree. */
const AGREEING = 3
/** Of what no point fixes: radians, units. */
const UNKNOWN_SIGMA = 1e3
const UNKNOWNS = 6

/** `T_camera_level`. */
type Pose = RigidTransform

/** The sum of all points' robust costs, halved; adds to the equations where they are asked for. */
function costAt(
  { rotation: r, translation: t }: Pose,
  { count, points_level, rays }: SeenPoints,
  sigma: number,
  information?: Float64Array,
  gradient?: Float64Array,
): number {
  const behind = KERNEL.rho((BEHIND / sigma) ** 2)
  const j = new Float64Array(UNKNOWNS)
  let cost = 0
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [
      points_level[3 * i] as number,
      points_level[3 * i + 1] as number,
      points_level[3 * i + 2] as number,
    ]
    const x = r[0] * a + r[1] * b + r[2] * c + t[0]
    const y = r[3] * a + r[4] * b + r[5] * c + t[1]
    const z = r[6] * a + r[7] * b + r[8] * c + t[2]
    if (z < NEAREST) {
      cost += behind
      continue
    }
    const [u, v] = [x / z, y / z]
    const eu = (u - (rays[2 * i] as number)) / sigma
    const ev = (v - (rays[2 * i + 1] as number)) / sigma
    const squared = eu * eu + ev * ev
    cost += KERNEL.rho(squared)
    if (!information || !gradient) continue
    const weight = KERNEL.weight(squared)
    const k = 1 / (z * sigma)
    for (let row = 0; row < 2; row++) {
      const [bx, by, bz] = row === 0 ? [k, 0, -u * k] : [0, k, -v * k]
      // The whole pose is turned about the camera: q = exp(w) (R p + t) + s.
      j[0] = y * bz - z * by
      j[1] = z * bx - x * bz
      j[2] = x * by - y * bx
      j[3] = bx
      j[4] = by
      j[5] = bz
      addRow(information, gradient, j, row === 0 ? eu : ev, weight)
    }
  }
  return cost / 2
}

/** How many points land where they are seen. */
function agreeingAt(
  { rotation: r, translation: t }: Pose,
  { count, points_level, rays }: SeenPoints,
  sigma: number,
): number {
  let agreeing = 0
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [
      points_level[3 * i] as number,
      points_level[3 * i + 1] as number,
      points_level[3 * i + 2] as number,
    ]
    const z = r[6] * a + r[7] * b + r[8] * c + t[2]
    if (z < NEAREST) continue
    const x = r[0] * a + r[1] * b + r[2] * c + t[0]
    const y = r[3] * a + r[4] * b + r[5] * c + t[1]
    const off = Math.hypot(x / z - (rays[2 * i] as number), y / z - (rays[2 * i + 1] as number))
    if (off < AGREEING * sigma) agreeing++
  }
  return agreeing
}

/**
 * The pose that carries known points onto their rays, from a guess near by, by the robust cost of all points.
 * @param sigma expected reprojection error at depth 1.
 */
export function resect(
  seen: SeenPoints,
  guess: RigidTransform,
  sigma: number,
  iterations = 10,
): Resection | undefined {
  const { state, information } = optimiseSmall<Pose>(
    {
      start: inverse(guess),
      dimension: UNKNOWNS,
      linearise: (pose, h, g) => costAt(pose, seen, sigma, h, g),
      costOf: (pose) => costAt(pose, seen, sigma),
      retract({ rotation, translation }, step) {
        const [wx = 0, wy = 0, wz = 0, sx = 0, sy = 0, sz = 0] = step
        const turn = fromRotationVector([wx, wy, wz])
        return {
          rotation: multiply(turn, rotation),
          translation: add(apply(turn, translation), [sx, sy, sz]),
        }
      },
    },
    { iterations, cost: SETTLED },
  )
  const T_level_camera = inverse(state)
  const covariance = covarianceOfSmall(information, UNKNOWNS, UNKNOWN_SIGMA)
  // Of rotation vector (camera axes, from the left) and shift: the centre moves by the shift alone.
  const block = (from: number) => {
    const cells = [0, 1, 2].flatMap((row) =>
      [0, 1, 2].map((column) => covariance[UNKNOWNS * (from + row) + from + column]),
    )
    return turnedInto(T_level_camera.rotation, cells as unknown as Mat3)
  }
  return {
    T_level_camera,
    covariance: { rotation: block(0), position: block(3) },
    agreeing: agreeingAt(state, seen, sigma),
  }
}
