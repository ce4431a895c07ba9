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
export function halvesToFloats(bytes: Uint8Array): Float32Array {
  const halves = new Uint16Array(new Uint8Array(bytes).buffer)
  return Float32Array.from(halves, halfToFloat)
}
