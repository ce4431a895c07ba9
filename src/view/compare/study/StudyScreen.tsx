import { useMemo } from 'react'
import { useStore } from 'zustand'
import { turnToWalls } from '../../../layout/index.ts'
import {
  cancelStudy,
  isStudyRunning,
  type OpenDocument,
  questions,
  type Study,
  type StudyRun,
  startStudy,
  study,
  videoOf,
} from '../../../session/index.ts'
import { plural, seconds } from '../../common/format.ts'
import { STUDY_TEXTS } from '../../common/strings/study.ts'
import { useSession } from '../../common/useSession.ts'
import { answerOn, doneRuns, usualQuestions } from './figures.ts'
import { frameOf, smallPlan, turnedPlan } from './frame.ts'
import { Miniature } from './Miniature.tsx'
import { StudyErrors } from './StudyErrors.tsx'
import './study.css'

/** One video with more and more frames: its maps beside each other, their answers, and their errors. */
export function StudyScreen() {
  const open = useStore(study, (state) => state.study)
  const isRunning = useStore(study, isStudyRunning)
  const document = useSession((state) => state.document)
  const isBusy = useSession((state) => state.run !== undefined)
  const hasVideo = document !== undefined && videoOf(document) !== undefined
  return (
    <main className="study" aria-label={STUDY_TEXTS.label}>
      <header className="study-head">
        <div>
          <h1>{STUDY_TEXTS.title}</h1>
          <p className="quiet">{STUDY_TEXTS.about}</p>
          {open && <p className="study-name small">{open.name}</p>}
        </div>
        {isRunning ? (
          <button type="button" className="button" onClick={cancelStudy}>
            {STUDY_TEXTS.cancel}
          </button>
        ) : (
          <button
            type="button"
            className="button button-main"
            disabled={!hasVideo || isBusy}
            onClick={startStudy}
          >
            {open ? STUDY_TEXTS.again : STUDY_TEXTS.run}
          </button>
        )}
        {open && <State study={open} />}
        {!isRunning && !hasVideo && <p className="study-why small">{STUDY_TEXTS.noVideo}</p>}
        {!isRunning && hasVideo && isBusy && <p className="study-why small">{STUDY_TEXTS.busy}</p>}
      </header>
      {open && (
        <>
          <Maps study={open} />
          <Answers study={open} document={document} />
          {document?.comparison ? (
            <StudyErrors study={open} comparison={document.comparison} />
          ) : (
            <p className="quiet small">{STUDY_TEXTS.noTruth}</p>
          )}
        </>
      )}
    </main>
  )
}

/** How far the study has come; nothing when all of it is there. */
function State({ study: { runs } }: { study: Study }) {
  const done = doneRuns(runs).length
  const has = (state: StudyRun['state']) => runs.some((run) => run.state === state)
  const text = has('cancelled')
    ? STUDY_TEXTS.stopped(done, runs.length)
    : has('running')
      ? STUDY_TEXTS.progress(done, runs.length)
      : ''
  return (
    <p className="study-why small" role="status">
      {text}
    </p>
  )
}

function Maps({ study: { runs } }: { study: Study }) {
  const { plans, frame } = useMemo(() => {
    // All as the map of most frames has the room, with its walls level and upright.
    const reference = doneRuns(runs).at(-1)?.layout
    const turn = turnToWalls(reference?.room) ?? 0
    const plans = new Map(
      doneRuns(runs).map(({ frames, layout }) => [
        frames,
        turnedPlan(smallPlan(layout, reference ?? layout), turn),
      ]),
    )
    return { plans, frame: frameOf([...plans.values()]) }
  }, [runs])
  return (
    <ol className="study-maps">
      {runs.map((run) => (
        <li key={run.frames}>
          <h2>{plural(run.frames, 'frame')}</h2>
          {run.state === 'done' ? (
            <Miniature
              plan={plans.get(run.frames) ?? { outline: [], objects: [] }}
              frame={frame}
              title={STUDY_TEXTS.plan(run.layout.objects.length)}
            />
          ) : (
            <div className="study-empty">
              <Progress run={run} />
            </div>
          )}
          <p className="quiet small number">
            {run.state === 'done'
              ? STUDY_TEXTS.done(run.layout.objects.length, seconds(run.timings.total / 1000))
              : '\u00a0'}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Progress({ run }: { run: StudyRun }) {
  if (run.state === 'waiting' || run.state === 'cancelled')
    return <p className="quiet small">{STUDY_TEXTS[run.state]}</p>
  if (run.state === 'failed')
    return (
      <p className="small" role="alert">
        {run.failure.message}
      </p>
    )
  if (run.state !== 'running') return null
  const { stage, done, total, frames } = run
  const title = STUDY_TEXTS.stages[stage]
  return (
    <>
      <progress
        aria-label={STUDY_TEXTS.running(plural(frames, 'frame'), title)}
        max={total || 1}
        {...(total > 0 && { value: done })}
      />
      <p className="small" aria-live="polite">
        {title}
      </p>
    </>
  )
}

function Answers({ study: { runs }, document }: { study: Study; document: OpenDocument | undefined }) {
  const asked = useStore(questions, (state) => state.list)
  const done = doneRuns(runs)
  const richest = done.at(-1)?.layout ?? document?.layout
  const list = useMemo(
    () => (asked.length ? asked : richest ? usualQuestions(richest) : []),
    [asked, richest],
  )
  if (list.length === 0 || done.length === 0) return null
  return (
    <section aria-labelledby="study-answers">
      <h2 id="study-answers">{STUDY_TEXTS.answers}</h2>
      <p className="quiet small">{STUDY_TEXTS.questions}</p>
      <div className="study-scroll">
        <table className="compare-table">
          <thead>
            <tr>
              <th scope="col">{STUDY_TEXTS.question}</th>
              {done.map(({ frames }) => (
                <th key={frames} scope="col" className="is-number">
                  {plural(frames, 'frame')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((question) => (
              <tr key={question.id}>
                <th scope="row">{question.text}</th>
                {done.map(({ frames, layout }) => {
                  const { text, because } = answerOn(layout, question)
                  return (
                    <td key={frames} className="is-number" title={because}>
                      {text}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
