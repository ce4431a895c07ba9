import { answerInTags, answerOrAll, readAnswerLetter } from './letterReaders.ts'
import { groupedBy, type MetricScoring, meanOf } from './scoring.ts'

/**
 * Multiple choice of Video-MME, LongVideoBench and TempCompass. facts.md B has their records' fields only; the published
 * scoring here is that of SpaceR's evaluation, as its code has it ([S] SpaceR-Eval/data_utils/videomme.py and
 * tempcompass.py at 01008f5, longvideobench.py at 0ddb69c). The benchmarks' own codes were not available: whether they
 * score alike is not known. The right scoring is the exact letter, read by `readAnswerLetter`.
 */
export type ChoiceBenchmark = 'Video-MME' | 'LongVideoBench' | 'TempCompass'

const LETTERS: Readonly<Record<ChoiceBenchmark, string>> = {
  'Video-MME': 'ABCD',
  LongVideoBench: 'ABCDE',
  TempCompass: 'ABCD',
}

/** Taken out before a letter is looked for, in this order. */
const PREFIXES: readonly string[] = [
  ...['The best answer is', 'The correct answer is', 'The answer is', 'The answer'],
  ...['The best option is', 'The correct option is', 'Best answer:', 'Best option:', 'Answer:', 'Option:'],
]

/**
 * The letter that SpaceR's evaluation finds for Video-MME and LongVideoBench: the first capital among the letters
 * *anywhere*, after known prefixes are cut: `Based on the video, C` is B. Empty where there is none.
 */
export function choiceLetterAsPublished(text: string, benchmark: 'Video-MME' | 'LongVideoBench'): string {
  const own = benchmark === 'Video-MME' ? ['The correct answer', 'The correct option'] : []
  const rest = [...PREFIXES, ...own].reduce((left, prefix) => left.replaceAll(prefix, ''), text.trim())
  return new RegExp(`[${LETTERS[benchmark]}]`).exec(rest)?.[0] ?? ''
}

/** TempCompass: equal texts, or a letter by itself or before `.` or `)` that begins the truth. */
function tempCompassAsPublished(answer: string, truth: string): number {
  if (answer === truth) return 1
  const letter = /^([A-D])(?:[.)]|$)/.exec(answer)?.[1]
  return Number(letter !== undefined && letter === truth[0])
}

/**
 * 1 where the right option was chosen, else 0.
 * @param groundTruth a letter; TempCompass's may be in `<answer>` tags, or the letter and the option's text.
 */
export function choiceScore(
  benchmark: ChoiceBenchmark,
  row: { prediction: string; groundTruth: string; options?: readonly string[] },
  scoring: MetricScoring = 'right',
): number {
  const truth = (answerInTags(row.groundTruth) ?? row.groundTruth).trim()
  if (scoring === 'right') {
    const wanted = readAnswerLetter(truth, LETTERS[benchmark])
    const chosen = readAnswerLetter(answerOrAll(row.prediction), LETTERS[benchmark], row.options)
    // A truth in words can only be met by the same words.
    if (wanted === undefined) return Number(answerOrAll(row.prediction).toLowerCase() === truth.toLowerCase())
    return Number(chosen === wanted)
  }
  const answer = answerInTags(row.prediction) ?? row.prediction
  return benchmark === 'TempCompass'
    ? tempCompassAsPublished(answer, truth)
    : Number(choiceLetterAsPublished(answer, benchmark) === truth)
}

/** LongVideoBench's question categories by level, as SpaceR's evaluation groups them. */
export const LONG_VIDEO_BENCH_LEVELS: Readonly<Record<'perception' | 'relation', readonly string[]>> = {
  perception: ['S2E', 'S2O', 'S2A', 'E2O', 'O2E', 'T2E', 'T2O', 'T2A'],
  relation: ['E3E', 'O3O', 'SSS', 'SOS', 'SAA', 'T3E', 'T3O', 'TOS', 'TAA'],
}

/** Accuracy over all questions alike, and by group: Video-MME's task or duration, LongVideoBench's category or level. */
export function choiceAggregate(rows: readonly { group?: string; score: number }[]): {
  overall: number | undefined
  groups: Record<string, number>
} {
  const scoresOf = (some: readonly { score: number }[]) => meanOf(some.map(({ score }) => score))
  const grouped = groupedBy(
    rows.filter(({ group }) => group !== undefined),
    ({ group }) => group as string,
  )
  return {
    overall: scoresOf(rows),
    groups: Object.fromEntries([...grouped].map(([group, some]) => [group, scoresOf(some) as number])),
  }
}
