import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import { startAnalysis } from './analysisWorker.ts'
import { failureOf } from './failure.ts'
import type { AnalysisEvent, Failure, RunTimings, Stage } from './protocol.ts'
import { showScreen } from './screen.ts'
import { session } from './store.ts'
import { videoOf } from './videos.ts'

/** How many frames a map needs: one video, analysed with more and more frames, as QVS-Bench varies them. */

export const STUDY_FRAMES = [1, 4, 8, 12, 16] as const

/** One of the study's analyses. */
export type StudyRun = { frames: number } & (
  | { state: 'waiting' }
  | { state: 'running'; stage: Stage; done: number; total: number }
  | { state: 'done'; layout: Layout; timings: RunTimings }
  | { state: 'failed'; failure: Failure }
  | { state: 'cancelled' }
)

export interface Study {
  /** The video's name. */
  name: string
  /** In the order of their frames. */
  runs: readonly StudyRun[]
}

export const study = createStore<{ study: Study | undefined }>(() => ({ study: undefined }))

let worker: Worker | undefined
let unwatch: (() => void) | undefined

const { getState, setState } = study

const endWorker = () => {
  worker?.terminate()
  worker = undefined
}

function setRun(frames: number, run: StudyRun): void {
  const { study: open } = getState()
  if (open)
    setState({ study: { ...open, runs: open.runs.map((one) => (one.frames === frames ? run : one)) } })
}

export const isStudyRunning = ({ study: open }: { study: Study | undefined }): boolean =>
  open?.runs.some(({ state }) => state === 'running') ?? false

/** Analyses the open document's video with 1, 4, 8, 12 and 16 frames, one after the other. Nothing where it has none. */
export function startStudy(): void {
  const { document } = session.getState()
  const file = document && videoOf(document)
  if (!file) return
  endWorker()
  setState({
    study: { name: file.name, runs: STUDY_FRAMES.map((frames) => ({ frames, state: 'waiting' as const })) },
  })
  showScreen('study')
  unwatch?.()
  // A machine has one analysis at a time: another video that is opened goes before.
  unwatch = session.subscribe((state) => {
    if (state.run && isStudyRunning(getState())) cancelStudy()
  })
  goOn(file)
}

const isOver = ({ state }: StudyRun): boolean => state === 'done' || state === 'failed'

/** Ends the analysis in progress and those that wait; what is done is kept. Nothing is left where none was done. */
export function cancelStudy(): void {
  endWorker()
  const { study: open } = getState()
  if (!open) return
  const runs = open.runs.map((run) =>
    isOver(run) ? run : { frames: run.frames, state: 'cancelled' as const },
  )
  setState({ study: runs.some(isOver) ? { ...open, runs } : undefined })
}

/** Starts the next one that waits. */
function goOn(file: File): void {
  const next = getState().study?.runs.find(({ state }) => state === 'waiting')
  if (!next) return
  const { frames } = next
  setRun(frames, { frames, state: 'running', stage: 'open', done: 0, total: 0 })
  const end = (run: StudyRun) => {
    endWorker()
    setRun(frames, run)
    goOn(file)
  }
  const { handPickedSeconds: _, ...settings } = session.getState().settings
  const own = startAnalysis(
    file,
    { ...settings, frames },
    {
      onEvent(event: AnalysisEvent) {
        // What an ended worker had sent before concerns nobody any more.
        if (worker !== own) return
        if (event.type === 'stage') {
          const { stage, done, total } = event
          setRun(frames, { frames, state: 'running', stage, done, total })
        } else if (event.type === 'done')
          end({ frames, state: 'done', layout: event.layout, timings: event.timings })
        else if (event.type === 'failed') end({ frames, state: 'failed', failure: event.failure })
      },
      onBroken(error) {
        if (worker === own) end({ frames, state: 'failed', failure: failureOf(error) })
      },
    },
  )
  worker = own
}
