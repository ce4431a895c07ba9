import type { FollowEnd, FollowedFrame, FollowedPart } from './film.ts'
import { Seam } from './seam.ts'

/** A film of more followed frames than this, a minute's, is followed in two halves. */
const LONG = 900
/** The second half begins so many frames, two seconds, before the seam: both see the same corners come up until then. */
const OVERLAP = 30

/** The frames of two halves, seconds: the first ends with a frame of the second, `overlap` frames from its beginning. */
export interface Halves {
  first: readonly number[]
  second: readonly number[]
  overlap: number
}

/**
 * Halves of a film, by its length alone: the same film gives the same corners on every machine.
 * @returns undefined for a film that is followed whole.
 */
export function halvesOf(timesSeconds: readonly number[]): Halves | undefined {
  if (timesSeconds.length <= LONG) return undefined
  const seam = timesSeconds.length >> 1
  return {
    first: timesSeconds.slice(0, seam + 1),
    second: timesSeconds.slice(seam - OVERLAP),
    overlap: OVERLAP,
  }
}

export type Following = AsyncGenerator<FollowedPart, FollowEnd>

/** By name: the error may come from another worker. */
const hasNoFrame = (error: unknown): error is Error =>
  error instanceof Error && /^(NoDecodableFrame|CorruptVideo)Error$/.test(error.name)

/** A half without any frame does not fail the film, if the other has some. */
async function* orNothing(
  following: Following,
  times: readonly number[],
  onNothing: (error: Error) => void,
): Following {
  try {
    return yield* following
  } catch (error) {
    if (!hasNoFrame(error)) throw error
    onNothing(error)
    const isCorrupt = error.name === 'CorruptVideoError'
    const delivery = {
      askedFrames: times.length,
      decodedFrames: 0,
      lastTimestampSeconds: undefined,
      truncated: !isCorrupt,
      damaged: isCorrupt,
    }
    return { delivery, trackingMilliseconds: 0 }
  }
}

const NOTHING: FollowEnd = { delivery: undefined, trackingMilliseconds: 0 }

/** Two halves while they are followed. */
export interface HalvesFollowing {
  first: Following
  second: Following
  /** Frames of the second half so far, while it waits for its turn. */
  secondDone(): number
}

/**
 * Two halves that are followed at once, as one film: frames in the order of time, tracks that run through the seam.
 * @param reach see Seam.
 * @throws what the first half throws where neither has a frame; what else either throws.
 */
export async function* joinHalves(
  { first, second, overlap }: Halves,
  following: HalvesFollowing,
  reach: number,
): Following {
  const seam = new Seam(reach)
  const total = first.length + second.length - overlap - 1
  const failures: Error[] = []
  const fail = (error: Error) => failures.push(error)
  const before = orNothing(following.first, first, fail)
  const after = orNothing(following.second, second, fail)
  let held: FollowedFrame | undefined
  let [count, lastSeconds, done, secondDone] = [0, Number.NEGATIVE_INFINITY, 0, 0]
  const part = (frames: FollowedFrame[]): FollowedPart => {
    count += frames.length
    secondDone = Math.max(secondDone, following.secondDone())
    const beyond = Math.max(0, secondDone - overlap - 1)
    return { frames, done: Math.min(total, done + beyond), total }
  }

  try {
    let step = await before.next()
    for (; !step.done; step = await before.next()) {
      done = step.value.done
      for (const { corners } of step.value.frames) seam.see(corners)
      // The last frame waits for the second half's corners in it.
      const frames = held ? [held, ...step.value.frames] : [...step.value.frames]
      held = frames.pop()
      lastSeconds = held?.timestampSeconds ?? lastSeconds
      yield part(frames)
    }
    const firstEnd = step.value
    done = first.length

    let next = await after.next()
    for (; !next.done; next = await after.next()) {
      secondDone = Math.max(secondDone, next.value.done)
      const frames: FollowedFrame[] = []
      for (const frame of next.value.frames) {
        const { timestampSeconds, corners } = frame
        const isSeam = held?.timestampSeconds === timestampSeconds
        if (held && timestampSeconds >= held.timestampSeconds) {
          frames.push(isSeam ? { ...held, corners: seam.join(held.corners, corners) } : held)
          held = undefined
        }
        if (timestampSeconds > lastSeconds) frames.push({ ...frame, corners: seam.onward(corners) })
        lastSeconds = Math.max(lastSeconds, frames.at(-1)?.timestampSeconds ?? lastSeconds)
      }
      yield part(frames)
    }
    if (held) yield part([held])
    if (count === 0 && failures[0]) throw failures[0]
    return endOf(firstEnd, next.value, { askedFrames: total, decodedFrames: count }, lastSeconds)
  } finally {
    await before.return(NOTHING)
    await after.return(NOTHING)
  }
}

function endOf(
  first: FollowEnd,
  second: FollowEnd,
  counts: { askedFrames: number; decodedFrames: number },
  lastSeconds: number,
): FollowEnd {
  const trackingMilliseconds = first.trackingMilliseconds + second.trackingMilliseconds
  const deliveries = [first.delivery, second.delivery].flatMap((one) => one ?? [])
  if (!deliveries.length) return { delivery: undefined, trackingMilliseconds }
  return {
    delivery: {
      ...counts,
      lastTimestampSeconds: counts.decodedFrames ? lastSeconds : undefined,
      truncated: deliveries.some((one) => one.truncated),
      damaged: deliveries.some((one) => one.damaged),
    },
    trackingMilliseconds,
  }
}
