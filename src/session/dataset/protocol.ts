import type { Layout } from '../../layout/index.ts'
import type { BenchmarkScores, MetricScoring, Verdict } from '../../reasoning/index.ts'
import type { Failure } from '../protocol.ts'

/** What the page and the dataset worker say to each other, and the rows that pass between them. */

export const VERDICTS = [
  'consistent',
  'arithmetic-wrong',
  'contradicts-own-map',
  'contradicts-truth',
  'not-checkable',
] as const satisfies readonly Verdict[]

/** Maps that something predicted, a scene or more in each file. */
export interface MapFolder {
  name: string
  maps: readonly File[]
}

/** What a run is read from: a file with a prediction a line, or a folder of maps. */
export type RunSource = File | MapFolder

/** How a predicted map differs from the truth of its scene, after a turn and a shift; lengths in metres. */
export interface MapErrors {
  paired: number
  centerError?: number
  sizeError?: number
  iou?: number
  /** Categories, one for each object. */
  missed: readonly string[]
  invented: readonly string[]
}

/** A prediction with its scores and verdicts: one line of a file, or one predicted map. */
export interface DatasetRow {
  id: string
  /** Of the file, from 1. */
  line: number
  /** The benchmark's own word for the kind of question; empty where the row has none. */
  task: string
  scene?: string
  question: string
  options?: readonly string[]
  groundTruth?: string
  predicted: string
  /** All that the model printed, where the file has it. */
  response?: string
  /** 0 to 1, as the metric was meant and as it was published; undefined where the row cannot be scored. */
  score?: number
  scoreAsPublished?: number
  /** Of a number, by how much it is off, as a share of the truth. */
  relativeError?: number
  /** Claims in the response by what checking them gave. */
  verdicts: Readonly<Record<Verdict, number>>
  claims: number
  /** Whether the response's answer is the one that its own map gives; undefined where that cannot be said. */
  agreesWithOwnMap?: boolean
  /** Whether the response prints a map, or is one. */
  hasMap: boolean
  /** Of a predicted map: the file that holds it, and what is wrong with it where the truth is known. */
  map?: { file: File; errors?: MapErrors }
}

export interface RunSummary {
  /** The benchmark whose scoring was used, by most rows; `maps` for predicted maps. */
  benchmark: string
  scores: Record<MetricScoring, BenchmarkScores>
  /** Lines that could not be read, the first of them by name. */
  refused: { count: number; first: readonly { line: number; reason: string }[] }
  milliseconds: number
}

export type DatasetRequest =
  | { type: 'truth'; files: readonly File[] }
  | { type: 'read' /** Key of the reading. */; run: number; source: RunSource }
  | { type: 'scene'; name: string }

export type DatasetEvent =
  | { type: 'truth'; scenes: number; unreadable: readonly string[] }
  | {
      type: 'rows'
      run: number
      rows: DatasetRow[] /** Of the file that has been read, 0 to 1. */
      share: number
    }
  | { type: 'done'; run: number; summary: RunSummary }
  | { type: 'failed'; run: number; failure: Failure }
  | { type: 'scene'; name: string; layout: Layout | undefined }
