import { writeFile } from 'node:fs/promises'
import {
  type Prediction,
  type PredictionFormat,
  readPrediction,
  readRecordsAs,
  writePrediction,
  writeRecords,
} from '../src/formats/index.ts'
import {
  BENCHMARKS,
  type Benchmark,
  type BenchmarkScores,
  evaluated,
  MetricInputError,
  type MetricScoring,
  type ScoredRow,
  scoredRow,
} from '../src/reasoning/index.ts'
import { evalLog } from './evalLog.ts'
import { type Parts, partsOf, partsTable } from './evalParts.ts'
import { BadInputError, UsageError } from './exit.ts'
import { streamText } from './files.ts'
import { withProgress } from './progress.ts'
import { parseWords } from './words.ts'

const names = Object.keys(BENCHMARKS).join(', ')

export const evalUsage = `floorsight eval PRED.jsonl [--benchmark NAME] [--json]

Scores predictions: per task and overall, as the published code computes it and as it was meant. Where rows are marked as
guessed (answer --guess), also what was answered and what was guessed apart, and the score without the guesses.

  PRED.jsonl          rows as SpaceR-Eval writes them (ground_truth, predicted_answer, question_type or task, …)
  --benchmark NAME    ${names} (default: vsi)
  --json              the scores as JSON, 0 to 1
  --out FILE.jsonl    the rows again, each with its two scores
  --log FILE.log      the scores as a log of SpaceR-Eval has them

Example: floorsight eval pred.jsonl --benchmark sti`

const options = {
  benchmark: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  log: { type: 'string' },
} as const

const percent = (share: number | undefined) => (share === undefined ? '–' : (100 * share).toFixed(1))

/** Cells as text, the first column to the left and the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0)))
  const padded = (cell: string, k: number) =>
    k ? cell.padStart(widths[k] ?? 0) : cell.padEnd(widths[k] ?? 0)
  return rows.map((row) => row.map(padded).join('  ')).join('\n')
}

function table({ right, asPublished }: Record<MetricScoring, BenchmarkScores>): string {
  const line = (name: string, part: 'tasks' | 'means') => [
    name,
    percent(asPublished[part][name]),
    percent(right[part][name]),
  ]
  const tasks = [...new Set([...Object.keys(right.tasks), ...Object.keys(asPublished.tasks)])]
  return aligned([
    ['task', 'as published', 'right'],
    ...tasks.map((name) => line(name, 'tasks')),
    ...Object.keys(right.means).map((name) => line(name, 'means')),
  ])
}

/** The parts with the number of their rows. */
const withCounts = (parts: Parts) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { rows, scores }]) => [name, { rows: rows.length, ...scores }]),
  )

/** The rows again, each with its two scores. */
const scoredRows = (
  { score }: Benchmark,
  format: PredictionFormat,
  predictions: readonly Prediction[],
  rows: readonly ScoredRow[],
) =>
  rows.map((row, k) => ({
    ...writePrediction(predictions[k] as Prediction, format),
    score: score(row, 'right'),
    score_as_published: score(row, 'asPublished'),
  }))

/** `floorsight eval`. Throws UsageError, BadInputError. */
export async function evalCommand(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words, options)
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('eval takes one file of predictions')
  const { benchmark: name = 'vsi' } = values
  const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined
  if (!benchmark) throw new UsageError(`there is no benchmark ${name}; there are ${names}`)
  const rows: ScoredRow[] = []
  const predictions: Prediction[] = []
  const format = name as PredictionFormat
  const read = (record: unknown, line: number) => readPrediction(record, format, line)
  const { text, share } = streamText(file)
  for await (const line of withProgress(readRecordsAs(text, read), share)) {
    const row = 'reason' in line ? undefined : scoredRow(line.record)
    if ('reason' in line) console.error(`${file}:${line.line}: ${line.reason}`)
    else if (!row) console.error(`${file}:${line.line}: The row has no ground truth.`)
    else {
      rows.push(row)
      predictions.push(line.record)
    }
  }
  if (rows.length === 0) throw new BadInputError(`${file} holds no prediction that can be scored.`)
  try {
    const scores = evaluated(benchmark, rows)
    const parts = partsOf(benchmark, predictions, rows)
    if (values.out)
      await writeFile(values.out, writeRecords(scoredRows(benchmark, format, predictions, rows)))
    const parameters = { predictions: file, benchmark: name, rows: String(rows.length) }
    if (values.log) await writeFile(values.log, evalLog(parameters, scores, new Date()))
    if (values.json)
      console.log(JSON.stringify({ ...scores, ...(parts && { parts: withCounts(parts) }) }, null, 1))
    else {
      console.log(table(scores))
      if (parts) console.log(`\n${aligned(partsTable(parts, scores.right))}`)
    }
    const guessed = parts ? `, ${parts.guessed.rows.length} of them guessed` : ''
    console.error(`${rows.length} predictions${guessed}`)
  } catch (error) {
    if (error instanceof MetricInputError) throw new BadInputError(`${file}: ${error.message}`)
    throw error
  }
}
