import type { FrameDelivery, RgbaImage, VideoInfo } from '../video/index.ts'
import type { TrackedFrame } from './evidence.ts'

/**
 * A film as the analysis sees it: followed once from end to end in small pictures, then looked at where keyframes are.
 * All that it gives is plain data, so that it may live in another worker, or in another process.
 */
export interface FilmSource {
  readonly info: VideoInfo
  /**
   * Follows corners through the whole film, some frames of every second and those nearest to `alsoSeconds` (sorted).
   * @throws VideoError where no frame can be read, the signal's reason.
   */
  follow(alsoSeconds: readonly number[], signal: AbortSignal): AsyncGenerator<FollowedPart, FollowEnd>
  /**
   * The pictures of frames, in one forward pass; a frame that cannot be read is left out.
   * @param timesSeconds sorted, each the presentation time of a frame that was followed.
   * @throws VideoError, the signal's reason.
   */
  pictures(timesSeconds: readonly number[], signal: AbortSignal): AsyncGenerator<FilmPicture>
  /** Lets go of the file; passes that still run end. */
  close(): void
}

/** A film of which a part can be followed alone. */
export interface DivisibleFilm extends FilmSource {
  /** Follows corners through these frames (seconds, sorted) and no others. @throws what `follow` throws. */
  followTimes(timesSeconds: readonly number[], signal: AbortSignal): AsyncGenerator<FollowedPart, FollowEnd>
}

/** A frame in which corners were followed. */
export interface FollowedFrame extends TrackedFrame {
  /** Variance of the small picture's Laplacian: of two pictures of the same place, the sharper has the larger. */
  sharpness: number
}

/** The next frames that were followed, in the order of time. */
export interface FollowedPart {
  frames: FollowedFrame[]
  /** Frames that were asked for so far, and in all. */
  done: number
  total: number
}

/** What following a film came to. */
export interface FollowEnd {
  /** What could be read of the film. */
  delivery: FrameDelivery | undefined
  /** Milliseconds that following corners took, over all frames; decoding apart. */
  trackingMilliseconds: number
}

/** The picture of a frame, its longer side `FRAME_SIDE` pixels or fewer. */
export interface FilmPicture {
  timestampSeconds: number
  picture: RgbaImage
}

/** Networks see frames of this size: their inputs are no larger. */
export const FRAME_SIDE = 640

/** Size of the frames that networks see; corners are told in their pixels, too. */
export function frameSizeOf({ width, height }: Pick<VideoInfo, 'width' | 'height'>): {
  width: number
  height: number
} {
  const scale = Math.min(1, FRAME_SIDE / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
