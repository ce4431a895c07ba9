/** A number, or a vector of several. */
export type Value = readonly number[]

/** Thrown within the expression parser only, where tokens or values do not fit together. */
export class Unreadable extends Error {}

/** The number that a value must be. */
export const scalar = (value: Value): number => {
  if (value.length !== 1) throw new Unreadable()
  return value[0] as number
}

export const add = (a: Value, b: Value, sign: 1 | -1): Value => {
  if (a.length !== b.length) throw new Unreadable()
  return a.map((x, k) => x + sign * (b[k] as number))
}

export const multiply = (a: Value, b: Value): Value => {
  if (a.length === 1) return b.map((x) => x * (a[0] as number))
  const factor = scalar(b)
  return a.map((x) => x * factor)
}

/** All that may be called in an expression. */
export const FUNCTIONS: Readonly<Record<string, (values: Value) => number>> = {
  sqrt: (values) => Math.sqrt(scalar(values)),
  abs: (values) => Math.abs(scalar(values)),
  hypot: (values) => Math.hypot(...values),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
}
