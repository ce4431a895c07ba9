import { intrinsicsFromFieldOfView } from '../geometry/index.ts'
import { densePlan, mergePlans, type OpenVideo, type RgbaImage, toGrey } from '../video/index.ts'
import { isBlind } from './blind.ts'
import { movingBoxes } from './detections.ts'
import type { Effort } from './effort.ts'
import type { KeyframeEvidence, SemanticGrid, TrackedFrame, Watched } from './evidence.ts'
import { CornerTracker, type TrackingState } from './motion/tracker.ts'
import type { Networks } from './networks.ts'

export interface PerceiveOptions {
  /** Frames to search for objects, seconds; each the presentation time of a frame. */
  sampledSeconds: readonly number[]
  /** Whether the other keyframes are searched for objects, too. */
  searchAll: boolean
  /** Of the picture's longer side, radians: the given one, or the one to begin with. */
  fieldOfView: number
  effort: Effort
}

/** The networks see frames of this size: their inputs are no larger. */
export const FRAME_SIDE = 640
const TRACKED_SIDE = 320
/** Frames a second in which corners are followed: a pan by 100 degrees a second is 7 degrees a frame then. */
const TRACKED_RATE = 15
/** With this many sampled frames, their lines level the map; with fewer, all keyframes' are needed. */
const ENOUGH_FOR_LINES = 8
/** With this share of the corners left, the displacement can be believed; with this one, sight is being lost. */
const BELIEVABLE = 0.15
const LOSING = 0.2
/** Where sight is being lost, keyframes may be this close, seconds: they are what holds a fast pan together. */
const LOSING_GAP_SECONDS = 0.2
/** A keyframe with fewer corners than this had nothing to lose: the dark needs no more than a few. */
const FEW_CORNERS = 20

/** A clip with fewer frames a second than this has frames too far apart to follow corners through. */
export const SPARSE_RATE = 4

/** What has been found while a video is watched. */
export interface WatchProgress {
  /** Place in the clip, seconds. */
  timestampSeconds: number
  done: number
  total: number
  /** A keyframe that has just been looked at, and its picture. */
  keyframe?: { index: number; evidence: KeyframeEvidence; picture: RgbaImage }
}

const NO_SEMANTICS: SemanticGrid = { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) }

const planeOf = (picture: RgbaImage) => {
  const { width, height, data } = toGrey(picture)
  return { width, height, values: Float32Array.from(data) }
}

/** Whether a frame between sampled ones should carry the camera's motion. */
const isDue = (
  { corners, displacement, survival }: TrackingState,
  secondsSinceLast: number,
  { minGapSeconds, movedOn }: Effort,
  maxGapSeconds: number,
): boolean =>
  secondsSinceLast >= maxGapSeconds - 1e-6 ||
  (secondsSinceLast >= (corners < FEW_CORNERS ? maxGapSeconds / 2 : LOSING_GAP_SECONDS) - 1e-6 &&
    survival < LOSING) ||
  (secondsSinceLast >= minGapSeconds - 1e-6 && displacement > movedOn && survival > BELIEVABLE)

/**
 * Watches a video once: follows corners through a dense stream of small pictures, and runs the networks on keyframes
 * (the sampled frames, and others where the picture has moved on). Yields as it goes; returns the keyframes.
 * @throws VideoError, the runtime's errors, the signal's reason.
 */
export async function* perceive(
  video: OpenVideo,
  networks: Networks,
  { sampledSeconds, searchAll, fieldOfView, effort }: PerceiveOptions,
  signal: AbortSignal,
): AsyncGenerator<WatchProgress, Watched> {
  const { frameTimestampsSeconds, durationSeconds, width, height } = video.info
  const frameWidth = Math.round(width * Math.min(1, FRAME_SIDE / Math.max(width, height)))
  const plan = mergePlans(sampledSeconds, densePlan(frameTimestampsSeconds, TRACKED_RATE))
  const sampled = new Set(sampledSeconds)
  const others = Math.max(1, effort.maxKeyframes - sampled.size)
  const maxGap = Math.max(effort.maxGapSeconds, durationSeconds / others)
  const linesEverywhere = effort.linesEverywhere || sampled.size < ENOUGH_FOR_LINES
  const tracker = new CornerTracker()
  const keyframes: KeyframeEvidence[] = []
  const stream: TrackedFrame[] = []
  let sawMoving = false
  let trackingMilliseconds = 0
  const timed = <T>(work: () => T): T => {
    const started = performance.now()
    const result = work()
    trackingMilliseconds += performance.now() - started
    return result
  }
  let last = Number.NEGATIVE_INFINITY
  for await (const frame of video.frames(plan, signal)) {
    signal.throwIfAborted()
    const small = frame.read(TRACKED_SIDE)
    const state = timed(() => tracker.advance(planeOf(small)))
    const time = frame.timestampSeconds
    const progress = { timestampSeconds: time, done: frame.requestIndex + 1, total: plan.length }
    const isSampled = sampled.has(plan[frame.requestIndex] as number)
    if (!isSampled && !isDue(state, time - last, effort, maxGap)) {
      stream.push({ timestampSeconds: time, corners: tracker.corners(frameWidth) })
      yield progress
      continue
    }
    const picture = frame.read(FRAME_SIDE)
    const output = await networks.depth(picture)
    const { inverseDepth, features } = output
    const isSearched = isSampled || searchAll
    const lines = isSampled || linesEverywhere ? await networks.lines(picture) : []
    const tracked = timed(() => tracker.keyframe(picture.width))
    const isNamed = isSearched && !isBlind({ tracked, lines })
    const semantics = isNamed ? await networks.semantics(output) : NO_SEMANTICS
    // Corners on people are not the room's: once somebody was seen, every keyframe is searched for them.
    const found = isSearched || sawMoving ? await networks.detect(picture) : []
    const moving = movingBoxes(found)
    sawMoving ||= moving.length > 0
    const metricAnchor = isSampled ? await networks.metricAnchor(picture, inverseDepth) : undefined
    signal.throwIfAborted()
    const evidence: KeyframeEvidence = {
      timestampSeconds: time,
      sampled: isSampled,
      searched: isSearched,
      camera: intrinsicsFromFieldOfView(picture.width, picture.height, fieldOfView),
      inverseDepth,
      features,
      semantics,
      lines,
      detections: isSearched ? found : [],
      moving,
      tracked,
      ...(metricAnchor !== undefined && { metricAnchor }),
    }
    keyframes.push(evidence)
    stream.push({ timestampSeconds: time, corners: tracked })
    last = time
    yield { ...progress, keyframe: { index: keyframes.length - 1, evidence, picture } }
  }
  return { keyframes, stream, trackingMilliseconds }
}
