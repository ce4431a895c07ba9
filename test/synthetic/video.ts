import {
  type FilmSource,
  FRAME_SIDE,
  followedTimes,
  followPictures,
  frameSizeOf,
} from '../../src/perception/index.ts'
import { nearestFrame, type RgbaImage, resizeArea, toGrey, type VideoInfo } from '../../src/video/index.ts'
import { pictureAt } from './picture.ts'
import type { Sequence } from './sequence.ts'

/** A sequence as a film, and when each of its pictures was taken (the networks want to know). */
export interface SyntheticFilm {
  film: FilmSource
  /** Seconds; of pictures that the film gave. @throws Error for others. */
  timeOf(picture: RgbaImage): number
}

function infoOf({ name, camera, frames }: Sequence): VideoInfo {
  const times = Float64Array.from(frames, ({ timestampSeconds }) => timestampSeconds)
  const last = times.at(-1) ?? 0
  const interval = times.length > 1 ? last / (times.length - 1) : 0
  return {
    name,
    bytes: 0,
    codec: { name: 'none', string: 'none' },
    width: camera.width,
    height: camera.height,
    rotationDegrees: 0,
    durationSeconds: last + interval,
    frameTimestampsSeconds: times,
    frameRateMean: interval > 0 ? 1 / interval : 0,
    truncated: false,
    damaged: false,
    claimedDurationSeconds: undefined,
  }
}

const TRACKED_SIDE = 320

/** Pictures are drawn when they are asked for. */
export function filmOfSequence(sequence: Sequence): SyntheticFilm {
  const info = infoOf(sequence)
  const times = new WeakMap<RgbaImage, number>()

  function drawn(seconds: number, maxSide: number): { timestampSeconds: number; picture: RgbaImage } {
    const frame = nearestFrame(info.frameTimestampsSeconds, seconds) ?? 0
    const timestampSeconds = info.frameTimestampsSeconds[frame] as number
    const whole = pictureAt(sequence, timestampSeconds)
    const scale = maxSide / Math.max(whole.width, whole.height)
    const picture =
      scale < 1 ? resizeArea(whole, Math.round(whole.width * scale), Math.round(whole.height * scale)) : whole
    times.set(picture, timestampSeconds)
    return { timestampSeconds, picture }
  }

  async function* small(asked: readonly number[]) {
    for (const [requestIndex, seconds] of asked.entries()) {
      const { timestampSeconds, picture } = drawn(seconds, TRACKED_SIDE)
      yield { timestampSeconds, requestIndex, picture: toGrey(picture) }
    }
  }

  const film: FilmSource = {
    info,
    async *follow(alsoSeconds, signal) {
      const asked = followedTimes(info.frameTimestampsSeconds, alsoSeconds)
      const { width } = frameSizeOf(info)
      const trackingMilliseconds = yield* followPictures(small(asked), width, asked.length, signal)
      return { delivery: undefined, trackingMilliseconds }
    },
    async *pictures(timesSeconds) {
      for (const seconds of timesSeconds) yield drawn(seconds, FRAME_SIDE)
    },
    close: () => undefined,
  }
  return {
    film,
    timeOf(picture) {
      const seconds = times.get(picture)
      if (seconds === undefined) throw new Error('A picture that is not of this film')
      return seconds
    },
  }
}
