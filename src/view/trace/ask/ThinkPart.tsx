import { useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import type { TraceStep } from '../../../reasoning/index.ts'
import { drawStep } from '../../../session/index.ts'
import { withNames } from '../../common/format.ts'
import { Icon } from '../../common/Icon.tsx'
import { ANSWER } from '../../common/strings/ask.ts'
import { useUnits } from '../../common/units.ts'
import { marksFor } from '../marksFor.ts'
import { Step } from '../Step.tsx'
import { shownValue } from '../values.ts'

interface Props {
  /** Of the question whose answer it is. */
  id: string
  trace: readonly TraceStep[]
  layout: Layout
  /** The step that is on the map, where one is. */
  drawn: number | undefined
}

/** How an answer is thought: a sentence a step, each drawn on the map in its turn; with the maths, on demand. */
export function ThinkPart({ id, trace, layout, drawn }: Props) {
  const [hasMaths, showMaths] = useState(false)
  return (
    <>
      {hasMaths ? (
        <ol className="trace-steps answer-steps">
          {trace.map((step) => (
            <Step key={step.id} step={step} layout={layout} />
          ))}
        </ol>
      ) : (
        <ol className="think">
          {trace.map((step, k) => (
            <li key={step.id} data-step={step.id} aria-current={k === drawn ? 'step' : undefined}>
              <Sentence step={step} layout={layout} onClick={() => drawStep(id, k, trace.length)} />
            </li>
          ))}
        </ol>
      )}
      <div className="answer-actions">
        <Player id={id} count={trace.length} drawn={drawn} />
        <button
          type="button"
          className="text-button"
          aria-expanded={hasMaths}
          onClick={() => showMaths(!hasMaths)}
        >
          {hasMaths ? ANSWER.noMaths : ANSWER.maths}
        </button>
      </div>
    </>
  )
}

/** A step in plain words; pointed at, it is drawn on the map, and clicked, it stays there. */
function Sentence({ step, layout, onClick }: { step: TraceStep; layout: Layout; onClick(): void }) {
  const { units } = useUnits()
  const { value, sd, unit } = shownValue(step, units)
  const after = unit && (unit === '°' ? unit : ` ${unit}`)
  return (
    <button type="button" className="think-step" onClick={onClick} {...marksFor(step.marks)}>
      {withNames(step.quantity, layout.objects)}:{' '}
      <strong className="number">
        {withNames(value, layout.objects)}
        {after}
      </strong>
      {sd !== undefined && (
        <span className="quiet number">
          {' '}
          ± {sd}
          {after}
        </span>
      )}
      .
    </button>
  )
}

interface PlayerProps {
  id: string
  count: number
  drawn: number | undefined
}

/**
 * Goes through the steps one by one, each drawn on the map, and round by way of the whole answer; the keys do the same
 * while a step is on the map.
 */
function Player({ id, count, drawn }: PlayerProps) {
  const go = (step: number) => drawStep(id, step, count)
  return (
    <fieldset className="think-player">
      <legend className="visually-hidden">{ANSWER.player}</legend>
      <button
        type="button"
        className="answer-tool"
        aria-label={ANSWER.previous}
        title={ANSWER.previous}
        onClick={() => go((drawn ?? count) - 1)}
      >
        <Icon name="previous" />
      </button>
      <span className="number small" aria-live="polite">
        {drawn === undefined ? ANSWER.through : ANSWER.step(drawn + 1, count)}
      </span>
      <button
        type="button"
        className="answer-tool"
        aria-label={ANSWER.next}
        title={ANSWER.next}
        onClick={() => go((drawn ?? -1) + 1)}
      >
        <Icon name="next" />
      </button>
    </fieldset>
  )
}
