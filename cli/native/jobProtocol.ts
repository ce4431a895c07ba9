import type { AnalysisSettings } from '../../src/session/index.ts'
import type { Analysis, AnalysisProgress } from '../analyser.ts'

/** What a batch and the process of one of its jobs say to each other; a job does one film at a time. */

/** The word for a job that tries a GPU. */
export const GPU = 'gpu'

export interface JobRequest {
  video: string
  settings: Partial<AnalysisSettings>
}

export type JobReply =
  | { type: 'progress'; progress: AnalysisProgress }
  | { type: 'result'; result: Analysis }
  | { type: 'failed'; name: string; message: string }
