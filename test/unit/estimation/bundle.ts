import {
  cauchy,
  depthPrior,
  type Factor,
  LANDMARK,
  LENS,
  type Lens,
  LOG_SCALE,
  POSE,
  type Problem,
  type RobustKernel,
  reprojection,
  type Variable,
  variable,
} from '../../../src/estimation/index.ts'
import {
  compose,
  fromRotationVector,
  inverseTransformPoint,
  multiply,
  type RigidTransform,
  seededRandom,
  type Vec2,
  type Vec3,
} from '../../../src/geometry/index.ts'

/** A made-up film: cameras that walk along an arc in a room, points on what they look at, and what they see of them. */

export const WIDTH = 640
export const HEIGHT = 480
export const PRINCIPAL_POINT: Vec2 = [WIDTH / 2, HEIGHT / 2]

export interface BundleOptions {
  cameras: number
  landmarks: number
  /** Keyframes of a track at most; neighbours in time. */
  trackLength?: number
  /** Standard deviations: pixels, and logarithm of depth. */
  pixelSigma?: number
  depthSigma?: number
  /** Share of observations that are wrong altogether. */
  outliers?: number
  /** How far first guesses are off: metres and radians for poses, share of depth for landmarks. */
  startSigma?: number
  seed?: number
  kernel?: RobustKernel
}

export interface Truth {
  poses: RigidTransform[]
  points: Vec3[]
  logScales: number[]
  lens: Lens
}

export interface Bundle {
  truth: Truth
  poses: Variable<RigidTransform>[]
  landmarks: Variable<Vec3>[]
  logScales: Variable<number>[]
  lens: Variable<Lens>
  reprojections: Factor[]
  depthPriors: Factor[]
  /** Factors of both kinds, with the first pose held. */
  problem: Problem
}

/** Numbers of a normal distribution, of standard deviation 1 (Box-Muller). */
export function normals(seed: number): () => number {
  const random = seededRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A camera that looks level along the map's +y, turned by `yaw` to the left. */
const lookingAlong = (yaw: number, center: Vec3): RigidTransform => ({
  rotation: multiply(fromRotationVector([0, 0, yaw]), [1, 0, 0, 0, 0, 1, 0, -1, 0]),
  translation: center,
})

export const lensPixel = ({ focal, radial }: Lens, [x, y, z]: Vec3): Vec2 => {
  const [u, v] = [x / z, y / z]
  const scale = focal * (1 + radial * (u * u + v * v))
  return [scale * u + PRINCIPAL_POINT[0], scale * v + PRINCIPAL_POINT[1]]
}

/** Whether a camera sees a point. Far to the side the radial term would fold it back into the picture. */
function isInSight(lens: Lens, point_camera: Vec3): boolean {
  const [x, y, z] = point_camera
  if (z < 0.5 || Math.hypot(x, y) > z) return false
  const [u, v] = lensPixel(lens, point_camera)
  return u > 0 && u < WIDTH && v > 0 && v < HEIGHT
}

export function makeTruth({ cameras, landmarks, seed = 1 }: BundleOptions): Truth {
  const random = seededRandom(seed)
  const normal = normals(seed + 1)
  const poses = Array.from({ length: cameras }, (_, k) => {
    const along = 0.12 * k
    return compose(
      lookingAlong(0.3 * Math.sin(0.25 * along), [along, 0.4 * Math.sin(0.9 * along), 1.5 + 0.05 * normal()]),
      {
        rotation: fromRotationVector([0.05 * normal(), 0.05 * normal(), 0.05 * normal()]),
        translation: [0, 0, 0],
      },
    )
  })
  const length = 0.12 * cameras
  const points = Array.from({ length: landmarks }, (): Vec3 => {
    const across = random()
    return [random() * (length + 3) - 1.5, 2 + 2.5 * across, 0.2 + 2.4 * random()]
  })
  const drawn = poses.map(() => 0.2 * normal())
  const mean = drawn.reduce((a, b) => a + b, 0) / cameras
  return { poses, points, logScales: drawn.map((s) => s - mean), lens: { focal: 520, radial: -0.04 } }
}

/** Which cameras see each point, in time; a track is a run of them, and begins now early, now late. */
function tracksOf({ poses, points, lens }: Truth, most: number): number[][] {
  return points.map((point, i) => {
    const seeing = poses.flatMap((pose, k) =>
      isInSight(lens, inverseTransformPoint(pose, point)) ? [k] : [],
    )
    const first = i % Math.max(1, seeing.length - most + 1)
    return seeing.slice(first, first + most)
  })
}

export function makeBundle(options: BundleOptions): Bundle {
  const {
    trackLength = 10,
    pixelSigma = 0.7,
    depthSigma = 0.1,
    outliers = 0,
    startSigma = 0.03,
    seed = 1,
  } = options
  const { kernel = cauchy(2) } = options
  const truth = makeTruth(options)
  const [random, normal] = [seededRandom(seed + 2), normals(seed + 3)]
  const off = (sigma: number): Vec3 => [sigma * normal(), sigma * normal(), sigma * normal()]
  const poses = truth.poses.map((pose, k) =>
    variable(
      POSE,
      k === 0
        ? pose
        : compose(pose, { rotation: fromRotationVector(off(startSigma)), translation: off(startSigma) }),
    ),
  )
  const landmarks = truth.points.map(([x, y, z]) => {
    const [dx, dy, dz] = off(5 * startSigma)
    return variable(LANDMARK, [x + dx, y + dy, z + dz] as Vec3)
  })
  const logScales = truth.logScales.map((s, k) => variable(LOG_SCALE, k === 0 ? s : 0))
  const lens = variable(LENS, { focal: truth.lens.focal * (1 + startSigma), radial: 0 })
  const [reprojections, depthPriors]: [Factor[], Factor[]] = [[], []]
  tracksOf(truth, trackLength).forEach((track, i) => {
    if (track.length < 2) return
    for (const k of track) {
      const [pose, landmark] = [poses[k] as Variable<RigidTransform>, landmarks[i] as Variable<Vec3>]
      const inCamera = inverseTransformPoint(truth.poses[k] as RigidTransform, truth.points[i] as Vec3)
      const [u, v] = lensPixel(truth.lens, inCamera)
      const pixel: Vec2 =
        random() < outliers
          ? [WIDTH * random(), HEIGHT * random()]
          : [u + pixelSigma * normal(), v + pixelSigma * normal()]
      const inverseDepth = Math.exp(-(truth.logScales[k] as number) + depthSigma * normal()) / inCamera[2]
      const common = { pose, landmark, kernel }
      reprojections.push(
        reprojection({ ...common, lens, pixel, principalPoint: PRINCIPAL_POINT, sigma: pixelSigma }),
      )
      depthPriors.push(
        depthPrior({
          ...common,
          logScale: logScales[k] as Variable<number>,
          inverseDepth,
          sigma: depthSigma,
        }),
      )
    }
  })
  const problem: Problem = {
    factors: [...reprojections, ...depthPriors],
    held: [poses[0] as Variable<RigidTransform>, logScales[0] as Variable<number>],
  }
  return { truth, poses, landmarks, logScales, lens, reprojections, depthPriors, problem }
}
