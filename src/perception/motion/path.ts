import {
  interpolateRigid,
  type Mat3,
  type RigidTransform,
  sampleInverseDepth,
  transformPoint,
} from '../../geometry/index.ts'
import type { KeyframeEvidence, TrackedCorners, TrackedFrame } from '../evidence.ts'
import type { PoseCovariance } from './covariance.ts'
import { isWithin } from './links.ts'
import { resect, type SeenPoints } from './resection.ts'
import type { PlacedKeyframe } from './solve.ts'

/** The camera at one frame of the stream. */
export interface PathPose {
  timestampSeconds: number
  T_level_camera: RigidTransform
  covariance: PoseCovariance
  /** What it rests on: its own adjustment, corners that keyframes know, or only the keyframes about it. */
  by: 'keyframe' | 'corners' | 'between'
}

/** Corners seen from a keyframe, in the level frame. */
interface Anchor {
  seconds: number
  T_level_camera: RigidTransform
  covariance: PoseCovariance
  points: ReadonlyMap<number, readonly [number, number, number]>
}

const SIGMA = 0.006
/** Of different corners: one that two keyframes know is still one. */
const MIN_CORNERS = 12
/** Of their sights, this share must agree. */
const MIN_SHARE = 0.5
/** Two keyframes this close in time have no more than a gentle curve between them, seconds. */
const MAX_BRIDGE = 1.2
/** A pose is a guess for the next frames, seconds. */
const RECENT = 0.25
const MIN_THROUGH = 6
/** Depth errs alike over whole surfaces: so many corners say as much as one that errs by itself. */
const RESECTION_CORRELATION = 10
/** What a hand may do between two keyframes: stray by this much for a second, radians and units. */
const [TURN_BEND, PLACE_BEND] = [0.6, 0.4]

function anchorOf(
  keyframe: KeyframeEvidence,
  { T_level_camera, logScale, covariance }: PlacedKeyframe,
): Anchor {
  const { camera, inverseDepth, moving, tracked, timestampSeconds } = keyframe
  const unit = Math.exp(-logScale)
  const points = new Map<number, readonly [number, number, number]>()
  tracked?.ids.forEach((id, k) => {
    const [u, v] = [tracked.points[2 * k] as number, tracked.points[2 * k + 1] as number]
    if (isWithin(moving, u, v)) return
    const value = Math.max(0.05, sampleInverseDepth(inverseDepth, u, v, camera.width, camera.height))
    const depth = unit / value
    points.set(
      id,
      transformPoint(T_level_camera, [
        ((u - camera.cx) / camera.fx) * depth,
        ((v - camera.cy) / camera.fy) * depth,
        depth,
      ]),
    )
  })
  return { seconds: timestampSeconds, T_level_camera, covariance, points }
}

/** How many of a frame's corners the keyframes know. */
const knownCorners = ({ ids }: TrackedCorners, anchors: readonly Anchor[]): number =>
  ids.filter((id) => anchors.some(({ points }) => points.has(id))).length

/** The corners of a frame that keyframes know, once for each keyframe that does. */
function seenFrom(
  { ids, points }: TrackedCorners,
  anchors: readonly Anchor[],
  { fx, fy, cx, cy }: KeyframeEvidence['camera'],
): SeenPoints {
  const known: number[] = []
  const rays: number[] = []
  for (const anchor of anchors)
    ids.forEach((id, k) => {
      const point = anchor.points.get(id)
      if (!point) return
      known.push(...point)
      rays.push(((points[2 * k] as number) - cx) / fx, ((points[2 * k + 1] as number) - cy) / fy)
    })
  return { count: rays.length / 2, points_level: Float64Array.from(known), rays: Float64Array.from(rays) }
}

/** Sums and multiples of covariances, entry by entry. */
const combined = (terms: readonly (readonly [number, PoseCovariance])[]): PoseCovariance => {
  const sum = (of: keyof PoseCovariance) =>
    Array.from({ length: 9 }, (_, k) => terms.reduce((total, [w, c]) => total + w * (c[of][k] as number), 0))
  return { rotation: sum('rotation') as unknown as Mat3, position: sum('position') as unknown as Mat3 }
}

const everyWay = (variance: number): Mat3 => [variance, 0, 0, 0, variance, 0, 0, 0, variance]

/**
 * The camera at every frame of the stream between a piece's keyframes: where its corners lie against the points that
 * the keyframes about it give them, else between two close keyframes, else nowhere. Yields how far it is, as a share.
 * @param placed of one piece, in the order of time.
 */
export function* cameraPath(
  stream: readonly TrackedFrame[],
  keyframes: readonly KeyframeEvidence[],
  placed: readonly PlacedKeyframe[],
): Generator<number, PathPose[]> {
  const anchors = placed.map((p) => anchorOf(keyframes[p.keyframe] as KeyframeEvidence, p))
  const camera = keyframes[0]?.camera
  if (!camera) return []
  const path: PathPose[] = []
  let next = 0
  let last: PathPose | undefined
  for (const [done, { timestampSeconds, corners }] of stream.entries()) {
    yield done / stream.length
    while (next < anchors.length && (anchors[next] as Anchor).seconds <= timestampSeconds) next++
    const [before, after] = [anchors[next - 1], anchors[next]]
    const pose = poseAt(timestampSeconds, corners, before, after, camera, last)
    if (pose) path.push(pose)
    last = pose
  }
  return path
}

/** Whether some corners are followed from one keyframe through a frame to the next. */
function runsThrough(
  before: Anchor | undefined,
  { ids }: TrackedCorners,
  after: Anchor | undefined,
): boolean {
  const through = ids.filter((id) => before?.points.has(id) && after?.points.has(id))
  return through.length >= MIN_THROUGH
}

function poseAt(
  timestampSeconds: number,
  corners: TrackedCorners,
  before: Anchor | undefined,
  after: Anchor | undefined,
  camera: KeyframeEvidence['camera'],
  last: PathPose | undefined,
): PathPose | undefined {
  if (before?.seconds === timestampSeconds) {
    const { T_level_camera, covariance } = before
    return { timestampSeconds, T_level_camera, covariance, by: 'keyframe' }
  }
  const gap = before && after ? after.seconds - before.seconds : Number.POSITIVE_INFINITY
  const share = before && gap <= MAX_BRIDGE ? (timestampSeconds - before.seconds) / gap : undefined
  const bridged =
    before && after && share !== undefined
      ? interpolateRigid(before.T_level_camera, after.T_level_camera, share)
      : undefined
  const near = [before, after].filter((anchor) => anchor !== undefined)
  const about = combined(near.map(({ covariance }) => [1 / near.length, covariance]))
  const seen = seenFrom(corners, near, camera)
  // The pose just before is the better guess: it stays on this side of a cut.
  const recent = last && timestampSeconds - last.timestampSeconds <= RECENT ? last.T_level_camera : undefined
  const isEnough = knownCorners(corners, near) >= MIN_CORNERS
  const guesses = [recent, bridged, before?.T_level_camera, after?.T_level_camera]
  for (const guess of guesses) {
    if (!guess || !isEnough) continue
    const found = resect(seen, guess, SIGMA)
    if (!found || found.agreeing < MIN_SHARE * seen.count) continue
    const { T_level_camera, covariance } = found
    const whole = combined([
      [1, about],
      [RESECTION_CORRELATION, covariance],
    ])
    return { timestampSeconds, T_level_camera, covariance: whole, by: 'corners' }
  }
  // Across a cut, or where sight was lost, nothing is known of the way between.
  if (!runsThrough(before, corners, after)) return undefined
  if (!bridged || share === undefined) return undefined
  const bend = (gap * share * (1 - share)) ** 2
  const strayed = { rotation: everyWay(TURN_BEND ** 2 * bend), position: everyWay(PLACE_BEND ** 2 * bend) }
  const covariance = combined([
    [1, about],
    [1, strayed],
  ])
  return { timestampSeconds, T_level_camera: bridged, covariance, by: 'between' }
}
