import {
  type EncodedPacket,
  EncodedPacketSink,
  type InputVideoTrack,
  type VideoSample,
  VideoSampleSink,
} from 'mediabunny'

/**
 * mediabunny's decoder: WebCodecs with its corrections for what single browsers get wrong (lost B-frames, frames out of
 * order, key frames not taken for such). It is not among mediabunny's public types. The public generators over it are no
 * substitute: they decode 40 frames ahead, which are half a gigabyte of a 4K film held while a network thinks, and 600
 * frames decoded in vain for a plan of 16.
 */
interface SampleDecoder {
  decode(packet: EncodedPacket): void
  flush(): Promise<void>
  close(): void
  getDecodeQueueSize(): number
}

type MakeDecoder = (
  onSample: (sample: VideoSample) => void,
  onError: (error: unknown) => void,
) => Promise<SampleDecoder>

/**
 * How many frames may be under way, in the decoder or waiting for the caller, at once. Enough to keep the decoder busy
 * while the caller looks at one; some decoders need more than that before they give the first (they put frames in order,
 * or work on several), which shows only by their silence.
 */
export class Lookahead {
  frames = 6

  /** The decoder has been given all it may and is silent: it may have more. False where that cannot be the reason. */
  widen(): boolean {
    this.frames *= 2
    if (this.frames <= 48) return true
    this.frames = 48
    return false
  }
}

/** Longer than any decoder takes for a frame, and paid once for a video: what was learnt is kept. */
const SILENCE_MILLISECONDS = 400

const verified = { verifyKeyPackets: true }

/** Decodes a track from one of its key frames on. To be closed; whoever takes a sample closes that one. */
export class DecodeRun {
  private decoder: SampleDecoder | undefined
  private packet: EncodedPacket | null = null
  private readonly packets: EncodedPacketSink
  private readonly finished: VideoSample[] = []
  /** Timestamps (microseconds) of the packets given to the decoder whose frames have not come. */
  private pending: number[] = []
  private decodeFailure: { error: unknown } | undefined
  private readFailure: { error: unknown } | undefined
  private state: 'feeding' | 'flushing' | 'flushed' | 'closed' = 'feeding'
  private wake = () => {}

  constructor(
    private readonly track: InputVideoTrack,
    private readonly lookahead: Lookahead,
  ) {
    this.packets = new EncodedPacketSink(track)
  }

  /** Starts at the key frame at `seconds`; where that is none in truth, at the one before or else the first in the file. */
  async start(seconds: number): Promise<void> {
    const maker = new VideoSampleSink(this.track) as unknown as { _createDecoder: MakeDecoder }
    this.decoder = await maker._createDecoder(
      (sample) => this.receive(sample),
      (error) => this.fail(error),
    )
    this.packet =
      (await this.packets.getKeyPacket(seconds, verified)) ?? (await this.packets.getFirstKeyPacket(verified))
  }

  /**
   * The next frame in the order in which they are shown; undefined after the last.
   * @throws what made the decoder or the reading fail, after the frames that were finished before.
   * @throws the signal's reason.
   */
  async next(signal: AbortSignal): Promise<VideoSample | undefined> {
    signal.addEventListener('abort', this.wakeUp)
    try {
      for (;;) {
        await this.feed()
        signal.throwIfAborted()
        const sample = this.finished.shift()
        if (sample) return sample
        if (this.decodeFailure) throw this.decodeFailure.error
        if (this.state === 'flushed' && this.readFailure) throw this.readFailure.error
        if (this.state === 'flushed') return undefined
        const isSilent = !(await this.somethingHappens())
        if (!isSilent || this.state !== 'feeding' || this.decoder?.getDecodeQueueSize() !== 0) continue
        // Silent with all that any decoder needs: it swallows packets, as after damage up to the next key frame.
        if (!this.lookahead.widen()) this.pending = []
      }
    } finally {
      signal.removeEventListener('abort', this.wakeUp)
    }
  }

  close(): void {
    this.state = 'closed'
    for (const sample of this.finished.splice(0)) sample.close()
    this.decoder?.close()
  }

  /** Gives the decoder what it may have; after the last packet, tells it that no more will come. */
  private async feed(): Promise<void> {
    const { decoder } = this
    if (!decoder) return
    while (this.state === 'feeding' && !this.decodeFailure) {
      if (!this.packet) {
        this.state = 'flushing'
        decoder.flush().then(
          () => this.flushed(),
          (error) => this.fail(error),
        )
      } else if (this.finished.length + this.pending.length < this.lookahead.frames) {
        try {
          decoder.decode(this.packet)
          this.pending.push(this.packet.microsecondTimestamp)
        } catch (error) {
          return this.fail(error)
        }
        this.packet = await this.packets.getNextPacket(this.packet, verified).catch((error) => {
          this.readFailure = { error }
          return null
        })
      } else return
    }
  }

  /** False where nothing happened for a while. */
  private somethingHappens(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), SILENCE_MILLISECONDS)
      this.wake = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }

  private readonly wakeUp = () => this.wake()

  private receive(sample: VideoSample): void {
    // Frames come in order: what should have come before this one will not come any more.
    const { microsecondTimestamp } = sample
    const source = sample.toCanvasImageSource()
    const shown = source instanceof VideoFrame ? source.timestamp : microsecondTimestamp
    this.pending = this.pending.filter((timestamp) => timestamp > shown)
    if (this.state === 'closed') sample.close()
    else this.finished.push(sample)
    this.wake()
  }

  private flushed(): void {
    if (this.state === 'flushing') this.state = 'flushed'
    this.wake()
  }

  private fail(error: unknown): void {
    this.decodeFailure ??= { error }
    this.wake()
  }
}
