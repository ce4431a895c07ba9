import type { CheckedResponse } from '../../../reasoning/index.ts'
import type { QuestionState } from '../../../session/index.ts'
import { CHECK } from '../../common/strings/check.ts'
import { useUnits } from '../../common/units.ts'
import { answerIn } from '../ask/answerWords.ts'

interface Props {
  checked: CheckedResponse
  /** What the open map answers to the same question. */
  own: QuestionState | undefined
  options: readonly string[]
}

/** The three answers beside each other: as printed, by the response's own map, by the map that is open. */
export function CheckedAnswer({ checked: { response, ownMap }, own, options }: Props) {
  const { units } = useUnits()
  const computed = ownMap?.computed
  const byOwnMap = computed && answerIn(units, computed, [])
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
          <dt>{CHECK.openMap}</dt>
          <dd>{own?.kind === 'answered' ? answerIn(units, own.asked.answer, options) : '–'}</dd>
        </div>
      </dl>
      <p className="small quiet" role="status">
        {ownMap?.reason ?? reasonWithout(own, response.maps.length)}
      </p>
    </div>
  )
}

function reasonWithout(own: QuestionState | undefined, maps: number): string {
  if (!own) return CHECK.noQuestion
  if (own.kind === 'refused') return own.because
  return maps ? CHECK.ownMapSilent : CHECK.noOwnMap
}
