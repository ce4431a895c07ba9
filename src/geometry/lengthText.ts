/** Lengths and areas as people read them. Metres in, text out: the only place where another unit than SI is made. */

/** `cm` shows areas in square metres all the same: nobody thinks of a room in square centimetres. */
export type LengthUnits = 'm' | 'cm' | 'ft-in'

export const METRES_PER_INCH = 0.0254
export const METRES_PER_FOOT = 0.3048
const MINUS = '\u2212'
const QUARTERS = ['', '¼', '½', '¾'] as const

/** A number with a fixed count of decimals and a real minus sign; never minus zero. */
export function decimalText(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals)
  return value < 0 && Number(text) !== 0 ? MINUS + text : text
}

/** Feet and inches, to the nearest quarter of an inch, or whole inch: 5′ 7¼″. */
export function feetAndInches(metres: number, isWhole = false): string {
  const finest = isWhole ? 4 : 1
  const quarters = finest * Math.round(((Math.abs(metres) / METRES_PER_INCH) * 4) / finest)
  const [feet, rest] = [Math.floor(quarters / 48), quarters % 48]
  const [whole, part] = [Math.floor(rest / 4), QUARTERS[rest % 4] ?? '']
  const inches = `${whole || !part ? whole : ''}${part}″`
  return `${metres < 0 && quarters ? MINUS : ''}${feet ? `${feet}′ ` : ''}${inches}`
}

/** A length without its unit, where the unit stands elsewhere; feet and inches carry their marks always. */
export function lengthNumber(units: LengthUnits, metres: number): string {
  if (units === 'ft-in') return feetAndInches(metres)
  if (units === 'm') return decimalText(metres, 2)
  // The millimetre is worth saying only of what is a few centimetres long.
  return decimalText(metres * 100, Math.abs(metres) < 0.0995 ? 1 : 0)
}

/** A length with its unit: `2.13 m`, `213 cm`, `6′ 11¾″`. */
export const lengthIn = (units: LengthUnits, metres: number): string =>
  units === 'ft-in' ? feetAndInches(metres) : `${lengthNumber(units, metres)} ${units}`

/** How far a length is sure, where that is small: always in centimetres, or in inches with a decimal. */
export const spreadIn = (units: LengthUnits, metres: number): string =>
  units === 'ft-in' ? `${decimalText(metres / METRES_PER_INCH, 1)}″` : lengthIn('cm', metres)

/** The sides of a thing: `2.00 × 0.90 × 0.80 m`. */
export const sizeIn = (units: LengthUnits, sides: readonly number[]): string => {
  const numbers = sides.map((side) => lengthNumber(units, side)).join(' × ')
  return units === 'ft-in' ? numbers : `${numbers} ${units}`
}

export const areaUnit = (units: LengthUnits): string => (units === 'ft-in' ? 'ft²' : 'm²')

/** From this on a deviation has one digit, below it two: 28 ± 6, and 28.0 ± 1.4. */
const ONE_DIGIT = 3

/** Decimals of a number whose standard deviation is `sd`: no more than is known, and two at most; two without one. */
export function knownDecimals(sd: number): number {
  if (sd <= 0) return 2
  const exponent = Math.floor(Math.log10(sd))
  const digits = sd / 10 ** exponent >= ONE_DIGIT ? 1 : 2
  return Math.min(2, Math.max(0, digits - 1 - exponent))
}

/** An area without its unit, square metres. @param sd its standard deviation: it is rounded to what is known. */
export function areaNumber(units: LengthUnits, squareMetres: number, sd = 0): string {
  if (units === 'ft-in') return decimalText(squareMetres / METRES_PER_FOOT ** 2, 0)
  return decimalText(squareMetres, knownDecimals(sd))
}

/** An area with its unit: `20.00 m²`, `215 ft²`. @param sd see `areaNumber`. */
export const areaIn = (units: LengthUnits, squareMetres: number, sd = 0): string =>
  `${areaNumber(units, squareMetres, sd)} ${areaUnit(units)}`
