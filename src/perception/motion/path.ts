import {
  add,
  fromRotationVector,
  multiply,
  type RigidTransform,
  sampleInverseDepth,
  scaled,
  subtract,
  toRotationVector,
  transformPoint,
  transpose,
} from '../../geometry/index.ts'
import type { KeyframeEvidence, TrackedCorners, TrackedFrame } from '../evidence.ts'
import { resect, type SeenPoints } from './resection.ts'
import type { PlacedKeyframe } from './solve.ts'

/** The camera at one frame of the stream. */
export interface PathPose {
  timestampSeconds: number
  T_level_camera: RigidTransform
  /** Standard deviation of the centre over that of the keyframes about it: more where it was only interpolated. */
  by: 'keyframe' | 'corners' | 'between'
}

/** Corners seen from a keyframe, in the level frame. */
interface Anchor {
  seconds: number
  T_level_camera: RigidTransform
  points: ReadonlyMap<number, readonly [number, number, number]>
}

const SIGMA = 0.006
const MIN_CORNERS = 12
/** Of the corners, this share must agree. */
const MIN_SHARE = 0.5
/** Two keyframes this close in time have no more than a gentle curve between them, seconds. */
const MAX_BRIDGE = 1.2

function anchorOf(keyframe: KeyframeEvidence, { T_level_camera, logScale }: PlacedKeyframe): Anchor {
  const { camera, inverseDepth, tracked, timestampSeconds } = keyframe
  const unit = Math.exp(-logScale)
  const points = new Map<number, readonly [number, number, number]>()
  tracked?.ids.forEach((id, k) => {
    const [u, v] = [tracked.points[2 * k] as number, tracked.points[2 * k + 1] as number]
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
  return { seconds: timestampSeconds, T_level_camera, points }
}

/** The corners of a frame that keyframes know. */
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

/** A pose part of the way from one to another, `share` 0 to 1. */
export function poseBetween(a: RigidTransform, b: RigidTransform, share: number): RigidTransform {
  const turn = toRotationVector(multiply(b.rotation, transpose(a.rotation)))
  return {
    rotation: multiply(fromRotationVector(scaled(turn, share)), a.rotation),
    translation: add(a.translation, scaled(subtract(b.translation, a.translation), share)),
  }
}

/**
 * The camera at every frame of the stream between a piece's keyframes: where its corners lie against the points that
 * the keyframes about it give them, else between two close keyframes, else nowhere.
 * @param placed of one piece, in the order of time.
 */
export function cameraPath(
  stream: readonly TrackedFrame[],
  keyframes: readonly KeyframeEvidence[],
  placed: readonly PlacedKeyframe[],
): PathPose[] {
  const anchors = placed.map((p) => anchorOf(keyframes[p.keyframe] as KeyframeEvidence, p))
  const camera = keyframes[0]?.camera
  if (!camera) return []
  const path: PathPose[] = []
  let next = 0
  let last: PathPose | undefined
  for (const { timestampSeconds, corners } of stream) {
    while (next < anchors.length && (anchors[next] as Anchor).seconds <= timestampSeconds) next++
    const [before, after] = [anchors[next - 1], anchors[next]]
    const pose = poseAt(timestampSeconds, corners, before, after, camera, last)
    if (pose) path.push(pose)
    last = pose
  }
  return path
}

function poseAt(
  timestampSeconds: number,
  corners: TrackedCorners,
  before: Anchor | undefined,
  after: Anchor | undefined,
  camera: KeyframeEvidence['camera'],
  last: PathPose | undefined,
): PathPose | undefined {
  if (before?.seconds === timestampSeconds)
    return { timestampSeconds, T_level_camera: before.T_level_camera, by: 'keyframe' }
  const gap = before && after ? after.seconds - before.seconds : Number.POSITIVE_INFINITY
  const bridged =
    before && after && gap <= MAX_BRIDGE
      ? poseBetween(before.T_level_camera, after.T_level_camera, (timestampSeconds - before.seconds) / gap)
      : undefined
  const near = [before, after].filter((anchor) => anchor !== undefined)
  const guess = bridged ?? last?.T_level_camera ?? before?.T_level_camera ?? after?.T_level_camera
  const seen = seenFrom(corners, near, camera)
  if (guess && seen.count >= MIN_CORNERS) {
    const found = resect(seen, guess, SIGMA)
    if (found && found.agreeing >= Math.max(MIN_CORNERS, MIN_SHARE * seen.count))
      return { timestampSeconds, T_level_camera: found.T_level_camera, by: 'corners' }
  }
  return bridged && { timestampSeconds, T_level_camera: bridged, by: 'between' }
}
