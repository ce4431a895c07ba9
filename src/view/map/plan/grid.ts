import { toScreen, type Viewport, visibleBounds } from './viewport.ts'

/** The least of 1, 2, 5 times a power of ten that is not below a length. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  // Powers of ten are not exact: without the slack, 0.1 would become 0.2.
  const mantissa = [1, 2, 5, 10].find((m) => m * power >= least * (1 - 1e-9)) ?? 10
  return mantissa * power
}

const MAJOR_PIXELS = 72
const SCALE_BAR_PIXELS = 88

/** How many small steps one large one is divided into: 1 by fifths, 2 by quarters, 5 by fifths. */
const partsOf = (step: number): number => {
  const mantissa = step / 10 ** Math.floor(Math.log10(step) + 1e-9)
  return Math.round(mantissa) === 2 ? 4 : 5
}

export interface GridLine {
  /** Along its axis, metres. */
  at: number
  /** Along its axis on the screen, pixels. */
  screen: number
  major: boolean
}

export interface Grid {
  /** Between heavy lines, metres. */
  step: number
  /** Lines across x (upright) and y (level). */
  x: GridLine[]
  y: GridLine[]
}

function linesBetween(low: number, high: number, step: number, screen: (at: number) => number): GridLine[] {
  const parts = partsOf(step)
  const fine = step / parts
  const first = Math.ceil(low / fine - 1e-9)
  const last = Math.floor(high / fine + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const k = first + i
    const at = Number((k * fine).toPrecision(12))
    return { at, screen: screen(at), major: k % parts === 0 }
  })
}

/** The grid behind the plan: heavy lines at least 72 px apart at any zoom. */
export function gridOf(v: Viewport): Grid {
  const step = niceStep(MAJOR_PIXELS / v.pixelsPerMetre)
  const { min, max } = visibleBounds(v)
  return {
    step,
    x: linesBetween(min[0], max[0], step, (at) => toScreen(v, [at, 0])[0]),
    y: linesBetween(min[1], max[1], step, (at) => toScreen(v, [0, at])[1]),
  }
}

/** A length in metres with as many decimals as its step needs. */
export function stepLabel(at: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return at.toFixed(decimals).replace('-', '\u2212')
}

/** A round length for the scale bar, and its pixels. */
export function scaleBar(pixelsPerMetre: number): { metres: number; pixels: number; parts: number } {
  const metres = niceStep(SCALE_BAR_PIXELS / pixelsPerMetre)
  return { metres, pixels: metres * pixelsPerMetre, parts: partsOf(metres) }
}
