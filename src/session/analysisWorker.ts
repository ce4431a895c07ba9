import type { AnalysisEvent, AnalysisRequest, AnalysisSettings } from './protocol.ts'

/** What a run tells whoever started it. */
export interface AnalysisListener {
  onEvent(event: AnalysisEvent): void
  /** The worker itself could not be started, or broke. */
  onBroken(error: Error): void
}

/**
 * Starts the analysis of a video in a worker of its own. Whoever starts it ends it with `terminate`, also when it is
 * done: its memory, decoders and GPU go with it.
 */
export function startAnalysis(file: File, settings: AnalysisSettings, listener: AnalysisListener): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' })
  worker.addEventListener('message', ({ data }: MessageEvent<AnalysisEvent>) => listener.onEvent(data))
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    listener.onBroken(new Error(event.message || 'The analysis could not be started.'))
  })
  const request: AnalysisRequest = {
    type: 'analyse',
    file,
    settings,
    modelsUrl: new URL('models/', document.baseURI).href,
  }
  worker.postMessage(request)
  return worker
}
