/** IEEE 754 half precision to single. Node 20 has no Float16Array. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** Single to half precision, rounded to the nearest, halves to even; what is too large becomes infinite. */
export function floatToHalf(value: number): number {
  if (Number.isNaN(value)) return 0x7e00
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (size === 0) return sign
  // Half a step beyond the largest half, 65504.
  if (size >= 65520) return sign | 0x7c00
  const exponent = Math.max(-14, Math.floor(Math.log2(size)))
  // Units of the last place: exact, because it is a power of two.
  const units = size / 2 ** (exponent - 10)
  const below = Math.floor(units)
  const rest = units - below
  const rounded = below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0)
  // The fraction's overflow carries into the exponent, as it should: below 1024 units it is subnormal.
  return sign | (rounded + (exponent + 14) * 1024)
}

/** Little-endian half floats as a Float32Array. */
export const halvesToFloats = (bytes: Uint8Array): Float32Array =>
  widened(new Uint16Array(new Uint8Array(bytes).buffer))

/** All halves as singles, made when they are first needed: looking one up is ten times as fast as making it. */
let singles: Float32Array | undefined

/** Halves as singles. */
export function widened(halves: Uint16Array): Float32Array {
  singles ??= Float32Array.from({ length: 1 << 16 }, (_, half) => halfToFloat(half))
  const out = new Float32Array(halves.length)
  for (let i = 0; i < halves.length; i++) out[i] = singles[halves[i] as number] as number
  return out
}

/** Biased exponents of singles that are normal numbers as halves, and what they are there. */
const [FIRST_NORMAL, LAST_NORMAL, LOWER_BIAS] = [113, 142, 112]

/** Singles as halves, as `floatToHalf` rounds them. */
export function halved(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const out = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const word = bits[i] as number
    const exponent = (word >>> 23) & 0xff
    if (exponent < FIRST_NORMAL || exponent > LAST_NORMAL) {
      out[i] = floatToHalf(values[i] as number)
      continue
    }
    // 13 of the fraction's 23 bits are dropped; a half of the last one that stays is rounded to even.
    const kept = ((exponent - LOWER_BIAS) << 10) | ((word >>> 13) & 0x3ff)
    const rest = word & 0x1fff
    const up = rest > 0x1000 || (rest === 0x1000 && (kept & 1) === 1) ? 1 : 0
    out[i] = ((word >>> 16) & 0x8000) | (kept + up)
  }
  return out
}
