import { intrinsicsFromFieldOfView } from '../geometry/index.ts'
import type { RgbaImage } from '../video/index.ts'
import { isBlind } from './blind.ts'
import { movingBoxes } from './detections.ts'
import type { Effort } from './effort.ts'
import type { KeyframeEvidence, SemanticGrid } from './evidence.ts'
import type { FilmSource, FollowedFrame } from './film.ts'
import type { Networks } from './networks.ts'

export interface PerceiveOptions {
  /** The frames that were chosen, in the order of time. */
  keyframes: readonly FollowedFrame[]
  /** Times of those that were asked for, seconds; empty where none were. */
  askedSeconds: readonly number[]
  /** Whether the other keyframes are searched for objects, too. */
  searchAll: boolean
  /** Of the picture's longer side, radians: the given one, or the one to begin with. */
  fieldOfView: number
  effort: Effort
}

/** With this many sampled frames, their lines level the map; with fewer, all keyframes' are needed. */
const ENOUGH_FOR_LINES = 8
/** Where nobody asked for frames, so many keyframes are sampled. */
const USUAL_SAMPLES = 16

/** A keyframe that the networks are looking at, or have looked at. */
export interface LookProgress {
  /** Networks that have run on the keyframes so far, and in all: shares of one keyframe count. */
  done: number
  total: number
  /** A keyframe that has just been looked at, and its picture. */
  keyframe?: { index: number; evidence: KeyframeEvidence; picture: RgbaImage }
}

const NO_SEMANTICS: SemanticGrid = { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) }

/** Which keyframes get what only some need: those that were asked for, else some, evenly spread over all. */
function sampledOf(keyframes: readonly FollowedFrame[], askedSeconds: readonly number[]): Set<number> {
  if (askedSeconds.length > 0) return new Set(askedSeconds)
  const last = keyframes.length - 1
  const count = Math.min(USUAL_SAMPLES, keyframes.length)
  const places = Array.from({ length: count }, (_, k) => Math.round((k * last) / Math.max(1, count - 1)))
  return new Set(places.map((k) => (keyframes[k] as FollowedFrame).timestampSeconds))
}

/**
 * Runs the networks on the keyframes that were chosen. Yields as it goes; returns what they show, in the order of time.
 * @throws VideoError, the runtime's errors, the signal's reason.
 */
export async function* perceive(
  film: FilmSource,
  networks: Networks,
  { keyframes: chosen, askedSeconds, searchAll, fieldOfView, effort }: PerceiveOptions,
  signal: AbortSignal,
): AsyncGenerator<LookProgress, KeyframeEvidence[]> {
  const sampled = sampledOf(chosen, askedSeconds)
  const linesEverywhere = effort.linesEverywhere || sampled.size < ENOUGH_FOR_LINES
  const placeOf = new Map(chosen.map(({ timestampSeconds }, k) => [timestampSeconds, k]))
  const times = chosen.map(({ timestampSeconds }) => timestampSeconds)
  const keyframes: KeyframeEvidence[] = []
  let sawMoving = false
  for await (const { timestampSeconds, picture } of film.pictures(times, signal)) {
    signal.throwIfAborted()
    const place = placeOf.get(timestampSeconds) as number
    const { corners } = chosen[place] as FollowedFrame
    const progress = (share: number) => ({ done: place + share, total: chosen.length })
    const isSampled = sampled.has(timestampSeconds)
    const isSearched = isSampled || searchAll
    yield progress(0)
    const output = await networks.depth(picture)
    yield progress(0.6)
    const { inverseDepth, features } = output
    const lines = isSampled || linesEverywhere ? await networks.lines(picture) : []
    const isNamed = isSearched && !isBlind({ tracked: corners, lines })
    const semantics = isNamed ? await networks.semantics(output) : NO_SEMANTICS
    yield progress(0.8)
    // Corners on people are not the room's: once somebody was seen, every keyframe is searched for them.
    const found = isSearched || sawMoving ? await networks.detect(picture) : []
    const moving = movingBoxes(found)
    sawMoving ||= moving.length > 0
    const metricAnchor = isSampled ? await networks.metricAnchor(picture, inverseDepth) : undefined
    signal.throwIfAborted()
    const evidence: KeyframeEvidence = {
      timestampSeconds,
      sampled: isSampled,
      searched: isSearched,
      camera: intrinsicsFromFieldOfView(picture.width, picture.height, fieldOfView),
      inverseDepth,
      features,
      semantics,
      lines,
      detections: isSearched ? found : [],
      moving,
      tracked: corners,
      ...(metricAnchor !== undefined && { metricAnchor }),
    }
    keyframes.push(evidence)
    yield { ...progress(1), keyframe: { index: keyframes.length - 1, evidence, picture } }
  }
  return keyframes
}
