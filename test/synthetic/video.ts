import {
  type DecodedFrame,
  type FrameDelivery,
  nearestFrame,
  type OpenVideo,
  type RgbaImage,
  resizeArea,
  type VideoInfo,
} from '../../src/video/index.ts'
import { pictureAt } from './picture.ts'
import type { Sequence } from './sequence.ts'

/** A sequence as a video, and when each of its pictures was taken (the networks want to know). */
export interface SyntheticVideo {
  video: OpenVideo
  /** Seconds; of pictures that the video gave. @throws Error for others. */
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

/** Pictures are drawn when they are asked for. */
export function videoOf(sequence: Sequence): SyntheticVideo {
  const info = infoOf(sequence)
  const times = new WeakMap<RgbaImage, number>()

  function resized(picture: RgbaImage, maxSide: number): RgbaImage {
    const { width, height } = picture
    const scale = maxSide / Math.max(width, height)
    return scale < 1 ? resizeArea(picture, Math.round(width * scale), Math.round(height * scale)) : picture
  }

  async function* frames(
    timestampsSeconds: readonly number[],
    signal?: AbortSignal,
  ): AsyncGenerator<DecodedFrame, FrameDelivery> {
    for (const [requestIndex, asked] of timestampsSeconds.entries()) {
      signal?.throwIfAborted()
      const frame = nearestFrame(info.frameTimestampsSeconds, asked) ?? 0
      const timestampSeconds = info.frameTimestampsSeconds[frame] as number
      const drawn = pictureAt(sequence, timestampSeconds)
      const read = (maxSide: number) => {
        const picture = resized(drawn, maxSide)
        times.set(picture, timestampSeconds)
        return picture
      }
      yield { timestampSeconds, requestIndex, read }
    }
    return {
      askedFrames: timestampsSeconds.length,
      decodedFrames: timestampsSeconds.length,
      lastTimestampSeconds: timestampsSeconds.at(-1),
      truncated: false,
      damaged: false,
    }
  }

  return {
    // A class with private members is no type that another object can have; these are all that is used of it.
    video: { info, frames, delivery: () => undefined, close: () => undefined } as unknown as OpenVideo,
    timeOf(picture) {
      const seconds = times.get(picture)
      if (seconds === undefined) throw new Error('A picture that is not of this video')
      return seconds
    },
  }
}
