/** Text and a true size in a PNG, after the format's third edition (W3C, 2025). */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** The check sum of PNG and zip (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] as number) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, k) => bytes[k] === byte)

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  out.set(new TextEncoder().encode(type), 4)
  out.set(data, 8)
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)))
  return out
}

interface Chunk {
  type: string
  /** Place of the whole chunk in the file, and its end. */
  from: number
  to: number
  data: Uint8Array
}

/** The chunks of a PNG, as far as it is whole. */
function* chunksOf(png: Uint8Array): Generator<Chunk> {
  if (!isPng(png)) return
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  for (let from = SIGNATURE.length; from + 12 <= png.length; ) {
    const to = from + 12 + view.getUint32(from)
    if (to > png.length) return
    const type = String.fromCharCode(...png.subarray(from + 4, from + 8))
    yield { type, from, to, data: png.subarray(from + 8, to - 4) }
    from = to
  }
}

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/**
 * A PNG with texts in it, and its size in the world.
 * @param texts keyword (1 to 79 letters of Latin 1) to text in Latin 1. @param pixelsPerMetre for printers.
 * @throws RangeError where it is no PNG.
 */
export function pngWith(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
  pixelsPerMetre: number,
): Uint8Array<ArrayBuffer> {
  const header = chunksOf(png).next().value
  if (header?.type !== 'IHDR') throw new RangeError('not a PNG')
  const physical = new Uint8Array(9)
  const view = new DataView(physical.buffer)
  for (const at of [0, 4]) view.setUint32(at, Math.round(pixelsPerMetre))
  physical[8] = 1
  const added = Object.entries(texts).map(([keyword, text]) =>
    chunk(
      'tEXt',
      Uint8Array.from(`${keyword}\0${text}`, (char) => char.charCodeAt(0)),
    ),
  )
  // Both must come before the picture's data.
  return joined([png.subarray(0, header.to), chunk('pHYs', physical), ...added, png.subarray(header.to)])
}

/** The text under a keyword in a PNG; undefined where there is none, or its check sum is wrong. */
export function pngText(png: Uint8Array, keyword: string): string | undefined {
  for (const { type, from, to, data } of chunksOf(png)) {
    if (type !== 'tEXt') continue
    const end = data.indexOf(0)
    if (String.fromCharCode(...data.subarray(0, Math.max(0, end))) !== keyword) continue
    const sum = new DataView(png.buffer, png.byteOffset + to - 4, 4).getUint32(0)
    if (sum !== crc32(png.subarray(from + 4, to - 4))) return undefined
    return new TextDecoder('latin1').decode(data.subarray(end + 1))
  }
  return undefined
}
