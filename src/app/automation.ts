import type { DepthGrid, Layout } from '../layout/index.ts'
import {
  type AnalysisSettings,
  type Backend,
  type FilmRequest,
  type Notice,
  type RunTimings,
  session,
  setSettings,
  startLoan,
} from '../session/index.ts'

/** What the command line asks the page, as plain data. */
export interface AutomationState {
  running:
    | { name: string; stage: string; done: number; total: number; unit: string; secondsLeft?: number }
    | undefined
  notice: Notice | undefined
  result:
    | {
        layout: Layout
        /** Of the run that made the layout; empty where it came from a file. */
        depth: readonly DepthGrid[]
        timings: RunTimings | undefined
        backends: readonly Backend[]
      }
    | undefined
}

/** The page's door for programs: files come in through the page's own file input, as a user's do. */
export interface Automation {
  configure(settings: Partial<AnalysisSettings>): void
  state(): AutomationState
  /** Decodes and follows a film for the program, which analyses it itself; its replies go to the URL, as bytes. */
  lendFilm(file: File, replyUrl: string): void
  /** Asks the film that was lent. */
  askFilm(request: FilmRequest): void
}

declare global {
  var floorsight: Automation | undefined
}

export function installAutomation(): void {
  let ask: ((request: FilmRequest) => void) | undefined
  globalThis.floorsight = {
    configure: setSettings,
    state() {
      const { run, notice, document } = session.getState()
      return {
        running: run && {
          name: run.name,
          stage: run.stage,
          done: run.done,
          total: run.total,
          unit: run.unit,
          ...(run.left && { secondsLeft: run.left.seconds }),
        },
        notice,
        result: document && {
          layout: document.layout,
          depth: document.depth ?? [],
          timings: document.timings,
          backends: document.backends,
        },
      }
    },
    lendFilm(file, replyUrl) {
      ask = startLoan(file, replyUrl)
    },
    askFilm: (request) => ask?.(request),
  }
}
