import { decimalText, type LengthUnits, METRES_PER_FOOT, METRES_PER_INCH } from '../../../geometry/index.ts'
import { toScreen, turned, type Viewport, visibleBounds } from './viewport.ts'

/** A round length, and how many small steps it is divided into. */
export interface Step {
  metres: number
  parts: number
}

/** Steps below a foot, in inches, and their parts; above, feet go by tens as metres do. */
const INCHES: readonly (readonly [number, number])[] = [
  [1, 4],
  [3, 3],
  [6, 6],
]

/** The least of 1, 2, 5 times a power of ten that is not below a number: 1 and 5 by fifths, 2 by quarters. */
function decimalStep(least: number): { value: number; parts: number } {
  const power = 10 ** Math.floor(Math.log10(least))
  // Powers of ten are not exact: without the slack, 0.1 would become 0.2.
  const mantissa = [1, 2, 5, 10].find((m) => m * power >= least * (1 - 1e-9)) ?? 10
  return { value: mantissa * power, parts: mantissa === 2 ? 4 : 5 }
}

/** The least round length in people's units that is not below `least` metres. */
export function niceStep(least: number, units: LengthUnits = 'm'): Step {
  if (units !== 'ft-in') {
    const { value, parts } = decimalStep(least)
    return { metres: value, parts }
  }
  const inches = INCHES.find(([inch]) => inch * METRES_PER_INCH >= least * (1 - 1e-9))
  if (inches) return { metres: inches[0] * METRES_PER_INCH, parts: inches[1] }
  const { value, parts } = decimalStep(Math.max(1, (least / METRES_PER_FOOT) * (1 - 1e-9)))
  return { metres: value * METRES_PER_FOOT, parts: value === 1 ? 4 : parts }
}

const MAJOR_PIXELS = 72
const SCALE_BAR_PIXELS = 88

export interface GridLine {
  /** Along its axis, metres. */
  at: number
  /** Along its axis on the screen, pixels. */
  screen: number
  major: boolean
}

export interface Grid {
  /** Between heavy lines. */
  step: Step
  /** Lines across the screen's x (upright) and y (level): along the axes of the map turned as the plan is. */
  x: GridLine[]
  y: GridLine[]
}

function linesBetween(
  low: number,
  high: number,
  { metres, parts }: Step,
  screen: (at: number) => number,
): GridLine[] {
  const fine = metres / parts
  const first = Math.ceil(low / fine - 1e-9)
  const last = Math.floor(high / fine + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const k = first + i
    const at = Number((k * fine).toPrecision(12))
    return { at, screen: screen(at), major: k % parts === 0 }
  })
}

/** The grid behind the plan: heavy lines at least 72 px apart at any zoom. It stays upright while the map turns. */
export function gridOf(v: Viewport, units: LengthUnits = 'm'): Grid {
  const step = niceStep(MAJOR_PIXELS / v.pixelsPerMetre, units)
  const { min, max } = visibleBounds(v)
  const upright: Viewport = { ...v, turn: 0, centre: turned(v.centre, v.turn) }
  return {
    step,
    x: linesBetween(min[0], max[0], step, (at) => toScreen(upright, [at, 0])[0]),
    y: linesBetween(min[1], max[1], step, (at) => toScreen(upright, [0, at])[1]),
  }
}

/** What the rulers' numbers count. */
export const rulerUnit = (units: LengthUnits, step: Step): string =>
  units !== 'ft-in' ? units : step.metres < METRES_PER_FOOT * 0.99 ? 'in' : 'ft'

const METRES_PER: Readonly<Record<string, number>> = {
  m: 1,
  cm: 0.01,
  ft: METRES_PER_FOOT,
  in: METRES_PER_INCH,
}

/** A length in the rulers' unit with as many decimals as its step needs. */
export function stepLabel(at: number, step: Step, units: LengthUnits = 'm'): string {
  const unit = METRES_PER[rulerUnit(units, step)] ?? 1
  const inUnit = step.metres / unit
  return decimalText(at / unit, Math.max(0, -Math.floor(Math.log10(inUnit) + 1e-9)))
}

/** A round length for the scale bar, and its pixels. */
export function scaleBar(pixelsPerMetre: number, units: LengthUnits = 'm'): { step: Step; pixels: number } {
  const step = niceStep(SCALE_BAR_PIXELS / pixelsPerMetre, units)
  return { step, pixels: step.metres * pixelsPerMetre }
}
