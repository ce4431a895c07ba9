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

/** A prediction with its scores and verdicts: one line of a file. */
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
  /** Whether the response prints a map. */
  hasMap: boolean
}

export interface RunSummary {
  /** The benchmark whose scoring was used, by most rows. */
  benchmark: string
  scores: Record<MetricScoring, BenchmarkScores>
  /** Lines that could not be read, the first of them by name. */
  refused: { count: number; first: readonly { line: number; reason: string }[] }
  milliseconds: number
}

export type DatasetRequest =
  | { type: 'truth'; files: readonly File[] }
  | { type: 'read' /** Key of the reading. */; run: number; file: File }
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
