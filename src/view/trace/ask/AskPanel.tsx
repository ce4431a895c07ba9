import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { type Layout, layoutOfSubmap } from '../../../layout/index.ts'
import {
  type OpenDocument,
  openQuestion,
  pictureOf,
  type QuestionState,
  questions,
  restOn,
  stateOf,
  traceTab,
} from '../../../session/index.ts'
import { ASK } from '../../common/strings/ask.ts'
import { useDrafted } from '../../common/useDrafted.ts'
import { useSession } from '../../common/useSession.ts'
import { AnswerCard } from './AnswerCard.tsx'
import './ask.css'
import { QuestionBox } from './QuestionBox.tsx'
import { examplesFor } from './suggest.ts'

/** Questions about the map: each stays open, and is answered anew while the map is corrected. */
export function AskPanel({ document }: { document: OpenDocument }) {
  const { list, drawn } = useStore(questions)
  const part = useSession((state) => state.part)
  const layout = useDrafted(document.layout)
  const predicted = useMemo(() => layoutOfSubmap(document.predicted, part), [document.predicted, part])
  const states = useMemo(
    () => new Map(list.map((question) => [question.id, stateOf(question, layout, predicted)])),
    [list, layout, predicted],
  )
  const isChecking = useStore(traceTab, ({ tab }) => tab === 'check')
  usePicture(drawn === undefined || isChecking ? undefined : states.get(drawn))
  return (
    <div className="ask" data-focus-home="#ask-field, .answer-tool, .ask-form summary">
      <QuestionBox layout={document.layout} />
      {list.length === 0 && <Examples layout={document.layout} />}
      <ol className="ask-answers" aria-label={ASK.open}>
        {list.map((question, k) => {
          const state = states.get(question.id)
          return (
            state && (
              <AnswerCard
                key={question.id}
                question={question}
                state={state}
                layout={layout}
                isDrawn={question.id === drawn}
                place={{ isFirst: k === 0, isLast: k === list.length - 1 }}
              />
            )
          )
        })}
      </ol>
    </div>
  )
}

/** Keeps the answer's picture on the map, also while the map is changed under it. */
function usePicture(state: QuestionState | undefined): void {
  const marks = useMemo(
    () => (state?.kind === 'answered' ? pictureOf(state.asked.answer.trace) : undefined),
    [state],
  )
  useEffect(() => {
    restOn(marks)
    return () => restOn(undefined)
  }, [marks])
}

/** What to ask, for who has asked nothing yet: a click asks. */
function Examples({ layout }: { layout: Layout }) {
  const examples = useMemo(() => examplesFor(layout), [layout])
  if (examples.length === 0) return <p className="ask-hint quiet">{ASK.nothing}</p>
  return (
    <div className="ask-examples">
      <p className="quiet small">{ASK.about}</p>
      <ul>
        {examples.slice(0, 5).map((text) => (
          <li key={text}>
            <button type="button" className="ask-example" onClick={() => openQuestion(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
