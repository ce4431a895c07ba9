import { createStore } from 'zustand/vanilla'
import type { Vec2 } from '../geometry/index.ts'
import type { End } from '../reasoning/index.ts'
import { session } from './store.ts'

/** Something that a person measured on the map. What it comes to is computed from the map as it is. */
export type Measurement = {
  id: string
  /** The part of the film whose map it was taken on: each has coordinates of its own. */
  part: number
} & ({ kind: 'distance'; ends: readonly [End, End] } | { kind: 'area'; corners: readonly Vec2[] })

export type MeasuringTool = Measurement['kind']

export interface Measures {
  list: readonly Measurement[]
  /** What a click on the plan measures; undefined where it selects, as usual. */
  tool: MeasuringTool | undefined
  /** Ends of a distance, or corners of an area, that have been set so far. */
  pending: readonly End[]
}

const NONE: Measures = { list: [], tool: undefined, pending: [] }
/** Nearer corners are one and the same, metres: the second click of a double click. */
const APART = 0.02

export const measures = createStore<Measures>(() => NONE)

const { getState, setState } = measures

const labelled = (list: readonly Measurement[]) => ({ id: freeId(list), part: session.getState().part })

const freeId = (list: readonly Measurement[]): string => {
  const taken = new Set(list.map(({ id }) => id))
  for (let k = 1; ; k++) if (!taken.has(`measure-${k}`)) return `measure-${k}`
}

/** Takes a measuring tool in hand; undefined puts it down. */
export const measureWith = (tool: MeasuringTool | undefined): void => setState({ tool, pending: [] })

/** Forgets what has been set so far; with nothing set, puts the tool down. */
export function cancelMeasuring(): void {
  const { pending, tool } = getState()
  measureWith(pending.length ? tool : undefined)
}

export function keepDistance(a: End, b: End): void {
  const { list } = getState()
  setState({ list: [...list, { ...labelled(list), kind: 'distance', ends: [a, b] }], pending: [] })
}

/** Keeps an area; with fewer than three corners nothing happens. */
export function keepArea(corners: readonly Vec2[]): void {
  const { list } = getState()
  if (corners.length < 3) return
  setState({ list: [...list, { ...labelled(list), kind: 'area', corners }], pending: [] })
}

const isSame = (a: End, b: End) =>
  a.kind === 'object' || b.kind === 'object'
    ? a.kind === b.kind && a.kind === 'object' && b.kind === 'object' && a.id === b.id
    : Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) < APART

/** Sets the next end or corner with the tool in hand; the second end of a distance completes it. */
export function setEnd(end: End): void {
  const { tool, pending } = getState()
  if (!tool || pending.some((one) => isSame(one, end))) return
  const [first] = pending
  if (tool === 'distance' && first) keepDistance(first, end)
  else setState({ pending: [...pending, end] })
}

/** Takes the last end or corner back. */
export const unsetEnd = (): void => setState(({ pending }) => ({ pending: pending.slice(0, -1) }))

/** The corners set so far. */
export const cornersOf = (pending: readonly End[]): Vec2[] =>
  pending.flatMap((end) => (end.kind === 'point' ? [end.at] : []))

/** Closes the area whose corners are set. */
export const closeArea = (): void => keepArea(cornersOf(getState().pending))

export const dropMeasurement = (id: string): void =>
  setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

/** The measurements as plain data, to be kept with the document. */
export const keptMeasurements = (): Measurement[] => [...getState().list]

export const remeasure = (list: readonly Measurement[]): void => setState({ ...NONE, list })

/** Measurements belong to a document: another one begins without any. */
session.subscribe(({ document }, before) => {
  if (document?.predicted !== before.document?.predicted) setState(NONE)
})
