import { choiceAggregate, choiceScore } from './multipleChoice.ts'
import type { MetricScoring } from './scoring.ts'
import { sparAggregate, sparScore } from './spar.ts'
import { stiAggregate, stiScore } from './sti.ts'
import { video2layoutAccuracy } from './video2layout.ts'
import { vsiAggregate, vsiScore } from './vsi.ts'

/** Scores of a benchmark, 0 to 1: by task, and the means that its tables print. */
export interface BenchmarkScores {
  tasks: Record<string, number>
  means: Record<string, number | undefined>
}

/** What every scorer needs of a prediction. */
export interface ScoredRow {
  task: string
  prediction: string
  groundTruth: string
  options?: readonly string[]
}

export interface Benchmark {
  score(row: ScoredRow, scoring: MetricScoring): number
  aggregate(rows: readonly { task: string; score: number }[], scoring: MetricScoring): BenchmarkScores
}

const choices = (name: Parameters<typeof choiceScore>[0]): Benchmark => ({
  score: (row, scoring) => choiceScore(name, row, scoring),
  aggregate(rows) {
    const { groups, overall } = choiceAggregate(rows.map(({ task: group, score }) => ({ group, score })))
    return { tasks: groups, means: { overall } }
  },
})

/** By the name that the format of its predictions has. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  vsi: {
    score: ({ task, ...row }, scoring) => vsiScore({ ...row, questionType: task }, scoring),
    aggregate(rows, scoring) {
      const typed = rows.map(({ task, score }) => ({ questionType: task, score }))
      const { tasks, overall, perQuestion } = vsiAggregate(typed, scoring)
      return { tasks, means: { overall, 'per question': perQuestion } }
    },
  },
  sti: {
    score: stiScore,
    aggregate(rows, scoring) {
      const { tasks, overall, srSub } = stiAggregate(rows, scoring)
      return { tasks, means: { overall, SR_sub: srSub } }
    },
  },
  spar: {
    score: sparScore,
    aggregate(rows, scoring) {
      const { tasks, overall, low, middle, high } = sparAggregate(rows, scoring)
      return { tasks, means: { low, middle, high, overall } }
    },
  },
  /** Its own scoring is not known: each answer is scored as Video2Layout's reward does (facts.md A). */
  qvs: {
    score: ({ prediction, groundTruth }, scoring) =>
      video2layoutAccuracy(
        /<answer>/.test(prediction) ? prediction : `<answer>${prediction}</answer>`,
        groundTruth,
        scoring,
      ),
    aggregate(rows) {
      const { groups, overall } = choiceAggregate(rows.map(({ task: group, score }) => ({ group, score })))
      return { tasks: groups, means: { overall } }
    },
  },
  'video-mme': choices('Video-MME'),
  tempcompass: choices('TempCompass'),
  longvideobench: choices('LongVideoBench'),
}

/** What a benchmark scores of a prediction; undefined where the row lacks its truth. Tasks can be left unsaid. */
export function scoredRow({
  type,
  groundTruth,
  predicted,
  options,
}: {
  type?: string
  groundTruth?: string
  predicted: string
  options?: readonly string[]
}): ScoredRow | undefined {
  if (groundTruth === undefined) return undefined
  return { task: type ?? 'all', groundTruth, prediction: predicted, ...(options && { options }) }
}

/** Both scorings of all rows. @throws MetricInputError for a task that the benchmark does not have. */
export function evaluated(
  { score, aggregate }: Benchmark,
  rows: readonly ScoredRow[],
): Record<MetricScoring, BenchmarkScores> {
  const by = (scoring: MetricScoring) =>
    aggregate(
      rows.map((row) => ({ task: row.task, score: score(row, scoring) })),
      scoring,
    )
  return { right: by('right'), asPublished: by('asPublished') }
}
