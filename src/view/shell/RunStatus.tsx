import { useEffect, useRef, useState } from 'react'
import { type SessionState, session } from '../../session/index.ts'
import { RUN } from '../common/strings/run.ts'
import { stageLines } from './stages.ts'

/** What a screen reader says of a run after a change: each new stage, and its end; undefined where nothing new. */
export function announcement(
  { run, document, notice }: SessionState,
  before: SessionState,
): string | undefined {
  if (run && (run.name !== before.run?.name || run.stage !== before.run.stage)) {
    const title = stageLines(run).find(({ state }) => state === 'current')?.title ?? ''
    return RUN.status(run.name, title)
  }
  const isNew = document !== undefined && document.predicted !== before.document?.predicted
  if (isNew && document.timings) return RUN.done(document.layout.source.name, document.layout.objects.length)
  // That it failed says the notice itself, which comes after the end.
  if (notice && notice !== before.notice) return ''
  return !run && before.run ? RUN.cancelled(before.run.name) : undefined
}

/** Always on the page: only what changes in a place that was there before is read out. Not each frame: each stage. */
export function RunStatus() {
  const [text, setText] = useState('')
  const before = useRef(session.getState())
  useEffect(
    () =>
      session.subscribe((state) => {
        const next = announcement(state, before.current)
        before.current = state
        if (next !== undefined) setText(next)
      }),
    [],
  )
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  )
}
