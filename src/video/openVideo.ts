import {
  BlobSource,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  UnsupportedInputFormatError,
  WEBM,
} from 'mediabunny'
import { nameOfCodec } from './codecs.ts'
import { completeColourSpace } from './colourSpace.ts'
import { hasRunawayIndex, isTruncated } from './container.ts'
import { asVideoError } from './decodeFailure.ts'
import { Lookahead } from './decoder.ts'
import { withElementAtEnd } from './ebml.ts'
import {
  CorruptVideoError,
  EmptyFileError,
  MissingIndexError,
  MissingWebCodecsError,
  NoDecodableFrameError,
  NotAVideoError,
  NoVideoTrackError,
  UndecodableCodecError,
  UnknownContainerError,
} from './errors.ts'
import {
  type DecodedFrame,
  type FrameDelivery,
  FramePass,
  type TakePixels,
  type TrackSource,
} from './framePass.ts'
import type { GreyImage, RgbaImage } from './image.ts'
import { takeGrey } from './luma.ts'
import { readPacketIndex } from './packetIndex.ts'
import { FrameCopier, readStored } from './pixels.ts'
import { recogniseContent } from './sniff.ts'

/** What is known of a video before any frame is decoded. */
export interface VideoInfo {
  /** The file's name. */
  name: string
  /** The file's size, bytes. */
  bytes: number
  /** As people know it ("H.264 (AVC)") and as WebCodecs does ("avc1.64001f"). */
  codec: { name: string; string: string }
  /** Pixels of an upright frame, made square. */
  width: number
  height: number
  /** The clockwise turn that makes a stored frame upright, applied already to all that is said and read here. */
  rotationDegrees: 0 | 90 | 180 | 270
  /** When the last frame ends, seconds. */
  durationSeconds: number
  /** Presentation times of all frames that the file lists, sorted, from its packets. */
  frameTimestampsSeconds: Float64Array
  /** Frames a second over the whole clip; 0 where one frame has no duration. */
  frameRateMean: number
  /** The file is shorter than it says itself; the end of the clip is missing, or listed and not there. */
  truncated: boolean
  /** The list of frames ends at damaged bytes: frames after them are not known. */
  damaged: boolean
  /** The duration that the container claims, seconds: more than `durationSeconds` in a WebM file that was cut off. */
  claimedDurationSeconds: number | undefined
}

// No playlists (HLS): they would fetch from the network.
const formats = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS]

/**
 * Opens a video: reads its index, decodes nothing yet. Works in a worker and on the main thread.
 * @throws VideoError that says what is wrong with the file and what to do. @throws the signal's reason.
 */
export async function openVideo(file: File | Blob, signal?: AbortSignal): Promise<OpenVideo> {
  const fileName = file instanceof File ? file.name : 'The video'
  signal?.throwIfAborted()
  if (file.size === 0) throw new EmptyFileError(fileName)
  let input: Input | undefined
  try {
    input = new Input({ source: new BlobSource(await withElementAtEnd(file)), formats })
    const track = await findTrack(input, file, fileName)
    signal?.throwIfAborted()
    await completeColourSpace(track)
    const index = await readPacketIndex(track, signal)
    if (index.timestamps.length === 0) throw new NoDecodableFrameError(fileName)
    const source = { fileName, track, index, lookahead: new Lookahead() }
    const info = await describe(file, source)
    signal?.throwIfAborted()
    return new OpenVideo(info, input, source)
  } catch (error) {
    input?.dispose()
    signal?.throwIfAborted()
    throw asVideoError(error, fileName)
  }
}

async function findTrack(input: Input, file: Blob, fileName: string): Promise<InputVideoTrack> {
  const content = await recogniseContent(file)
  if (content?.isVideo) throw new UnknownContainerError(fileName, content.name)
  if (content) throw new NotAVideoError(fileName, content.name)
  if (await hasRunawayIndex(file)) throw new CorruptVideoError(fileName)
  const tracks = await input.getTracks().catch((error) => {
    throw error instanceof UnsupportedInputFormatError
      ? new NotAVideoError(fileName, undefined, { cause: error })
      : error
  })
  if (tracks.length === 0) throw new MissingIndexError(fileName)
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw new NoVideoTrackError(fileName)
  if (typeof VideoDecoder === 'undefined') throw new MissingWebCodecsError()
  if (!(await track.canDecode()))
    throw new UndecodableCodecError(
      fileName,
      nameOfCodec(await track.getCodec(), await track.getInternalCodecId()),
    )
  return track
}

async function describe(file: File | Blob, { fileName, track, index }: TrackSource): Promise<VideoInfo> {
  const { timestamps, endSeconds } = index
  const length = endSeconds - (timestamps[0] ?? 0)
  return {
    name: fileName,
    bytes: file.size,
    codec: {
      name: nameOfCodec(await track.getCodec(), await track.getInternalCodecId()),
      string: (await track.getCodecParameterString()) ?? '',
    },
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotationDegrees: await track.getRotation(),
    durationSeconds: endSeconds,
    frameTimestampsSeconds: timestamps,
    frameRateMean: length > 0 ? timestamps.length / length : 0,
    truncated: await isTruncated(file),
    damaged: index.damaged,
    claimedDurationSeconds: (await track.getDurationFromMetadata()) ?? undefined,
  }
}

/** A video whose frames can be read. Holds decoder and file until `close`. */
export class OpenVideo {
  private readonly closing = new AbortController()
  private pass: Pick<FramePass<unknown>, 'delivery'> | undefined

  constructor(
    readonly info: VideoInfo,
    private readonly input: Input,
    private readonly source: TrackSource,
  ) {}

  /**
   * Decodes in one forward pass the frames nearest to the given timestamps.
   * A frame is freed when the loop goes on to the next one, ends or throws.
   * @param timestampsSeconds sorted; a plan of this room, usually.
   * @returns what came of it, when all is done; `delivery` tells the same to a `for await` loop.
   * @throws RangeError for timestamps that are not sorted; and, when iterated: VideoError where not a single frame came,
   * the signal's reason when it is aborted, an AbortError when the video is closed.
   */
  frames(
    timestampsSeconds: readonly number[],
    signal?: AbortSignal,
  ): AsyncGenerator<DecodedFrame<RgbaImage>, FrameDelivery> {
    const copier = new FrameCopier()
    return this.start(
      timestampsSeconds,
      async (sample) => {
        const stored = await copier.copy(sample)
        return (maxSide) => readStored(stored, maxSide)
      },
      signal,
    )
  }

  /** The same in grey, which costs a fraction where the decoder keeps brightness apart, as video does. */
  greyFrames(
    timestampsSeconds: readonly number[],
    signal?: AbortSignal,
  ): AsyncGenerator<DecodedFrame<GreyImage>, FrameDelivery> {
    return this.start(timestampsSeconds, takeGrey(), signal)
  }

  private start<I>(
    timestampsSeconds: readonly number[],
    takePixels: TakePixels<I>,
    signal?: AbortSignal,
  ): AsyncGenerator<DecodedFrame<I>, FrameDelivery> {
    const signals = signal ? [signal, this.closing.signal] : [this.closing.signal]
    const pass = new FramePass(this.source, timestampsSeconds, takePixels, AbortSignal.any(signals))
    this.pass = pass
    return pass.frames()
  }

  /** What the pass that was started last has brought so far; complete once its loop has ended. */
  delivery(): FrameDelivery | undefined {
    return this.pass && { ...this.pass.delivery }
  }

  /** Ends passes that still run and lets go of the file. */
  close(): void {
    this.closing.abort(new DOMException('The video was closed', 'AbortError'))
    this.input.dispose()
  }
}
