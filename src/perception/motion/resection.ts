import {
  add,
  apply,
  applyTransposed,
  fromRotationVector,
  inverseSymmetric,
  type Mat3,
  multiply,
  type RigidTransform,
  scaled,
  solveSymmetric,
  transpose,
  type Vec3,
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
const SETTLED = 1e-5

/**
 * The pose that carries known points onto their rays: Gauss-Newton with Cauchy weights from a guess near by.
 * @param sigma expected reprojection error at depth 1.
 */
export function resect(
  { count, points_level, rays }: SeenPoints,
  guess: RigidTransform,
  sigma: number,
  iterations = 10,
): Resection | undefined {
  let R = transpose(guess.rotation)
  let t = scaled(applyTransposed(guess.rotation, guess.translation), -1)
  const h = new Float64Array(36)
  const g = new Float64Array(6)
  const j = new Float64Array(6)
  let agreeing = 0
  for (let iteration = 0; iteration < iterations; iteration++) {
    h.fill(0)
    g.fill(0)
    agreeing = 0
    for (let i = 0; i < count; i++) {
      const p: Vec3 = [
        points_level[3 * i] as number,
        points_level[3 * i + 1] as number,
        points_level[3 * i + 2] as number,
      ]
      const [x, y, z] = add(apply(R, p), t)
      if (z < NEAREST) continue
      const [u, v] = [x / z, y / z]
      const eu = (u - (rays[2 * i] as number)) / sigma
      const ev = (v - (rays[2 * i + 1] as number)) / sigma
      const squared = eu * eu + ev * ev
      if (squared < 9) agreeing++
      const weight = 1 / (1 + squared / 4)
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
        const error = row === 0 ? eu : ev
        for (let a = 0; a < 6; a++) {
          const weighted = weight * (j[a] as number)
          g[a] = (g[a] as number) - weighted * error
          for (let b = 0; b <= a; b++) h[6 * a + b] = (h[6 * a + b] as number) + weighted * (j[b] as number)
        }
      }
    }
    const damped = Float64Array.from(h)
    for (let k = 0; k < 6; k++) damped[7 * k] = (damped[7 * k] as number) * 1.0001 + 1e-6
    const step = solveSymmetric(damped, g)
    if (!step) return undefined
    const [wx = 0, wy = 0, wz = 0, sx = 0, sy = 0, sz = 0] = step
    const turn = fromRotationVector([wx, wy, wz])
    R = multiply(turn, R)
    t = add(apply(turn, t), [sx, sy, sz])
    if (Math.hypot(...step) < SETTLED) break
  }
  if (!t.every(Number.isFinite)) return undefined
  const rotation = transpose(R)
  return {
    T_level_camera: { rotation, translation: scaled(apply(rotation, t), -1) },
    covariance: covarianceOf(h, rotation),
    agreeing,
  }
}

/**
 * Covariance from the normal equations of rotation vector (camera axes, from the left) and shift in the camera frame.
 * The centre moves by the shift alone, turned into the level frame.
 */
function covarianceOf(h: Float64Array, R_level_camera: Mat3): PoseCovariance {
  const a = Float64Array.from(h)
  for (let i = 0; i < 6; i++) a[7 * i] = (a[7 * i] as number) + 1e-6
  const inverse = inverseSymmetric(a, 6) ?? ((row: number, column: number) => (row === column ? 1 : 0))
  const block = (from: number) => {
    const cells = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => inverse(from + row, from + column)))
    return turnedInto(R_level_camera, cells as unknown as Mat3)
  }
  return { rotation: block(0), position: block(3) }
}
