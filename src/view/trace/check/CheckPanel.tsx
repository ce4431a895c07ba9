import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { checkResponse } from '../../../reasoning/index.ts'
import {
  type CheckedAgainst,
  checkAgainst,
  foldResponse,
  type OpenDocument,
  responses,
  stateOf,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { CHECK } from '../../common/strings/check.ts'
import './check.css'
import { CheckedAnswer } from './CheckedAnswer.tsx'
import { CheckedText } from './CheckedText.tsx'
import { Counts } from './Counts.tsx'
import { ResponseForm } from './ResponseForm.tsx'

/** A model's response, checked claim by claim against its own map and against this one. */
export function CheckPanel({ document }: { document: OpenDocument }) {
  const { response, against, isFolded } = useStore(responses)
  const { layout, comparison } = document
  const isCompared = against === 'comparison' && comparison !== undefined
  const open = isCompared ? comparison.layout : layout
  const title = isCompared ? comparison.name : CHECK.thisMap
  const truth = against === 'own' ? undefined : open
  const { text, question, options, predicted } = response
  const checked = useMemo(
    () =>
      text.trim()
        ? checkResponse({ text, question, options, ...(predicted && { predicted }) }, truth, title)
        : undefined,
    [text, question, options, predicted, truth, title],
  )
  const computed = useMemo(
    () => (question.trim() ? stateOf({ id: '', text: question, options }, open, open) : undefined),
    [question, options, open],
  )
  const isShort = isFolded && checked !== undefined
  const { panel, verdicts } = useInSight(isShort)
  return (
    <div ref={panel} className="checking">
      {!isShort && <ResponseForm />}
      {checked && (
        <section ref={verdicts} aria-label={CHECK.results(checked.claims.length)} tabIndex={-1}>
          <div className="check-head">
            <Counts claims={checked.claims} truthTitle={title} />
            {isShort && (
              <button type="button" className="button" onClick={() => foldResponse(false)}>
                <Icon name="pencil" />
                {CHECK.change}
              </button>
            )}
          </div>
          <CheckedAnswer checked={checked} computed={computed} title={title} options={options} />
          <CheckedText key={text} text={text} claims={checked.claims} layout={layout} truthTitle={title}>
            <label className="check-against small">
              {CHECK.against}
              <select
                className="field"
                value={against === 'comparison' && !comparison ? 'map' : against}
                onChange={(event) => checkAgainst(event.currentTarget.value as CheckedAgainst)}
              >
                {comparison && <option value="comparison">{CHECK.and(comparison.name)}</option>}
                <option value="map">{CHECK.andMap}</option>
                <option value="own">{CHECK.alone}</option>
              </select>
            </label>
            {isShort && question && <p className="check-question small quiet">{question}</p>}
          </CheckedText>
          {checked.response.faults.length > 0 && (
            <section className="check-faults">
              <h3>{CHECK.faults}</h3>
              <ul>
                {checked.response.faults.map(({ what, start }) => (
                  <li key={`${start} ${what}`}>{what}</li>
                ))}
              </ul>
            </section>
          )}
        </section>
      )}
    </div>
  )
}

/** When the response is folded, the verdicts take its place, and the focus that was in it. */
function useInSight(isShort: boolean) {
  const panel = useRef<HTMLDivElement>(null)
  const verdicts = useRef<HTMLElement>(null)
  const was = useRef(isShort)
  useEffect(() => {
    if (was.current === isShort) return
    was.current = isShort
    panel.current?.scrollTo({ top: 0 })
    if (isShort) verdicts.current?.focus({ preventScroll: true })
  }, [isShort])
  return { panel, verdicts }
}
