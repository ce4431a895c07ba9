import './noEval.ts'
import { analyse } from './analyse.ts'
import { failureOf } from './failure.ts'
import type { AnalysisEvent, AnalysisRequest } from './protocol.ts'

/** One run, then the page ends this worker: that frees the networks' memory and the GPU, whatever state they are in. */
const post = (event: AnalysisEvent) => self.postMessage(event)

self.addEventListener('message', async ({ data }: MessageEvent<AnalysisRequest>) => {
  try {
    // Ending the worker is the cancellation; nothing inside has to be told.
    for await (const event of analyse(data, new AbortController().signal)) post(event)
  } catch (error) {
    post({ type: 'failed', failure: failureOf(error) })
  }
})
