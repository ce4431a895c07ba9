import type { CheckedResponse } from '../../../reasoning/index.ts'
import type { QuestionState } from '../../../session/index.ts'
import { CHECK } from '../../common/strings/check.ts'
import { useUnits } from '../../common/units.ts'
import { answerIn } from '../ask/answerWords.ts'
import { reasonsFor } from './reasons.ts'

interface Props {
  checked: CheckedResponse
  /** What the map that the claims are held against answers to the same question. */
  computed: QuestionState | undefined
  /** What that map goes by. */
  title: string
  options: readonly string[]
}

/** The three answers beside each other: as printed, by the response's own map, by the map it is held against. */
export function CheckedAnswer({ checked: { response, ownMap }, computed, title, options }: Props) {
  const { units } = useUnits()
  const byOwnMap = ownMap?.computed && answerIn(units, ownMap.computed, [])
  return (
    <div className="check-answer">
      <dl className="check-answers">
        <div>
          <dt>{CHECK.answers}</dt>
          <dd>{response.answer?.text || CHECK.noAnswer}</dd>
        </div>
        <div>
          <dt>{CHECK.ownMap}</dt>
          <dd data-agrees={ownMap?.agrees}>{byOwnMap ?? '–'}</dd>
        </div>
        <div>
          <dt>{CHECK.mapGives(title)}</dt>
          <dd>{computed?.kind === 'answered' ? answerIn(units, computed.asked.answer, options) : '–'}</dd>
        </div>
      </dl>
      <div className="small quiet" role="status">
        {reasonsFor(ownMap, computed, title).map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
    </div>
  )
}
