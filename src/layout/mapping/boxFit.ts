import { leastSquares, robust } from '../../estimation/index.ts'
import {
  apply,
  inverseTransformPoint,
  type OrientedBox,
  projectBox,
  rayEntersBox,
  rayOfPixel,
  transformPoint,
  type Vec3,
} from '../../geometry/index.ts'
import type { Category } from '../model/categories.ts'
import { frameNoise } from './frameNoise.ts'
import { EDGE, SIGHTING_DEPTH } from './sensorModel.ts'
import type { Sighting } from './sighting.ts'

/** A box fitted to sightings. */
export interface BoxFit {
  box: OrientedBox
  /** Standard deviations: centre and size in metres, yaw in radians. */
  sd: { center: Vec3; size: Vec3; yaw: number }
  /** log of how much larger the object looks than its kind usually is, and its standard deviation; see `freeScale`. */
  logScale: number
  logScaleSd: number
  /** Half the sum of squares, in standard deviations: of all, and of what is known of the kind. */
  cost: number
  priorCost: number
}

/** What the rest of the room says of a box. */
export interface FitContext {
  /** Heading of the walls in the level frame, radians, modulo a quarter turn; undefined where there is none. */
  wallYaw: number | undefined
  /** Lets the kind's sizes grow or shrink together: then the fit says what scale would make the object usual. */
  freeScale?: boolean
}

/** A lower edge that lies too high counts this many times less. */
const HIDDEN_FEET = 3
const YAW_SIGMA = 0.2
const FREE_SCALE_SIGMA = 0.5
/** Trial steps of a fit: from the usual box it is there in a dozen or so; what is not by then is no such thing. */
const MOST_STEPS = 16

const boxOf = (x: Float64Array): OrientedBox => ({
  center: [x[0] as number, x[1] as number, x[2] as number],
  size: [Math.exp(x[3] as number), Math.exp(x[4] as number), Math.exp(x[5] as number)],
  yaw: x[6] as number,
})

/** Edge and depth residuals of one sighting: five numbers. */
function sightingResiduals(box: OrientedBox, sighting: Sighting): number[] {
  const { frame, detection, cut, category, depthMetres } = sighting
  const { camera, T_level_camera } = frame
  const seen = detection.box
  const bounds = projectBox(box, T_level_camera, camera)
  const center = inverseTransformPoint(T_level_camera, box.center)
  if (!bounds || center[2] < 0.1) return [8, 8, 8, 8, 8]
  const { metres, radians } = frameNoise(frame)
  const picture = EDGE.picture * Math.max(camera.width, camera.height)
  const sigma = (side: number) =>
    Math.hypot(picture, EDGE.side * side, camera.fx * radians, (camera.fx * metres) / center[2])
  const [sigmaX, sigmaY] = [sigma(seen.x1 - seen.x0), sigma(seen.y1 - seen.y0)]
  // An edge on the border only says that the object reaches it; what stands on the floor often has its feet hidden.
  const edge = (error: number, sigma: number, isCut: boolean, outward: 1 | -1) =>
    robust(isCut && error * outward > 0 ? 0 : error / sigma)
  const feet = bounds.y1 > seen.y1 && category.base.height === 0 ? HIDDEN_FEET * sigmaY : sigmaY
  const ray = rayOfPixel(camera, (seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2)
  const entered = rayEntersBox(box, T_level_camera.translation, apply(T_level_camera.rotation, ray))
  const front = entered === undefined ? center[2] : Math.min(center[2], entered)
  const expected = front + category.hollow * (center[2] - front)
  return [
    edge(bounds.x0 - seen.x0, sigmaX, cut.left, -1),
    edge(bounds.y0 - seen.y0, sigmaY, cut.top, -1),
    edge(bounds.x1 - seen.x1, sigmaX, cut.right, 1),
    edge(bounds.y1 - seen.y1, feet, cut.bottom, 1),
    robust(Math.log(Math.max(0.05, expected) / depthMetres) / SIGHTING_DEPTH),
  ]
}

/** What is known of the kind: sizes, where it stands, and that furniture follows the walls. */
function priorResiduals(
  box: OrientedBox,
  category: Category,
  wallYaw: number | undefined,
  logScale: number,
): number[] {
  const { size, spread, base } = category
  const sizes = [0, 1, 2].map(
    (axis) =>
      (Math.log(box.size[axis as 0] / (size[axis as 0] as number)) - logScale) /
      (spread[axis as 0] as number),
  )
  const underside = box.center[2] - box.size[2] / 2
  return [
    ...sizes.map((r) => robust(r, 3)),
    robust((underside - base.height) / base.spread, 3),
    wallYaw === undefined ? 0 : Math.sin(2 * (box.yaw - wallYaw)) / (2 * YAW_SIGMA),
  ]
}

/** A first guess: the kind's usual box at the place where the middle of the sighting lies. */
export function guessBox(sighting: Sighting, yaw: number): OrientedBox {
  const { frame, detection, category, depthMetres } = sighting
  const { box } = detection
  const [l, w, h] = category.size
  const behind = depthMetres + (1 - category.hollow) * Math.min(l, w) * 0.5
  const ray = rayOfPixel(frame.camera, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
  const [x, y, z] = transformPoint(frame.T_level_camera, [ray[0] * behind, ray[1] * behind, behind])
  const low = category.base.height === 0 ? h / 2 : z
  return { center: [x, y, low], size: [l, w, h], yaw }
}

function fitFrom(start: OrientedBox, sightings: readonly Sighting[], context: FitContext): BoxFit {
  const { category } = sightings[0] as Sighting
  const free = context.freeScale === true
  // Many frames of one view are not as many cues: their pose errors are shared.
  const dilution = Math.min(1, Math.sqrt(4 / sightings.length))
  const residuals = (x: Float64Array) => {
    const box = boxOf(x)
    const logScale = free ? (x[7] as number) : 0
    const all = priorResiduals(box, category, context.wallYaw, logScale)
    if (free) all.push(logScale / FREE_SCALE_SIGMA)
    for (const sighting of sightings)
      for (const residual of sightingResiduals(box, sighting)) all.push(residual * dilution)
    return all
  }
  const x0 = [...start.center, ...start.size.map(Math.log), start.yaw, ...(free ? [0] : [])]
  const { x, cost, covariance } = leastSquares(residuals, x0, MOST_STEPS)
  const box = boxOf(x)
  const sd = (k: number) => Math.sqrt(Math.max(0, covariance[k * x.length + k] as number))
  const prior = priorResiduals(box, category, context.wallYaw, free ? (x[7] as number) : 0)
  return {
    box,
    sd: {
      center: [sd(0), sd(1), sd(2)],
      size: [sd(3) * box.size[0], sd(4) * box.size[1], sd(5) * box.size[2]],
      yaw: Math.min(Math.PI / 4, sd(6)),
    },
    logScale: free ? (x[7] as number) : 0,
    logScaleSd: free ? sd(7) : 0,
    cost,
    priorCost: prior.reduce((sum, r) => sum + r * r, 0) / 2,
  }
}

/** More sightings than this say little more of a box, and cost time. */
const MOST_FITTED = 8

/** The sightings to fit to: the first, which names the kind, and of the others those that show it whole and surely. */
function fewest(sightings: readonly Sighting[]): readonly Sighting[] {
  if (sightings.length <= MOST_FITTED) return sightings
  const [first, ...others] = sightings as [Sighting, ...Sighting[]]
  const merit = ({ cut, detection }: Sighting) =>
    detection.score - [cut.left, cut.top, cut.right, cut.bottom].filter(Boolean).length
  const best = others.sort((a, b) => merit(b) - merit(a)).slice(0, MOST_FITTED - 1)
  return [first, ...best]
}

/**
 * Fits an upright box to the sightings of one object: its projections to the detections' edges, its front to their
 * depth, its size, stand and heading to what is usual. Both ways round, the long side along the walls or across.
 * The sightings' first names the kind.
 */
export function fitBox(all: readonly Sighting[], context: FitContext, start?: OrientedBox): BoxFit {
  const sightings = fewest(all)
  const first = sightings[0] as Sighting
  const heading =
    context.wallYaw ??
    Math.atan2(first.frame.T_level_camera.rotation[3], first.frame.T_level_camera.rotation[0])
  const starts = [heading, heading + Math.PI / 2].map((yaw) => {
    if (start) return { ...start, yaw, size: first.category.size as Vec3 }
    const guesses = sightings.map((s) => guessBox(s, yaw))
    const mean = (axis: 0 | 1 | 2) => guesses.reduce((sum, g) => sum + g.center[axis], 0) / guesses.length
    return { ...(guesses[0] as OrientedBox), center: [mean(0), mean(1), mean(2)] as Vec3 }
  })
  const fits = starts.map((s) => fitFrom(s, sightings, context))
  return fits.reduce((best, fit) => (fit.cost < best.cost ? fit : best))
}
