import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny'
import { isNeverReordered } from './codecs.ts'
import { isDecodeFailure } from './decodeFailure.ts'
import { lastAtOrBefore } from './sampling.ts'

/** What the packets of a video track tell without being decoded. Times are presentation times, seconds. */
export interface PacketIndex {
  /** Of every frame to show, sorted, none twice. */
  timestamps: Float64Array
  /** Of the packets that can be decoded without others, sorted. */
  keyTimestamps: Float64Array
  /** When the last frame ends. */
  endSeconds: number
  /** False where frames may be stored out of order while their timestamps are not: a writer lost the latter. */
  decoderKeepsTimestamps: boolean
  /** The list ends at bytes that make no sense; frames after them are unknown. */
  damaged: boolean
}

/** VP8 stores reference pictures that are never shown as packets of their own: bit 4 of the first byte (RFC 6386, 9.1). */
const isShownVp8 = (data: Uint8Array): boolean => ((data[0] ?? 0) & 0x10) !== 0

/** Reads the index of a track, as far as it can be read. @throws the signal's reason. */
export async function readPacketIndex(track: InputVideoTrack, signal?: AbortSignal): Promise<PacketIndex> {
  const codec = await track.getCodec()
  const timestamps: number[] = []
  const keys: number[] = []
  let [endSeconds, previous, isReordered, damaged] = [0, Number.NEGATIVE_INFINITY, false, false]
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: codec !== 'vp8',
  })
  try {
    for await (const packet of packets) {
      signal?.throwIfAborted()
      if (packet.type === 'key') keys.push(packet.timestamp)
      isReordered ||= packet.timestamp < previous
      previous = packet.timestamp
      const end = packet.timestamp + packet.duration
      // Frames that end before time zero were cut away by an edit list: there to be decoded, not to be shown.
      const isShown = packet.timestamp >= 0 || end > 1e-6
      if (!isShown || (codec === 'vp8' && !isShownVp8(packet.data))) continue
      timestamps.push(packet.timestamp)
      endSeconds = Math.max(endSeconds, end)
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (timestamps.length === 0 || !isDecodeFailure(error)) throw error
    damaged = true
  }
  return {
    timestamps: Float64Array.from(new Set(timestamps)).sort(),
    keyTimestamps: Float64Array.from(keys).sort(),
    endSeconds,
    decoderKeepsTimestamps: isReordered || isNeverReordered(codec),
    damaged,
  }
}

/** Time of the key frame from which a frame at `seconds` can be decoded; the first key frame where none is before it. */
export const keyFor = ({ keyTimestamps }: PacketIndex, seconds: number): number | undefined =>
  keyTimestamps[Math.max(0, lastAtOrBefore(keyTimestamps, seconds))]

/** Time of the first key frame after `seconds`; undefined where there is none. */
export const keyAfter = ({ keyTimestamps }: PacketIndex, seconds: number): number | undefined =>
  keyTimestamps[lastAtOrBefore(keyTimestamps, seconds) + 1]
