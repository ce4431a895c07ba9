import { tellOfEnd } from './film/lendFilm.ts'
import type { FilmRequest } from './film/protocol.ts'
import type { AnalysisEvent, AnalysisRequest, AnalysisSettings, LoanRequest } from './protocol.ts'

/** What a run tells whoever started it. */
export interface AnalysisListener {
  onEvent(event: AnalysisEvent): void
  /** The worker itself could not be started, or broke. */
  onBroken(error: Error): void
}

const startWorker = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' })

/**
 * Decodes and follows a film in the worker's own, for another process: what comes of it is posted to a URL of this
 * page's origin (see lendFilm.ts). @returns asks the film.
 */
export function startLoan(file: File, replyUrl: string): (request: FilmRequest) => void {
  const worker = startWorker()
  const url = new URL(replyUrl, document.baseURI).href
  worker.addEventListener('error', ({ message }) => void tellOfEnd(message, url))
  const post = (request: LoanRequest) => worker.postMessage(request)
  post({ type: 'lend', file, replyUrl: url })
  return (request) => post({ type: 'ask', request })
}

/**
 * Starts the analysis of a video in a worker of its own. Whoever starts it ends it with `terminate`, also when it is
 * done: its memory, decoders and GPU go with it.
 */
export function startAnalysis(file: File, settings: AnalysisSettings, listener: AnalysisListener): Worker {
  const worker = startWorker()
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
