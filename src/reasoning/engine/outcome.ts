import type { LayoutObject } from '../../layout/index.ts'
import type { Mark } from '../marks.ts'
import type { TraceStep } from '../trace/index.ts'
import { framesOf } from './objects.ts'

/**
 * How well each of some options' texts fits to what was found, or drawn: the higher the better. The texts are read
 * once, as hundreds of layouts are drawn for each question.
 */
export type Scorer<Found> = (options: readonly string[]) => (found: Found) => number[]

/** A number from a normal distribution of mean 0 and standard deviation 1. */
export type Normal = () => number

/** What a program finds on a layout, in metres, before units and options. */
export interface Outcome {
  value: number | string
  unit: '' | 'm' | 'm²'
  /** Of a number, in `unit`; 0 where the layout carries no deviations. */
  sd: number
  trace: TraceStep[]
  /** The fits of options that are words; numbers fit the nearer the better. */
  fit?: (options: readonly string[]) => number[]
  /** The same for layouts drawn from the deviations; absent where the layout carries none. */
  draw?: (options: readonly string[]) => (normal: Normal) => number[]
}

/** A step of a trace, on the objects and on the frames that show them. */
export const stepOn = (
  objects: readonly LayoutObject[],
  rest: Pick<TraceStep, 'id' | 'quantity' | 'formula' | 'value' | 'unit'> & {
    sd?: number
    frames?: number[]
    marks?: Mark[]
  },
): TraceStep => {
  const { sd, frames, ...fields } = rest
  return {
    ...fields,
    ...(sd !== undefined && sd > 0 && { sd }),
    objects: [...new Set(objects.map(({ id }) => id))],
    frames: frames ?? framesOf(objects),
  }
}

/** Two decimals, and a true minus. */
export const decimals = (value: number, digits = 2): string => {
  const text = Math.abs(value).toFixed(digits)
  return value < 0 && Number(text) !== 0 ? `−${text}` : text
}

/** `(1.20, −0.31)`, metres. */
export const coordinates = (point: readonly number[]): string =>
  `(${point.map((value) => decimals(value)).join(', ')})`
