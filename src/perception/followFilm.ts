import { densePlan, type FrameDelivery, type GreyImage, mergePlans, type OpenVideo } from '../video/index.ts'
import {
  type DivisibleFilm,
  type FollowEnd,
  type FollowedFrame,
  type FollowedPart,
  FRAME_SIDE,
  frameSizeOf,
} from './film.ts'
import { CornerTracker } from './motion/tracker.ts'
import { sharpnessOf } from './sharpness.ts'

/** Corners are followed in pictures whose longer side is so many pixels. */
export const TRACKED_SIDE = 320
/** Frames a second in which corners are followed: a pan by 100 degrees a second is 7 degrees a frame then. */
const TRACKED_RATE = 15
/** So many frames are told of at once. */
const PART = 8

/** A small picture of a film, of the frames that were asked for. */
export interface GreyFrame {
  timestampSeconds: number
  /** Which of the frames that were asked for it is. */
  requestIndex: number
  /** Its longer side `TRACKED_SIDE` pixels or fewer. */
  picture: GreyImage
}

/** The frames in which corners are followed, seconds. @param alsoSeconds frames that must be among them. */
export const followedTimes = (
  frameTimestampsSeconds: Float64Array,
  alsoSeconds: readonly number[],
): number[] => mergePlans(alsoSeconds, densePlan(frameTimestampsSeconds, TRACKED_RATE))

/**
 * Follows corners through small pictures, in the order of time.
 * @param frameWidth of the frames in whose pixels corners are told. @param total of the pictures.
 * @returns milliseconds that it took, the making of the pictures apart. @throws the signal's reason.
 */
export async function* followPictures(
  pictures: AsyncIterable<GreyFrame>,
  frameWidth: number,
  total: number,
  signal: AbortSignal,
): AsyncGenerator<FollowedPart, number> {
  const tracker = new CornerTracker()
  let milliseconds = 0
  let frames: FollowedFrame[] = []
  let done = 0
  for await (const { timestampSeconds, requestIndex, picture } of pictures) {
    signal.throwIfAborted()
    const started = performance.now()
    const plane = { width: picture.width, height: picture.height, values: Float32Array.from(picture.data) }
    tracker.advance(plane)
    frames.push({ timestampSeconds, corners: tracker.corners(frameWidth), sharpness: sharpnessOf(plane) })
    milliseconds += performance.now() - started
    done = requestIndex + 1
    if (frames.length < PART) continue
    yield { frames, done, total }
    frames = []
  }
  if (frames.length > 0) yield { frames, done, total }
  return milliseconds
}

/** An opened video as a film of the analysis. */
export function filmOf(video: OpenVideo): DivisibleFilm {
  const { info } = video
  async function* followTimes(
    times: readonly number[],
    signal: AbortSignal,
  ): AsyncGenerator<FollowedPart, FollowEnd> {
    let delivery: FrameDelivery | undefined
    async function* small(): AsyncGenerator<GreyFrame> {
      const pass = video.greyFrames(times, signal)
      for (;;) {
        const step = await pass.next()
        if (step.done) {
          delivery = step.value
          return
        }
        const { timestampSeconds, requestIndex, read } = step.value
        yield { timestampSeconds, requestIndex, picture: read(TRACKED_SIDE) }
      }
    }
    const { width } = frameSizeOf(info)
    const trackingMilliseconds = yield* followPictures(small(), width, times.length, signal)
    return { delivery, trackingMilliseconds }
  }
  return {
    info,
    followTimes,
    follow: (alsoSeconds, signal) =>
      followTimes(followedTimes(info.frameTimestampsSeconds, alsoSeconds), signal),
    async *pictures(timesSeconds, signal) {
      for await (const { timestampSeconds, read } of video.frames(timesSeconds, signal))
        yield { timestampSeconds, picture: read(FRAME_SIDE) }
    },
    close: () => video.close(),
  }
}
