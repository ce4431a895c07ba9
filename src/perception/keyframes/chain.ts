import type { FollowedFrame } from '../film.ts'
import { overlapOf } from './overlap.ts'

/** When the next keyframe is due. */
export interface Spacing {
  /** Seconds. */
  minGap: number
  maxGap: number
  /** Pixels: the picture has moved on. */
  movedOn: number
}

/** With this share of a keyframe's corners left sight of it is being lost: the next one must come before. */
const LOSING = 0.2
/** Where sight is being lost keyframes may be this close, seconds: they are what holds a fast pan together. */
const LOSING_GAP = 0.2
/** A keyframe with fewer corners than this had nothing to lose: the dark needs no more than a few. */
const FEW_CORNERS = 20
/** From one frame to the next with less than this share of the corners: a cut, or sight was lost at once. */
const CUT = 0.3
/** A frame up to so many seconds before the one that is due is taken in its place if it is so much sharper. */
const NEAR = 0.2
const CLEARLY_SHARPER = 1.15
/** Times are sums of rounded ones. */
const SLACK = 1e-6

/** The frame to take in place of the one at `due`: a clearly sharper one shortly before it, but none at or before `after`. */
function sharpestNear(frames: readonly FollowedFrame[], due: number, after: number, minGap: number): number {
  const { timestampSeconds, sharpness } = frames[due] as FollowedFrame
  const since = (frames[after] as FollowedFrame).timestampSeconds + minGap
  let best = due
  let most = CLEARLY_SHARPER * sharpness
  for (let k = due - 1; k > after; k--) {
    const frame = frames[k] as FollowedFrame
    if (frame.timestampSeconds < timestampSeconds - NEAR || frame.timestampSeconds < since - SLACK) break
    if (frame.sharpness <= most) continue
    most = frame.sharpness
    best = k
  }
  return best
}

/**
 * Frames that hold the film together, each the next one's neighbour: the next is due when the picture has moved on, after
 * the longest gap, or just before sight of the last one is lost. The first frame, and all that are asked for, are in it.
 * @param asked indices of frames.
 */
export function chainOf(
  frames: readonly FollowedFrame[],
  asked: ReadonlySet<number>,
  { minGap, maxGap, movedOn }: Spacing,
): number[] {
  if (frames.length === 0) return []
  const chain = [0]
  let last = 0
  const take = (k: number) => {
    chain.push(k)
    last = k
    return k + 1
  }
  for (let k = 1, held = 0; k < frames.length; ) {
    const [from, to] = [frames[last] as FollowedFrame, frames[k] as FollowedFrame]
    const gap = to.timestampSeconds - from.timestampSeconds
    const { survival, displacement } = overlapOf(from.corners, to.corners)
    if (asked.has(k)) k = take(k)
    else if (survival < LOSING) {
      const isDark = from.corners.ids.length < FEW_CORNERS
      // A cut is lost whatever is taken before it.
      const isCut = overlapOf((frames[k - 1] as FollowedFrame).corners, to.corners).survival < CUT
      const before =
        held > last ? (frames[held] as FollowedFrame).timestampSeconds - from.timestampSeconds : 0
      if (!isDark && !isCut && held === k - 1 && before >= LOSING_GAP - SLACK)
        k = take(sharpestNear(frames, held, last, LOSING_GAP))
      else if (gap >= (isDark ? maxGap / 2 : LOSING_GAP) - SLACK) k = take(k)
      else k++
    } else if (gap >= maxGap - SLACK || (gap >= minGap - SLACK && displacement > movedOn))
      k = take(sharpestNear(frames, k, last, minGap))
    else {
      held = k
      k++
    }
  }
  return chain
}
