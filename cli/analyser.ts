import type { DepthGrid, Layout } from '../src/layout/index.ts'
import type { AnalysisSettings, RunTimings } from '../src/session/index.ts'

export interface AnalysisProgress {
  stage: string
  done: number
  total: number
  unit: string
}

/** What came of a film: a layout, or what is wrong with the film and what to do. */
export type Analysis =
  | { notice: { name: string; message: string; remedy: string }; layout?: undefined; timings?: undefined }
  | { notice?: undefined; layout: Layout; depth: readonly DepthGrid[]; timings: RunTimings | undefined }

/** What makes maps of films; several at a time, if wanted. */
export interface Analyser {
  /** @throws the signal's reason; Error where the machine cannot do it. */
  analyse(
    video: string,
    settings: Partial<AnalysisSettings>,
    onProgress: (progress: AnalysisProgress) => void,
    signal?: AbortSignal,
  ): Promise<Analysis>
  close(): Promise<void>
}
