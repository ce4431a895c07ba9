import type { Layout } from '../layout/index.ts'
import { type History, shortened, stepsSince } from './history.ts'
import type { Measurement } from './measures.ts'
import type { RunTimings } from './protocol.ts'
import type { OpenQuestion } from './questions.ts'
import type { Backend, Comparison, FilmFrame, OpenDocument } from './store.ts'

/**
 * What is kept of a document over a reload, in the browser's own database (see shelf.ts and README.md). Not the video
 * itself: the user has it, and it may be as large as the disk.
 */
export interface KeptDocument extends KeptWork {
  version: 1
  predicted: Layout
  /** The last steps, and as many that were undone. */
  history: History<Layout>
  comparison?: Comparison
  backends: readonly Backend[]
  timings?: RunTimings
  isComputed?: true
}

/** What the user has open on a document. */
export interface KeptWork {
  questions: readonly OpenQuestion[]
  measurements: readonly Measurement[]
}

/** A keyframe with its picture, a JPEG. */
export type KeptFrame = Omit<FilmFrame, 'url'> & { picture: Blob }

/** Enough to offer a kept document. */
export interface KeptSummary {
  id: string
  /** Of the film or the layout's file. */
  name: string
  /** When it was written, milliseconds since 1970. */
  savedAt: number
  /** How many steps it is from the prediction. */
  edits: number
}

/** Steps that can still be undone after a reload. */
const STEPS = 50

export function keptOf(
  { predicted, history, comparison, backends, timings, isComputed }: OpenDocument,
  work: KeptWork,
): KeptDocument {
  return {
    version: 1,
    ...work,
    predicted,
    history: shortened(history, STEPS),
    ...(comparison && { comparison }),
    backends,
    ...(timings && { timings }),
    ...(isComputed && { isComputed }),
  }
}

export const summaryOf = (
  { layout, predicted, history }: OpenDocument,
  id: string,
  savedAt: number,
): KeptSummary => ({ id, name: layout.source.name, savedAt, edits: stepsSince(history, predicted) })

/** Whether something would be lost with a document: a run's result, or the user's work. Not a file just opened. */
export const isWorthKeeping = (
  { film, history, comparison, isPassing }: OpenDocument,
  { questions, measurements }: KeptWork,
): boolean => {
  const work = [history.past, history.future, measurements]
  const given = isPassing ? [] : [film, questions, comparison ? [comparison] : []]
  return [...work, ...given].some(({ length }) => length > 0)
}
