import {
  type Prediction,
  predictionFormatOf,
  readMaps,
  readPrediction,
  readRecordsAs,
  type TextSource,
} from '../../formats/index.ts'
import type { Layout } from '../../layout/index.ts'
import { BENCHMARKS, type BenchmarkScores, type MetricScoring } from '../../reasoning/index.ts'
import type { DatasetRow, RunSummary } from './protocol.ts'
import { datasetRow } from './row.ts'

/** Files of predictions and of truths, read piece by piece. Runs in a worker. */

/** A file that holds not a single prediction. */
export class DatasetError extends Error {
  override name = 'DatasetError'
  readonly remedy =
    'Open a .jsonl file with a prediction a line, as SpaceR-Eval or `floorsight answer` writes it, or a folder of maps.'
}

/** Rows that go to the page at once: often enough to show that it goes on, seldom enough not to keep it busy. */
const ROWS_AT_ONCE = 250
/** Lines or files that could not be read are named up to so many; the others are counted. */
export const NAMED_REFUSALS = 20
const DEFAULT_BENCHMARK = 'vsi'

/** Both scorings of all rows that have a score. */
function scoresOf(rows: readonly DatasetRow[], benchmark: string): Record<MetricScoring, BenchmarkScores> {
  const by = (key: 'score' | 'scoreAsPublished', scoring: MetricScoring): BenchmarkScores => {
    const scored = rows.flatMap((row) => {
      const score = row[key]
      return score === undefined ? [] : [{ task: row.task || 'all', score }]
    })
    return BENCHMARKS[benchmark]?.aggregate(scored, scoring) ?? { tasks: {}, means: {} }
  }
  return { right: by('score', 'right'), asPublished: by('scoreAsPublished', 'asPublished') }
}

/**
 * The rows of a file of predictions, some at a time; returns what they come to.
 * @param truths layouts by scene, for the claims.
 * @throws DatasetError where no line is a prediction.
 */
export async function* readDataset(
  text: TextSource,
  truths: ReadonlyMap<string, Layout>,
): AsyncGenerator<DatasetRow[], RunSummary> {
  const started = performance.now()
  const all: DatasetRow[] = []
  const refused: { line: number; reason: string }[] = []
  let refusals = 0
  const benchmarks = new Map<string, number>()
  const read = (record: unknown, line: number): { prediction: Prediction; format: string } => {
    const format = predictionFormatOf(record) ?? DEFAULT_BENCHMARK
    return { prediction: readPrediction(record, format, line), format }
  }
  let rows: DatasetRow[] = []
  for await (const line of readRecordsAs(text, read)) {
    if ('reason' in line) {
      refusals++
      if (refused.length < NAMED_REFUSALS) refused.push(line)
      continue
    }
    const { prediction, format } = line.record
    benchmarks.set(format, (benchmarks.get(format) ?? 0) + 1)
    const truth = prediction.scene === undefined ? undefined : truths.get(prediction.scene)
    const row = datasetRow(prediction, line.line, format, truth)
    all.push(row)
    if (rows.push(row) < ROWS_AT_ONCE) continue
    yield rows
    rows = []
  }
  if (rows.length) yield rows
  if (all.length === 0)
    throw new DatasetError(
      refused[0] ? `No line holds a prediction. ${refused[0].reason}` : 'The file is empty.',
    )
  const [benchmark = DEFAULT_BENCHMARK] = [...benchmarks].sort((a, b) => b[1] - a[1])[0] ?? []
  return {
    benchmark,
    scores: scoresOf(all, benchmark),
    refused: { count: refusals, first: refused },
    milliseconds: performance.now() - started,
  }
}

/** The layouts of files of any format that is known, by scene; files that are none are named. */
export async function readTruths(
  files: readonly File[],
): Promise<{ truths: Map<string, Layout>; unreadable: string[] }> {
  const truths = new Map<string, Layout>()
  const unreadable: string[] = []
  for (const file of files) {
    try {
      for (const layout of readMaps(await file.text(), file.name).layouts)
        truths.set(layout.source.name, layout)
    } catch {
      // A folder holds other files too: which these are is told, and no reason to stop.
      unreadable.push(file.name)
    }
  }
  return { truths, unreadable }
}
