import type { Prediction } from '../src/formats/index.ts'
import {
  type Benchmark,
  type BenchmarkScores,
  evaluated,
  type MetricScoring,
  type ScoredRow,
} from '../src/reasoning/index.ts'

/** Scores of rows that belong together. */
export interface Part {
  rows: ScoredRow[]
  scores: Record<MetricScoring, BenchmarkScores>
}

/**
 * What the map answered and what was guessed, each by itself; and all questions as they would be scored without the
 * guesses, in which what the map does not answer scores 0.
 */
export interface Parts {
  answered: Part
  guessed: Part
  withoutGuesses: Part
}

const isGuessed = ({ extra }: Prediction) => extra.guessed === true

/**
 * The parts of predictions of which some are marked as guessed; undefined where none is.
 * @param rows what is scored of each prediction. @throws MetricInputError as the benchmark does.
 */
export function partsOf(
  benchmark: Benchmark,
  predictions: readonly Prediction[],
  rows: readonly ScoredRow[],
): Parts | undefined {
  if (!predictions.some(isGuessed)) return undefined
  const part = (own: readonly ScoredRow[]): Part => ({ rows: [...own], scores: evaluated(benchmark, own) })
  const of = (k: number) => predictions[k] as Prediction
  return {
    answered: part(rows.filter((_, k) => !isGuessed(of(k)) && of(k).predicted !== '')),
    guessed: part(rows.filter((_, k) => isGuessed(of(k)))),
    withoutGuesses: part(
      rows.map((row, k) => {
        const { map } = of(k).extra
        return isGuessed(of(k)) ? { ...row, prediction: typeof map === 'string' ? map : '' } : row
      }),
    ),
  }
}

const percent = (share: number | undefined) => (share === undefined ? '–' : (100 * share).toFixed(1))

/** Rows of a task: levels of a task have its name and their own (`object_rel_direction_easy`). */
const countOf = (rows: readonly ScoredRow[], name: string) =>
  rows.filter(({ task }) => task === name || task.startsWith(`${name}_`)).length

/** Lines of a table of the parts, each with its rows and its right score. */
export function partsTable(parts: Parts, all: BenchmarkScores): string[][] {
  const { answered, guessed, withoutGuesses } = parts
  const scored = [answered, guessed].map(({ rows, scores }) => ({ rows, scores: scores.right }))
  const columns = [...scored, { rows: withoutGuesses.rows, scores: all }]
  const line = (name: string, part: 'tasks' | 'means') => [
    name,
    ...columns.flatMap(({ rows, scores }) => [
      String(part === 'tasks' ? countOf(rows, name) : rows.length),
      percent(scores[part][name]),
    ]),
    percent(withoutGuesses.scores.right[part][name]),
  ]
  return [
    ['task', 'answered', 'score', 'guessed', 'score', 'together', 'score', 'without guesses'],
    ...Object.keys(all.tasks).map((name) => line(name, 'tasks')),
    ...Object.keys(all.means).map((name) => line(name, 'means')),
  ]
}
