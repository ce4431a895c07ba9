/** Which frames to look at: pure functions from the timestamps of a clip's frames (sorted, seconds) to some of them. */

/** Sorted timestamps of frames, seconds. */
export type Timestamps = ArrayLike<number>

/** Rounds halves to the even neighbour, as `numpy.round` and `torch.round` do. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Index of the last sorted timestamp at or before `seconds`; -1 where all come after it. */
export function lastAtOrBefore(timestamps: Timestamps, seconds: number): number {
  let [low, high] = [0, timestamps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timestamps[middle] as number) <= seconds) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Index of the sorted timestamp nearest to `seconds` (of two equally near, the earlier); undefined for none. */
export function nearestFrame(timestamps: Timestamps, seconds: number): number | undefined {
  if (timestamps.length === 0) return undefined
  const before = lastAtOrBefore(timestamps, seconds)
  if (before < 0) return 0
  const after = timestamps[before + 1]
  return after === undefined || seconds - (timestamps[before] as number) <= after - seconds
    ? before
    : before + 1
}

const pick = (timestamps: Timestamps, indices: Iterable<number>): number[] =>
  [...new Set(indices)].sort((a, b) => a - b).map((index) => timestamps[index] as number)

/**
 * `count` frames spread evenly over the frames of the clip, the first and the last among them: the frames that
 * `linspace(0, frames - 1, count)`, rounded, names in the evaluations of VSI-Bench and SpaceR.
 * One frame is the middle one; a clip with fewer frames gives all of them. Sorted, no frame twice.
 * @throws RangeError for a count that is no positive integer.
 */
export function uniformPlan(frameTimestamps: Timestamps, count: number): number[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`A plan of ${count} frames cannot be made`)
  const last = frameTimestamps.length - 1
  if (last < 0) return []
  if (count === 1) return pick(frameTimestamps, [Math.floor(last / 2)])
  if (count > last) return Array.from(frameTimestamps)
  return pick(
    frameTimestamps,
    Array.from({ length: count }, (_, i) => roundHalfToEven((i * last) / (count - 1))),
  )
}

/**
 * A denser stream, for camera motion: the frame nearest to every moment of a clock with `framesPerSecond` ticks a second
 * that starts at the first frame. All frames where the clip has no more than that. Sorted, no frame twice.
 * @throws RangeError for a rate that is not positive.
 */
export function densePlan(frameTimestamps: Timestamps, framesPerSecond: number): number[] {
  if (!(framesPerSecond > 0))
    throw new RangeError(`A plan of ${framesPerSecond} frames a second cannot be made`)
  const frames = frameTimestamps.length
  if (frames === 0) return []
  const [first, last] = [frameTimestamps[0] as number, frameTimestamps[frames - 1] as number]
  const ticks = Math.floor((last - first) * framesPerSecond + 1e-6) + 1
  if (ticks >= frames) return Array.from(frameTimestamps)
  return handPickedPlan(
    frameTimestamps,
    Array.from({ length: ticks }, (_, tick) => first + tick / framesPerSecond),
  )
}

/** The frames nearest to the given times (seconds, in any order). Sorted, no frame twice. */
export const handPickedPlan = (frameTimestamps: Timestamps, times: readonly number[]): number[] =>
  pick(
    frameTimestamps,
    times.flatMap((time) => nearestFrame(frameTimestamps, time) ?? []),
  )

/** All frames of several plans over one clip, in one pass. Sorted, no frame twice. */
export const mergePlans = (...plans: readonly (readonly number[])[]): number[] =>
  [...new Set(plans.flat())].sort((a, b) => a - b)
