import type { Vec2 } from '../../geometry/index.ts'

/** A number to so many decimals at most, without those that are nought. */
export const digits = (value: number, decimals = 2): string => String(Number(value.toFixed(decimals)) + 0)

/** The same as a term of a formula: `(-1.2)`. */
export const term = (value: number, decimals = 2): string =>
  value < 0 ? `(${digits(value, decimals)})` : digits(value, decimals)

export const pair = ([x, z]: Vec2): string => `(${digits(x)}, ${digits(z)})`

/** `= 5`, or `≈ 2.24` where digits are cut off. */
export const equals = (value: number, decimals = 2): string =>
  `${Math.abs(value - Number(value.toFixed(decimals))) < 1e-9 ? '=' : '≈'} ${digits(value, decimals)}`
