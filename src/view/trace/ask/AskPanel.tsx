import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { layoutOfSubmap } from '../../../layout/index.ts'
import {
  type OpenDocument,
  type OpenQuestion,
  openQuestion,
  pictureOf,
  type QuestionState,
  questions,
  restOn,
  stateOf,
  traceTab,
} from '../../../session/index.ts'
import { ANSWER, ASK } from '../../common/strings/ask.ts'
import { useDrafted } from '../../common/useDrafted.ts'
import { useSession } from '../../common/useSession.ts'
import { AnswerCard } from './AnswerCard.tsx'
import './ask.css'
import { QuestionBox } from './QuestionBox.tsx'
import { examplesFor, workedQuestion } from './suggest.ts'

/** Questions about the map: each stays open, and is answered anew while the map is corrected. */
export function AskPanel({ document }: { document: OpenDocument }) {
  const { list, drawn, step } = useStore(questions)
  const part = useSession((state) => state.part)
  const layout = useDrafted(document.layout)
  const predicted = useMemo(() => layoutOfSubmap(document.predicted, part), [document.predicted, part])
  const examples = useMemo(() => examplesFor(document.layout), [document.layout])
  const worked = useMemo(() => workedQuestion(document.layout), [document.layout])
  const shown = useMemo(() => (list.length ? list : workedOf(worked)), [list, worked])
  const states = useMemo(
    () => new Map(shown.map((question) => [question.id, stateOf(question, layout, predicted)])),
    [shown, layout, predicted],
  )
  const isChecking = useStore(traceTab, ({ tab }) => tab === 'check')
  usePicture(drawn === undefined || isChecking ? undefined : states.get(drawn), step)
  return (
    <div className="ask" data-focus-home="#ask-field, .answer-tool, .ask-form summary">
      <QuestionBox layout={document.layout} />
      <ol className="ask-answers" aria-label={list.length ? ASK.open : ANSWER.worked}>
        {shown.map((question, k) => {
          const state = states.get(question.id)
          return (
            state && (
              <AnswerCard
                key={question.id}
                question={question}
                state={state}
                layout={layout}
                isDrawn={question.id === drawn}
                step={step}
                place={list.length ? { isFirst: k === 0, isLast: k === list.length - 1 } : undefined}
              />
            )
          )
        })}
      </ol>
      {shown.length === 0 && <p className="ask-hint quiet">{ASK.nothing}</p>}
      {list.length === 0 && <Examples examples={examples.filter((text) => text !== worked)} />}
    </div>
  )
}

/** A question that nobody has asked: it is not kept, and goes when somebody asks another. */
const workedOf = (text: string | undefined): OpenQuestion[] =>
  text === undefined ? [] : [{ id: 'worked', text, options: [] }]

/** Keeps the answer's picture on the map, also while the map is changed under it. */
function usePicture(state: QuestionState | undefined, step: number | undefined): void {
  const marks = useMemo(
    () => (state?.kind === 'answered' ? pictureOf(state.asked.answer.trace, step) : undefined),
    [state, step],
  )
  useEffect(() => {
    restOn(marks)
    return () => restOn(undefined)
  }, [marks])
}

/** What else to ask, for who has asked nothing yet: a click asks. */
function Examples({ examples }: { examples: readonly string[] }) {
  if (examples.length === 0) return null
  return (
    <div className="ask-examples">
      <p className="quiet small">{ANSWER.other}</p>
      <ul>
        {examples.slice(0, 4).map((text) => (
          <li key={text}>
            <button type="button" className="ask-example" onClick={() => openQuestion(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      <p className="ask-about quiet small">{ASK.about}</p>
    </div>
  )
}
