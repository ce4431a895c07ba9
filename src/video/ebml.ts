import { latin1, readBytes } from './bytes.ts'

interface Element {
  /** Where its size is written in the file, and on how many bytes. */
  sizeStart: number
  sizeLength: number
  dataStart: number
  /** Undefined where a recorder left it open. */
  dataSize: number | undefined
}

/** The element that starts at `start` (RFC 8794: lengths of a field are the leading zeros of its first byte). */
async function elementAt(file: Blob, start: number): Promise<Element | undefined> {
  const bytes = await readBytes(file, start, 12)
  const idLength = Math.clz32(bytes[0] ?? 0) - 23
  const first = bytes[idLength] ?? 0
  const sizeLength = Math.clz32(first) - 23
  if (idLength > 4 || sizeLength > 8 || bytes.length < idLength + sizeLength) return undefined
  let dataSize = first & (0xff >> sizeLength)
  let isOpen = dataSize === 0xff >> sizeLength
  for (const byte of bytes.subarray(idLength + 1, idLength + sizeLength)) {
    dataSize = dataSize * 256 + byte
    isOpen &&= byte === 0xff
  }
  const sizeStart = start + idLength
  return { sizeStart, sizeLength, dataStart: sizeStart + sizeLength, dataSize: isOpen ? undefined : dataSize }
}

/** The segment, which holds all of a WebM or MKV file but its header; undefined for other files. */
async function segmentOf(file: Blob): Promise<Element | undefined> {
  if (latin1(await readBytes(file, 0, 4)) !== '\x1a\x45\xdf\xa3') return undefined
  const header = await elementAt(file, 0)
  return header?.dataSize === undefined ? undefined : elementAt(file, header.dataStart + header.dataSize)
}

/** Whether a WebM or MKV file is shorter than it says; false for others. */
export async function isSegmentTruncated(file: Blob): Promise<boolean> {
  const segment = await segmentOf(file)
  return segment?.dataSize !== undefined && segment.dataStart + segment.dataSize > file.size
}

/** A `Tags` element with nothing but eight bytes of `Void` in it. */
const trailer = [0x12, 0x54, 0xc3, 0x67, 0x88, 0xec, 0x86, 0, 0, 0, 0, 0, 0]

/**
 * The same WebM or MKV file with an open segment and one more element at its end; other files as they are.
 * After damaged bytes mediabunny 1.61 looks for the next element and, where none follows, never stops looking
 * (`resync`, at its last eight bytes). Now one always follows. No bytes are copied.
 */
export async function withElementAtEnd(file: Blob): Promise<Blob> {
  const segment = await segmentOf(file)
  if (!segment) return file
  const open = new Uint8Array(segment.sizeLength).fill(0xff)
  open[0] = 0xff >> (segment.sizeLength - 1)
  return new Blob([
    file.slice(0, segment.sizeStart),
    open,
    file.slice(segment.dataStart),
    new Uint8Array(trailer),
  ])
}
