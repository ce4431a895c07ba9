import { METHODS, type Method, type Origin, type Provenance, UNRECORDED } from '../../layout/index.ts'
import type { Mark } from '../marks.ts'

/** One number of a trace, and what it comes from. */
export interface TraceStep {
  id: string
  /** What was found, in words: "Distance from refrigerator-1 to the camera". */
  quantity: string
  /** How, in symbols or words. */
  formula: string
  /** Where it comes from, for what the layout itself says; absent where it was computed to answer a question. */
  origin?: Origin
  /** Where the formula is described. */
  source?: string
  value: number | string
  /** Standard deviation, in the unit of the value. */
  sd?: number
  unit: '' | 'm' | 'm²' | '%' | 'frames' | '°' | 'cm' | 'ft' | 'ft²'
  /** Ids of the objects that it rests on. */
  objects: string[]
  /** Indices of the layout's frames that it rests on. */
  frames: number[]
  /** What it looks like on the map. */
  marks?: Mark[]
}

/** Decimals of a step's number where it is printed, by its unit. */
export const STEP_DECIMALS: Readonly<Record<TraceStep['unit'], number>> = {
  '': 0,
  frames: 0,
  '%': 1,
  '°': 1,
  m: 2,
  'm²': 2,
  cm: 1,
  ft: 2,
  'ft²': 1,
}

/** A chapter of a trace. */
export interface TraceSection {
  id: string
  title: string
  /** One sentence that sums it up. */
  summary: string
  steps: TraceStep[]
  objects: string[]
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `computer-mouse-1` as people say it: `computer mouse 1`. */
export const objectName = (id: string): string => id.replaceAll('-', ' ')

/** A text with the names of objects in place of their ids: `Centre of chair-1` says chair 1. */
export const withNames = (text: string, objects: readonly { id: string }[]): string =>
  objects
    .filter(({ id }) => text.includes(id))
    // `chair-1` begins `chair-10`.
    .sort((a, b) => b.id.length - a.id.length)
    .reduce((named, { id }) => named.replaceAll(id, objectName(id)), text)

/** How a trace says where a number comes from. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  measured: 'measured',
  imported: 'imported',
  prior: 'typical',
  assumed: 'assumed',
  'by-hand': 'yours',
  unrecorded: 'not recorded',
}

/** Standard deviation of a length with the shared one of the scale. */
export const withScale = (sd: number, length: number, relativeSd: number): number =>
  Math.hypot(sd, length * relativeSd)

/** What follows the formula's words: what was read, or merged. */
const NAMED: ReadonlySet<string> = new Set(['read-from-file', 'computed-from-file'])

/** A provenance in words, as a step holds it. */
function saidOf({
  origin,
  method,
  inputs = [],
}: Provenance): Pick<TraceStep, 'formula' | 'origin' | 'source'> {
  const { formula, source }: Method = METHODS[method]
  return {
    formula: NAMED.has(method) ? `${formula} ${inputs.join(', ')}` : formula,
    origin,
    ...(source && { source }),
  }
}

type StepRest = Omit<TraceStep, 'id' | 'objects' | 'frames' | 'formula' | 'origin' | 'source'> &
  Partial<Pick<TraceStep, 'objects' | 'frames'>>

/**
 * A step of which the layout says how it came to be. What nobody measured has no deviation: one of 0 is left out.
 * @param from as the layout records it; undefined where it does not.
 */
export const stepFrom = (id: string, from: Provenance | undefined, { sd, ...rest }: StepRest): TraceStep => ({
  objects: [],
  frames: [],
  ...rest,
  ...(sd && { sd }),
  ...saidOf(from ?? UNRECORDED),
  id,
})
