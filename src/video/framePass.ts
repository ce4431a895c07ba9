import { EncodedPacketSink, type InputVideoTrack, type VideoSample } from 'mediabunny'
import { asVideoError, isDecodeFailure } from './decodeFailure.ts'
import { DecodeRun, type Lookahead } from './decoder.ts'
import { CorruptVideoError, NoDecodableFrameError } from './errors.ts'
import { keyAfter, keyFor, type PacketIndex } from './packetIndex.ts'
import { lastAtOrBefore, nearestFrame } from './sampling.ts'

/** A frame while the loop over the frames stands on it; `I` is its picture, in colour or grey. */
export interface DecodedFrame<I> {
  /** The frame's true presentation time. */
  timestampSeconds: number
  /** Which of the timestamps that were asked for it answers. */
  requestIndex: number
  /**
   * The frame upright, with square pixels, aspect kept, its longer side at most `maxSide` pixels; never enlarged.
   * Shrunk by area averaging. Can be called again, with other sizes too.
   * @throws Error once the loop has gone on: the pixels are those of another frame then.
   */
  read(maxSide: number): I
}

/** Takes a frame's pixels out of the decoder's memory: what is returned makes pictures of them, until the next call. */
export type TakePixels<I> = (sample: VideoSample) => Promise<(maxSide: number) => I>

/** What came of what was asked. */
export interface FrameDelivery {
  askedFrames: number
  decodedFrames: number
  /** Of the last frame that came; undefined where none did. */
  lastTimestampSeconds: number | undefined
  /** Frames are missing at the end, because the file ends before its own index says. */
  truncated: boolean
  /** Frames are missing although their bytes are there: those could not be decoded. */
  damaged: boolean
}

/** An opened track, with what its packets tell. */
export interface TrackSource {
  fileName: string
  track: InputVideoTrack
  index: PacketIndex
  lookahead: Lookahead
}

/** Frames to leap over before a new start at a key frame is cheaper than decoding on. */
const LEAP_FRAMES = 30

/** One forward pass over a track, decoding no more than the frames asked for need. */
export class FramePass<I> {
  readonly delivery: FrameDelivery
  /** For each request, the index of its frame in the packet index. Sorted. */
  private readonly targets: readonly number[]
  /** Position in `targets` of the first that has not been reached. */
  private next = 0
  /** Index of the last frame that came out of the decoder. */
  private lastFrame = -1
  /** Whether later frames came, but not one that was asked for. */
  private passedOver = false

  /** @throws RangeError for timestamps (seconds) that are not sorted. */
  constructor(
    private readonly source: TrackSource,
    timestampsSeconds: readonly number[],
    private readonly takePixels: TakePixels<I>,
    private readonly signal: AbortSignal,
  ) {
    if (
      timestampsSeconds.some((time, i) => !(time >= (timestampsSeconds[i - 1] ?? Number.NEGATIVE_INFINITY)))
    )
      throw new RangeError('The timestamps of the frames to decode must be sorted')
    this.targets = timestampsSeconds.flatMap((time) => nearestFrame(source.index.timestamps, time) ?? [])
    this.delivery = {
      askedFrames: timestampsSeconds.length,
      decodedFrames: 0,
      lastTimestampSeconds: undefined,
      truncated: false,
      damaged: false,
    }
  }

  /** The frames asked for, in order. @throws VideoError where not one came. @throws the signal's reason. */
  async *frames(): AsyncGenerator<DecodedFrame<I>, FrameDelivery> {
    const { delivery, targets } = this
    let failure: unknown
    for (let start = this.startFor(this.next); start !== undefined; ) {
      const from = start
      try {
        const goesOn = yield* this.run(from)
        start = goesOn ? this.startFor(this.next) : undefined
      } catch (error) {
        this.signal.throwIfAborted()
        if (!isDecodeFailure(error)) throw asVideoError(error, this.source.fileName)
        failure = error
        start = this.startAfterFailure(from)
      }
    }
    if (delivery.decodedFrames < delivery.askedFrames) {
      delivery.truncated = !(await this.isInFile(this.timeOf(targets.at(-1) ?? 0)))
      delivery.damaged = this.passedOver || failure !== undefined || !delivery.truncated
      if (delivery.decodedFrames === 0 && delivery.damaged)
        throw new CorruptVideoError(this.source.fileName, { cause: failure })
      if (delivery.decodedFrames === 0) throw new NoDecodableFrameError(this.source.fileName)
    }
    return delivery
  }

  /**
   * Decodes on from the key frame at `start` (seconds) until the frames end (false), or until the next target is so
   * far that a new start is cheaper (true).
   */
  private async *run(start: number): AsyncGenerator<DecodedFrame<I>, boolean> {
    const decoding = new DecodeRun(this.source.track, this.source.lookahead)
    try {
      await decoding.start(start)
      for (;;) {
        const sample = await decoding.next(this.signal)
        if (!sample) return false
        try {
          yield* this.take(sample)
        } finally {
          sample.close()
        }
        if (this.next >= this.targets.length || this.isLeapWorthwhile(start)) return true
      }
    } finally {
      decoding.close()
    }
  }

  /** Answers the requests that this sample meets; gives up those that it has gone past. */
  private async *take(sample: VideoSample): AsyncGenerator<DecodedFrame<I>, void> {
    const frame = this.frameOf(sample)
    // After a new start the decoder repeats frames that have been seen.
    if (frame === undefined || frame <= this.lastFrame) return
    this.lastFrame = frame
    for (; this.target(this.next) < frame; this.next++) this.passedOver = true
    if (this.target(this.next) !== frame) return
    const picture = await this.takePixels(sample)
    const timestampSeconds = this.timeOf(frame)
    while (this.target(this.next) === frame) {
      const requestIndex = this.next++
      this.delivery.decodedFrames++
      this.delivery.lastTimestampSeconds = timestampSeconds
      let isCurrent = true
      const read = (maxSide: number): I => {
        if (!isCurrent) throw new Error('A frame can be read only until the next one is asked for')
        return picture(maxSide)
      }
      try {
        yield { timestampSeconds, requestIndex, read }
      } finally {
        isCurrent = false
      }
    }
  }

  private target(position: number): number {
    return this.targets[position] ?? Number.POSITIVE_INFINITY
  }

  private timeOf(frame: number): number {
    return this.source.index.timestamps[frame] as number
  }

  /** Index of the frame that a sample holds; undefined for one that is not to be shown. */
  private frameOf(sample: VideoSample): number | undefined {
    const { timestamps, decoderKeepsTimestamps } = this.source.index
    // mediabunny numbers frames through in the order in which they come, which goes wrong after one that never does
    // (a hidden VP8 frame, a damaged one); the decoder's own frame carries the timestamp of its packet.
    const decoded = sample.toCanvasImageSource()
    const microseconds =
      decoderKeepsTimestamps && decoded instanceof VideoFrame
        ? decoded.timestamp
        : sample.microsecondTimestamp
    const frame = nearestFrame(timestamps, microseconds / 1e6)
    return frame !== undefined && Math.abs(this.timeOf(frame) * 1e6 - microseconds) < 2 ? frame : undefined
  }

  /** Where to start for a target; undefined past the last one. */
  private startFor(position: number): number | undefined {
    const target = this.targets[position]
    return target === undefined ? undefined : keyFor(this.source.index, this.timeOf(target))
  }

  /** Whether to start anew for the next target; not where that was tried already and the key frame proved to be none. */
  private isLeapWorthwhile(presentStart: number): boolean {
    const start = this.startFor(this.next)
    if (start === undefined || start <= presentStart) return false
    return lastAtOrBefore(this.source.index.timestamps, start) - this.lastFrame > LEAP_FRAMES
  }

  /** Where to go on after the decoder failed: the next key frame; targets before it are given up. */
  private startAfterFailure(start: number): number | undefined {
    const { index } = this.source
    const seen = this.lastFrame < 0 ? start : Math.max(start, this.timeOf(this.lastFrame))
    const goOn = keyAfter(index, seen)
    if (goOn === undefined) return undefined
    while (this.next < this.targets.length && this.timeOf(this.target(this.next)) < goOn) this.next++
    const wanted = this.startFor(this.next)
    return wanted === undefined ? undefined : Math.max(goOn, wanted)
  }

  /** Whether the bytes of the frame at `seconds` are in the file, sound or not. */
  private async isInFile(seconds: number): Promise<boolean> {
    try {
      const packet = await new EncodedPacketSink(this.source.track).getPacket(seconds)
      return packet !== null && Math.abs(packet.timestamp - seconds) < 1e-6
    } catch (error) {
      if (isDecodeFailure(error)) return true
      throw asVideoError(error, this.source.fileName)
    }
  }
}
