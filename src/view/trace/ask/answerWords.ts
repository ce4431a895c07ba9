import { lengthIn, lengthNumber } from '../../../geometry/index.ts'
import { answerIn } from '../../../reasoning/index.ts'
import type { Change, QuestionState, Units } from '../../../session/index.ts'
import { ANSWER } from '../../common/strings/ask.ts'

export { answerIn, sureness } from '../../../reasoning/index.ts'

const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text)

/** What the user's edits have changed, in a sentence. */
export function changeWords(
  units: Units,
  state: QuestionState & { kind: 'answered' },
  change: Change,
  options: readonly string[],
): string {
  const { before, by } = change
  if (before === undefined) return ANSWER.noneBefore
  const { unit } = state.asked.answer
  const isLength = by !== undefined && !before.choice && unit === 'm'
  return ANSWER.was(
    answerIn(units, before, options),
    isLength ? signed(by, units === 'ft-in' ? lengthIn(units, by) : lengthNumber(units, by)) : undefined,
  )
}
