import {
  IDENTITY,
  type Intrinsics,
  intrinsicsFromFieldOfView,
  inverseTransformPoint,
  sampleInverseDepth,
  seededRandom,
  type Vec3,
} from '../../geometry/index.ts'
import type { KeyframeEvidence, TrackedCorners, TrackedFrame } from '../evidence.ts'
import { isWithin } from './links.ts'
import { resect, type SeenPoints } from './resection.ts'

/** The field of view of the picture's longer side, and how it is known. */
export interface FieldOfView {
  radians: number
  /** Standard deviation, radians. */
  sd: number
  source: 'given' | 'measured' | 'assumed'
}

const DEGREE = Math.PI / 180
/** Where nobody says and the motion does not tell: phones and compact cameras have 50 to 70 degrees. */
export const ASSUMED_FIELD_OF_VIEW: FieldOfView = { radians: 60 * DEGREE, sd: 5 * DEGREE, source: 'assumed' }
/** What is tried: the fields of view of telephones, cameras and wide lenses. */
const TRIED = [36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 86, 92].map((degrees) => degrees * DEGREE)
/** Corners are followed for about this long: far enough to turn, near enough to be still in sight; seconds. */
const [SHORTEST, LONGEST] = [0.15, 1.05]
const MIN_CORNERS = 40
/** Reprojection errors count no more than this; pixels of a picture 320 wide, as corners are followed in. */
const CAP = 3
const TRACKED_SIDE = 320
/** With fewer pairs of frames the motion says nothing. */
const MIN_PAIRS = 6
/** A fifth shorter and longer, the error must rise by this share: a camera that hardly turns fits any focal length. */
const MIN_CONTRAST = 0.03
const NEIGHBOURHOOD = 1.2
/** Of the logarithm of the focal length: two clips with known cameras are 4 per cent long, whatever the sample. */
const SYSTEMATIC_SD = 0.035
const MAX_SAMPLE_SD = 0.06
/** The same after the adjustment of all cameras: what is left on RedKitchen; on 45 made-up clips errors are 1.1 %, as its equations say. */
const ADJUSTED_SYSTEMATIC_SD = 0.02
const RESAMPLINGS = 200

/** Focal length in units of half the longer side, and its inverse. */
const focalOf = (radians: number) => 1 / Math.tan(radians / 2)
const radiansOf = (focal: number) => 2 * Math.atan(1 / focal)

/** Corners of a keyframe that are still followed some time later: pixels there and here. */
interface FollowedPair {
  keyframe: KeyframeEvidence
  /** u and v in the keyframe, then in the later frame. */
  pixels: number[]
}

function follow(keyframe: KeyframeEvidence, later: TrackedCorners): FollowedPair | undefined {
  const { moving, tracked } = keyframe
  if (!tracked) return undefined
  const place = new Map([...tracked.ids].map((id, k) => [id, k]))
  const pixels: number[] = []
  later.ids.forEach((id, m) => {
    const k = place.get(id)
    if (k === undefined) return
    const at = (points: Float32Array, i: number) => points[i] as number
    const [u, v] = [at(tracked.points, 2 * k), at(tracked.points, 2 * k + 1)]
    if (!isWithin(moving, u, v)) pixels.push(u, v, at(later.points, 2 * m), at(later.points, 2 * m + 1))
  })
  return pixels.length >= 4 * MIN_CORNERS ? { keyframe, pixels } : undefined
}

/** For each keyframe the latest frame that still shows enough of its corners. */
function followedPairs(
  keyframes: readonly KeyframeEvidence[],
  stream: readonly TrackedFrame[],
): FollowedPair[] {
  return keyframes.flatMap((keyframe) => {
    const since = (frame: TrackedFrame) => frame.timestampSeconds - keyframe.timestampSeconds
    const candidates = stream.filter((frame) => since(frame) >= SHORTEST && since(frame) <= LONGEST).reverse()
    for (const { corners } of candidates) {
      const pair = follow(keyframe, corners)
      if (pair) return [pair]
    }
    return []
  })
}

/** How badly a pair fits a camera: mean capped reprojection error of the best pose, pixels of the tracked picture. */
function misfit({ keyframe, pixels }: FollowedPair, camera: Intrinsics): number {
  const count = pixels.length / 4
  const seen: SeenPoints = {
    count,
    points_level: new Float64Array(3 * count),
    rays: new Float64Array(2 * count),
  }
  const { fx, cx, cy, width, height } = camera
  for (let i = 0; i < count; i++) {
    const [u, v, toU, toV] = pixels.slice(4 * i, 4 * i + 4) as [number, number, number, number]
    const depth = 1 / Math.max(0.05, sampleInverseDepth(keyframe.inverseDepth, u, v, width, height))
    seen.points_level.set([((u - cx) / fx) * depth, ((v - cy) / fx) * depth, depth], 3 * i)
    seen.rays.set([(toU - cx) / fx, (toV - cy) / fx], 2 * i)
  }
  const found = resect(seen, IDENTITY, 2 / fx, 15)
  if (!found) return CAP
  const pixelsPerRay = (fx * TRACKED_SIDE) / Math.max(width, height)
  let sum = 0
  for (let i = 0; i < count; i++) {
    const point = seen.points_level.subarray(3 * i, 3 * i + 3) as unknown as Vec3
    const [x, y, z] = inverseTransformPoint(found.T_level_camera, [point[0], point[1], point[2]])
    const [du, dv] = [x / z - (seen.rays[2 * i] as number), y / z - (seen.rays[2 * i + 1] as number)]
    sum += z > 0 ? Math.min(CAP, Math.hypot(du, dv) * pixelsPerRay) : CAP
  }
  return sum / count
}

/** Where a curve through points has its least value, by the parabola through the lowest; undefined at an end. */
function lowest(xs: readonly number[], ys: readonly number[]): number | undefined {
  const k = ys.reduce((best, y, i) => (y < (ys[best] as number) ? i : best), 0)
  if (k === 0 || k === ys.length - 1) return undefined
  const [x0, x1, x2] = [xs[k - 1] as number, xs[k] as number, xs[k + 1] as number]
  const [y0, y1, y2] = [ys[k - 1] as number, ys[k] as number, ys[k + 1] as number]
  const [a, b] = [(y1 - y0) / (x1 - x0), (y2 - y1) / (x2 - x1)]
  const curvature = (b - a) / (x2 - x0)
  return curvature > 0 ? (x0 + x1) / 2 - a / (2 * curvature) : x1
}

const interpolated = (xs: readonly number[], ys: readonly number[], x: number): number => {
  const k = Math.min(xs.length - 2, Math.max(0, xs.findIndex((value) => value > x) - 1))
  const [x0, x1] = [xs[k] as number, xs[k + 1] as number]
  return (ys[k] as number) + (((ys[k + 1] as number) - (ys[k] as number)) * (x - x0)) / (x1 - x0)
}

/**
 * The field of view under which followed corners fit the network's depth best (geometry-recipe.md: found within 5 % on
 * two clips), joined with what was assumed; the assumption, where the motion does not tell. Yields how far it is, as a share.
 */
export function* measureFieldOfView(
  keyframes: readonly KeyframeEvidence[],
  stream: readonly TrackedFrame[],
  start: FieldOfView,
): Generator<number, FieldOfView> {
  if (start.source === 'given') return start
  const pairs = followedPairs(keyframes, stream)
  const picture = keyframes[0]?.camera
  if (!picture || pairs.length < MIN_PAIRS) return start
  const logs = TRIED.map((radians) => Math.log(focalOf(radians))).reverse()
  const cameras = [...TRIED]
    .reverse()
    .map((radians) => intrinsicsFromFieldOfView(picture.width, picture.height, radians))
  const misfits: number[][] = []
  for (const pair of pairs) {
    misfits.push(cameras.map((camera) => misfit(pair, camera)))
    yield misfits.length / pairs.length
  }
  const total = (rows: readonly (readonly number[])[]) =>
    logs.map((_, k) => rows.reduce((sum, row) => sum + (row[k] as number), 0) / rows.length)
  const curve = total(misfits)
  const found = lowest(logs, curve)
  if (found === undefined) return start
  const least = interpolated(logs, curve, found)
  const sides = [-1, 1].map((side) => interpolated(logs, curve, found + side * Math.log(NEIGHBOURHOOD)))
  if (Math.min(...sides) < least * (1 + MIN_CONTRAST)) return start
  const sampleSd = resampledSd(misfits, (rows) => lowest(logs, total(rows)))
  if (!(sampleSd < MAX_SAMPLE_SD)) return start
  return joined(start, found, Math.hypot(sampleSd, SYSTEMATIC_SD))
}

/** Standard deviation of an estimate under resampling of its rows (bootstrap). */
function resampledSd<T>(rows: readonly T[], estimate: (rows: readonly T[]) => number | undefined): number {
  const random = seededRandom(rows.length)
  const values = Array.from({ length: RESAMPLINGS }, () =>
    estimate(rows.map(() => rows[Math.floor(random() * rows.length)] as T)),
  ).flatMap((value) => value ?? [])
  if (values.length < 0.9 * RESAMPLINGS) return Number.POSITIVE_INFINITY
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
}

/** A measured logarithm of the focal length and the assumption, each by its weight. */
function joined(assumed: FieldOfView, logFocal: number, sd: number): FieldOfView {
  const before = Math.log(focalOf(assumed.radians))
  const beforeSd = Math.log(focalOf(assumed.radians - assumed.sd)) - before
  const [w0, w1] = [1 / beforeSd ** 2, 1 / sd ** 2]
  const log = (w0 * before + w1 * logFocal) / (w0 + w1)
  const radians = radiansOf(Math.exp(log))
  // d radians = -sin(radians) d log focal.
  return { radians, sd: Math.sin(radians) / Math.sqrt(w0 + w1), source: 'measured' }
}

/** Standard deviation of the logarithm of the focal length. */
export const focalSigmaOf = ({ radians, sd }: FieldOfView): number => sd / Math.sin(radians)

/** A measured field of view as the adjustment of all cameras corrects it. @param ratio of the focal lengths, and its deviation. */
export function correctedBy(before: FieldOfView, { ratio, sd }: { ratio: number; sd: number }): FieldOfView {
  const radians = radiansOf(ratio * focalOf(before.radians))
  return { ...before, radians, sd: Math.sin(radians) * Math.hypot(sd, ADJUSTED_SYSTEMATIC_SD) }
}

/** The keyframes with the cameras of a field of view. */
export const withFieldOfView = (
  keyframes: readonly KeyframeEvidence[],
  { radians }: FieldOfView,
): KeyframeEvidence[] =>
  keyframes.map((keyframe) => ({
    ...keyframe,
    camera: intrinsicsFromFieldOfView(keyframe.camera.width, keyframe.camera.height, radians),
  }))
