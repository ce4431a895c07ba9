import { useState } from 'react'
import type { Layout } from '../../../layout/index.ts'
import {
  closeQuestion,
  drawQuestion,
  drawStep,
  moveQuestion,
  type OpenQuestion,
  openQuestion,
  pictureOf,
  type QuestionState,
} from '../../../session/index.ts'
import { Icon } from '../../common/Icon.tsx'
import { useOffer } from '../../common/offers.ts'
import { ANSWER } from '../../common/strings/ask.ts'
import { useUnits } from '../../common/units.ts'
import { marksFor } from '../marksFor.ts'
import { answerIn, changeWords, sureness } from './answerWords.ts'
import { MapPart } from './MapPart.tsx'
import { PrintedAnswer } from './PrintedAnswer.tsx'
import { examplesFor } from './suggest.ts'
import { ThinkPart } from './ThinkPart.tsx'

interface Props {
  question: OpenQuestion
  state: QuestionState
  /** What the answer is of: with the edits, and with what is being dragged. */
  layout: Layout
  /** Whether its picture is on the map, and the step of it, where it is one step's. */
  isDrawn: boolean
  step: number | undefined
  /** Among the open questions; undefined for the example that nobody has asked. */
  place: { isFirst: boolean; isLast: boolean } | undefined
}

/** An open question with its answer, how it came about, and what an edit changed in it. */
export function AnswerCard({ question, state, layout, isDrawn, step, place }: Props) {
  const { id, text, options } = question
  return (
    <li className={isDrawn ? 'answer is-drawn' : 'answer'} data-question={id}>
      {!place && <p className="eyebrow">{ANSWER.worked}</p>}
      <div className="answer-head">
        <h3>{text}</h3>
        {place && <Tools id={id} text={text} place={place} />}
      </div>
      {options.length > 0 && (
        <ol className="answer-options small">
          {options.map((option, k) => (
            <li key={option} data-chosen={isChosen(state, k) || undefined}>
              {String.fromCharCode(65 + k)}. {option}
            </li>
          ))}
        </ol>
      )}
      {state.kind === 'answered' ? (
        <Answered
          question={question}
          state={state}
          layout={layout}
          isDrawn={isDrawn}
          step={step}
          isLatest={place?.isFirst ?? true}
        />
      ) : (
        <Refused state={state} layout={layout} id={id} />
      )}
    </li>
  )
}

const isChosen = (state: QuestionState, k: number) =>
  state.kind === 'answered' && state.asked.answer.choice?.index === k

function Tools({
  id,
  text,
  place: { isFirst, isLast },
}: {
  id: string
  text: string
  place: NonNullable<Props['place']>
}) {
  const tool = (name: 'up' | 'down' | 'close', label: string, act: () => void, isOff = false) => (
    <button
      type="button"
      className="answer-tool"
      aria-label={`${label}: ${text}`}
      title={label}
      disabled={isOff}
      onClick={act}
    >
      <Icon name={name} />
    </button>
  )
  const isOnly = isFirst && isLast
  return (
    <span className="answer-tools" data-focus-home=".answer-tool">
      {!isOnly && tool('up', ANSWER.up, () => moveQuestion(id, -1), isFirst)}
      {!isOnly && tool('down', ANSWER.down, () => moveQuestion(id, 1), isLast)}
      {tool('close', ANSWER.close, () => closeQuestion(id))}
    </span>
  )
}

interface RefusedProps {
  state: QuestionState & { kind: 'refused' }
  layout: Layout
  id: string
}

function Refused({ state: { because, instead }, layout, id }: RefusedProps) {
  // Of this map's own things: an example that is refused too helps nobody.
  const examples = instead ? [] : examplesFor(layout)
  const ask = (text: string) => {
    closeQuestion(id)
    openQuestion(text)
  }
  return (
    <div className="answer-refused" role="status">
      <p>{because}</p>
      {(instead || examples.length > 0) && <p className="quiet small">{instead || ANSWER.examples}</p>}
      {examples.length > 0 && (
        <ul className="answer-suggestions">
          {examples.map((text) => (
            <li key={text}>
              <button type="button" className="ask-example" onClick={() => ask(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface AnsweredProps {
  question: OpenQuestion
  state: QuestionState & { kind: 'answered' }
  layout: Layout
  isDrawn: boolean
  step: number | undefined
  isLatest: boolean
}

function Answered({ question: { id, options }, state, layout, isDrawn, step, isLatest }: AnsweredProps) {
  const { units } = useUnits()
  // The last one asked shows how it is thought, until somebody says otherwise.
  const [chosen, choose] = useState<boolean>()
  const isOpen = chosen ?? isLatest
  const { asked, change } = state
  const { answer } = asked
  const picture = pictureOf(answer.trace)
  const sure = sureness(units, answer, state.probability)
  const drawn = isDrawn ? step : undefined
  // The keys are the film's again when no step is on the map.
  const stepBy = (by: 1 | -1) =>
    drawn === undefined ? undefined : () => drawStep(id, drawn + by, answer.trace.length)
  useOffer('ask.step-next', stepBy(1))
  useOffer('ask.step-previous', stepBy(-1))
  return (
    <>
      {isOpen && (
        <>
          <h4 className="answer-part">{ANSWER.map}</h4>
          <MapPart trace={answer.trace} layout={layout} />
          <h4 className="answer-part">{ANSWER.think}</h4>
          <ThinkPart id={id} trace={answer.trace} layout={layout} drawn={drawn} />
          <h4 className="answer-part">{ANSWER.answer}</h4>
        </>
      )}
      <p className="answer-value" aria-live="polite">
        <strong className="number">{answerIn(units, answer, options)}</strong>
        {sure && <span className="quiet number">{sure}</span>}
        {change && <span className="answer-change">{changeWords(units, state, change, options)}</span>}
      </p>
      <div className="answer-actions">
        <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => choose(!isOpen)}>
          {isOpen ? ANSWER.hideSteps : ANSWER.showSteps(answer.trace.length)}
        </button>
        {picture.length > 0 && (
          <button
            type="button"
            className="text-button"
            aria-pressed={isDrawn}
            onClick={() => drawQuestion(isDrawn ? undefined : id)}
            {...marksFor(picture)}
          >
            {ANSWER.draw}
          </button>
        )}
        <PrintedAnswer layout={layout} asked={asked} options={options} />
      </div>
    </>
  )
}
