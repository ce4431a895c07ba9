import type { Prediction } from '../src/formats/index.ts'
import type { Layout } from '../src/layout/index.ts'
import {
  bareAnswer,
  guess,
  NO_MAP,
  type Priors,
  type Question,
  type Reply,
  reply,
  traceText,
} from '../src/reasoning/index.ts'

const rowOf = ({ id, text, groundTruth, ...rest }: Question) => ({
  ...rest,
  id,
  question: text,
  ...(groundTruth !== undefined && { groundTruth }),
})

const withoutLayout = (scene = 'its scene'): Reply => ({
  kind: 'unanswered',
  because: `There is no layout of ${scene}.`,
})

/**
 * The prediction for one question. One that the map does not answer is empty, and `unanswered` says why.
 * @param priors where what is not answered, or expected to be answered better by what is usual, is guessed: such a row is
 * `guessed`, `guess` says by which rule, and `map` what the map itself answers, if anything.
 */
export function predict(question: Question, layout: Layout | undefined, priors?: Priors): Prediction {
  const row = rowOf(question)
  const own = layout ? reply(question, layout) : withoutLayout(question.scene)
  const guessed = priors && guess(question, layout ?? NO_MAP, priors)
  const map = own.kind === 'answered' ? bareAnswer(own.answer) : undefined
  const unanswered = own.kind === 'unanswered' ? { unanswered: own.because } : {}
  if (!guessed || guessed.predicted === map) return { ...row, predicted: map ?? '', extra: unanswered }
  const { predicted, rule, trace } = guessed
  const marks = { guessed: true, guess: rule, ...(map !== undefined && { map }), trace: traceText(trace) }
  return { ...row, predicted, extra: { ...unanswered, ...marks } }
}

/** Reasons that are listed; the rest are counted. */
const MOST_REASONS = 12

/** What became of the questions, and why some were not answered, the most usual reason first. */
export function summary(rows: readonly Prediction[]): string[] {
  const guessed = rows.filter(({ extra }) => extra.guessed === true)
  const answered = rows.filter(({ predicted, extra }) => predicted !== '' && extra.guessed !== true)
  const reasons = new Map<string, number>()
  for (const { extra } of rows)
    if (typeof extra.unanswered === 'string')
      reasons.set(extra.unanswered, (reasons.get(extra.unanswered) ?? 0) + 1)
  const sorted = [...reasons].sort(([, a], [, b]) => b - a)
  const without = sorted.reduce((sum, [, count]) => sum + count, 0)
  const more = sorted.length - MOST_REASONS
  const replaced = guessed.filter(({ extra }) => extra.map !== undefined).length
  return [
    `${answered.length} of ${rows.length} questions answered${guessed.length ? `, ${guessed.length} guessed` : ''}`,
    ...(replaced ? [`  ${replaced} of the guesses replace an answer of the map that is less sure`] : []),
    ...(without ? [`${without} not answered by the map:`] : []),
    ...sorted.slice(0, MOST_REASONS).map(([because, count]) => `${String(count).padStart(5)}  ${because}`),
    ...(more > 0 ? [`       and ${more} more reasons`] : []),
  ]
}
