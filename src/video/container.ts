import { latin1, readBytes } from './bytes.ts'
import { isSegmentTruncated } from './ebml.ts'
import { hasRunawayTable } from './sampleTables.ts'

/**
 * Whether the file is shorter than its own outermost boxes say: the rest of it was lost.
 * Knows ISO base media files (MP4, MOV) and EBML (WebM, MKV); false for others.
 */
export async function isTruncated(file: Blob): Promise<boolean> {
  for await (const { end } of outerBoxes(file)) if (end > file.size) return true
  return isSegmentTruncated(file)
}

interface OuterBox {
  type: string
  start: number
  /** May lie past the end of the file. */
  end: number
}

/** Types of the box that an MP4 or MOV file can begin with, and what any type looks like. */
const firstTypes = /^(ftyp|moov|mdat|wide|free|skip|pnot|styp)$/
const anyType = /^[\w ©-]{4}$/

/** The outermost boxes of an ISO base media file, up to the first that makes no sense. */
async function* outerBoxes(file: Blob): AsyncGenerator<OuterBox> {
  for (let start = 0; start < file.size; ) {
    const header = await readBytes(file, start, 16)
    if (header.length < 8) return
    const view = new DataView(header.buffer)
    const type = latin1(header.subarray(4, 8))
    if (!(start === 0 ? firstTypes : anyType).test(type)) return
    const short = view.getUint32(0)
    // 0: up to the end of the file. 1: the size follows in 64 bits.
    const long = header.length < 16 ? 16 : Number(view.getBigUint64(8))
    const size = short === 0 ? file.size - start : short === 1 ? long : short
    if (size < 8) return
    yield { type, start, end: start + size }
    start += size
  }
}

/** Whether the index of an ISO base media file would lead a demuxer astray without end (`hasRunawayTable`). */
export async function hasRunawayIndex(file: Blob): Promise<boolean> {
  for await (const { type, start, end } of outerBoxes(file))
    if (type === 'moov') return hasRunawayTable(await readBytes(file, start, end - start), file.size)
  return false
}
