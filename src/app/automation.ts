import type { DepthGrid, Layout } from '../layout/index.ts'
import {
  type AnalysisSettings,
  type Backend,
  type Notice,
  type RunTimings,
  session,
  setSettings,
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
}

declare global {
  var floorsight: Automation | undefined
}

export function installAutomation(): void {
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
  }
}
