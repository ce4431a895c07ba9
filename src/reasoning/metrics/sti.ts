import { answerInTags, answerOrAll, readAnswerLetter } from './letterReaders.ts'
import { groupedBy, type MetricScoring, meanOf } from './scoring.ts'

/** STI-Bench's tasks, as its records spell them (facts.md D, STI). */
export const STI_TASKS: readonly string[] = [
  '3D Video Grounding',
  'Dimensional Measurement',
  'Displacement & Path Length',
  'Ego-Centric Orientation',
  'Pose Estimation',
  'Spatial Relation',
  'Speed & Acceleration',
  'Trajectory Description',
]

/** SR_sub: the tasks of spatial reasoning, all but grounding and pose. */
export const STI_SR_SUB_TASKS: readonly string[] = STI_TASKS.filter(
  (task) => task !== '3D Video Grounding' && task !== 'Pose Estimation',
)

const PUBLISHED_PATTERNS: readonly RegExp[] = [
  /\(([A-E])\)/im,
  /Ans\s*=\s*['"]?([A-E])['"]?/im,
  /Answer\s*[:=]\s*([A-E])/im,
  /Option\s+([A-E])/im,
  /\b([A-E])\s*(?:is|was)\s*correct/im,
  /\b([A-E])[.)]\s*$/im,
]

/**
 * The answer as STI-Bench's `normalize_answer` reads it: the first of six patterns that fits gives its letter as a
 * capital, else the trimmed text. Source: facts.md D, STI; [S] SpaceR-Eval/data_utils/stibench.py. Letters are matched
 * in either case and need not end there: `Option above` is A.
 */
export function stiAnswerAsPublished(text: string): string {
  for (const pattern of PUBLISHED_PATTERNS) {
    const letter = pattern.exec(text)?.[1]
    if (letter) return letter.toUpperCase()
  }
  return text.trim()
}

/** A prediction beside its truth, a letter A to E. */
export interface StiRow {
  task: string
  prediction: string
  groundTruth: string
  /** Without their letters. */
  options?: readonly string[]
}

/** 1 where the letter is right, else 0. Source: facts.md D, STI; the two readings differ as their readers do. */
export function stiScore(row: StiRow, scoring: MetricScoring = 'right'): number {
  if (scoring === 'asPublished')
    return Number(stiAnswerAsPublished(answerInTags(row.prediction) ?? row.prediction) === row.groundTruth)
  return Number(
    readAnswerLetter(answerOrAll(row.prediction), 'ABCDE', row.options) ===
      row.groundTruth.trim().toUpperCase(),
  )
}

/** STI-Bench's scores, 0 to 1; a mean of nothing is undefined. */
export interface StiSummary {
  tasks: Record<string, number>
  overall: number | undefined
  /** Accuracy over all questions of the tasks of SR_sub: the figure that SpaceR reports. */
  srSub: number | undefined
  /** Mean of the tasks of SR_sub. */
  srSubMacro: number | undefined
  /** Accuracy over all questions: what SpaceR-Eval's later code (029339e) prints as overall. */
  perQuestion: number | undefined
}

/**
 * Scores by task. Right, the overall is the mean of the tasks that have questions, as SpaceR's reported 37.04 is;
 * `asPublished` averages the tasks *and* SR_sub, nine terms for eight tasks. Source: facts.md D, STI, and B, Results.
 */
export function stiAggregate(
  rows: readonly { task: string; score: number }[],
  scoring: MetricScoring = 'right',
): StiSummary {
  const scoresOf = (some: readonly { score: number }[]) => meanOf(some.map(({ score }) => score))
  const tasks = Object.fromEntries(
    [...groupedBy(rows, ({ task }) => task)].map(([task, group]) => [task, scoresOf(group) as number]),
  )
  const isSub = ([task]: readonly [string, unknown]) => STI_SR_SUB_TASKS.includes(task)
  const srSub = scoresOf(rows.filter(({ task }) => STI_SR_SUB_TASKS.includes(task)))
  const terms = Object.values(tasks)
  return {
    tasks,
    overall: meanOf(scoring === 'asPublished' && srSub !== undefined ? [...terms, srSub] : terms),
    srSub,
    srSubMacro: meanOf(
      Object.entries(tasks)
        .filter(isSub)
        .map(([, mean]) => mean),
    ),
    perQuestion: scoresOf(rows),
  }
}
