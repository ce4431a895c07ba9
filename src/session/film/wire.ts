/**
 * Messages of plain data as bytes, for films that are followed in another process: a header of JSON, in which numbers'
 * arrays are places, and then their bytes. Values that JSON lacks (NaN) do not survive outside of such arrays.
 */

const KINDS = [Uint8Array, Uint8ClampedArray, Int32Array, Float32Array, Float64Array] as const
type Numbers = InstanceType<(typeof KINDS)[number]>

/** Arrays begin at multiples of the largest number's size. */
const ALIGNMENT = 8
const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
/** The header's length comes first. */
const PREFIX = ALIGNMENT

interface Place {
  $numbers: [kind: number, at: number, length: number]
}

const isNumbers = (value: unknown): value is Numbers => KINDS.some((kind) => value instanceof kind)
const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && '$numbers' in value

/** A message as bytes. */
export function toBytes(message: unknown): Uint8Array<ArrayBuffer> {
  const arrays: { at: number; numbers: Numbers }[] = []
  let size = 0
  const header = new TextEncoder().encode(
    JSON.stringify(message, (_, value: unknown) => {
      if (!isNumbers(value)) return value
      const at = size
      arrays.push({ at, numbers: value })
      size += aligned(value.byteLength)
      return {
        $numbers: [KINDS.findIndex((kind) => value instanceof kind), at, value.length],
      } satisfies Place
    }),
  )
  const start = PREFIX + aligned(header.byteLength)
  const bytes = new Uint8Array(start + size)
  new DataView(bytes.buffer).setUint32(0, header.byteLength, true)
  bytes.set(header, PREFIX)
  for (const { at, numbers } of arrays)
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start + at)
  return bytes
}

/** The message that was made bytes of; its arrays are views of them. @param bytes at the start of their buffer. */
export function fromBytes(bytes: Uint8Array<ArrayBuffer>): unknown {
  const length = new DataView(bytes.buffer).getUint32(0, true)
  const start = PREFIX + aligned(length)
  const header = new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + length))
  return JSON.parse(header, (_, value: unknown) => {
    if (!isPlace(value)) return value
    const [kind, at, count] = value.$numbers
    const Kind = KINDS[kind] as (typeof KINDS)[number]
    return new Kind(bytes.buffer, start + at, count)
  })
}
