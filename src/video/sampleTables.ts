import { latin1 } from './bytes.ts'

/** Boxes on the way from the outermost level of an MP4 or MOV file to the tables of its samples. */
const parents = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])

interface Box {
  type: string
  start: number
  end: number
}

function boxesIn(view: DataView, start: number, end: number): Box[] {
  const boxes: Box[] = []
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at)
    if (size < 8 || at + size > end) break
    boxes.push({
      type: latin1(new Uint8Array(view.buffer, view.byteOffset + at + 4, 4)),
      start: at,
      end: at + size,
    })
    at += size
  }
  return boxes
}

/**
 * Whether a table of the index (`moov` box, whole) speaks of more samples than the file has bytes. A demuxer that takes
 * such a table at its word fills memory until the tab dies, so a file with one must not get that far.
 */
export function hasRunawayTable(moov: Uint8Array, fileBytes: number): boolean {
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength)
  const isRunaway = ({ type, start, end }: Box): boolean => {
    if (parents.has(type)) return boxesIn(view, start + 8, end).some(isRunaway)
    // ISO/IEC 14496-12: 12 bytes of header, version and flags, then the size that all samples have or 0, then their number.
    if (type === 'stsz') return end - start >= 20 && view.getUint32(start + 16) > fileBytes
    if (type !== 'stts' && type !== 'ctts') return false
    let samples = 0
    for (let at = start + 16; at + 8 <= end; at += 8) samples += view.getUint32(at)
    return samples > fileBytes
  }
  return boxesIn(view, 0, moov.byteLength).some(isRunaway)
}
