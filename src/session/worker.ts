import './noEval.ts'
import { loadManifest, openRuntime } from '../perception/index.ts'
import type { RgbaImage } from '../video/index.ts'
import { type AnalysisHost, analyse } from './analyse.ts'
import { failureOf } from './failure.ts'
import { lendFilm } from './film/lendFilm.ts'
import type { FilmRequest } from './film/protocol.ts'
import { openRemoteFilm } from './film/remoteFilm.ts'
import type { AnalysisEvent, AnalysisRequest, LoanRequest } from './protocol.ts'

/** One run, or one film lent, then the page ends this worker: that frees the networks' memory and the GPU, whatever state they are in. */
const post = (event: AnalysisEvent) => self.postMessage(event)

const JPEG_QUALITY = 0.82

async function encodeJpeg({ width, height, data }: RgbaImage): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas
    .getContext('2d')
    ?.putImageData(new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
}

/** Decoding has a worker of its own, which ends with this one. */
const startFilmWorker = () =>
  new Worker(new URL('./film/worker.ts', import.meta.url), { type: 'module', name: 'film' })

async function run({ file, settings, modelsUrl }: AnalysisRequest): Promise<void> {
  const host: AnalysisHost = {
    openFilm: () => openRemoteFilm(startFilmWorker(), file),
    openModels: async (signal) => {
      const { prefer, threads } = settings
      const manifest = await loadManifest(modelsUrl, signal)
      return {
        manifest,
        runtime: await openRuntime({ modelsUrl, prefer, ...(threads && { threads }), signal }),
      }
    },
    encodeJpeg,
  }
  try {
    // Ending the worker is the cancellation; nothing inside has to be told.
    for await (const event of analyse(settings, host, new AbortController().signal)) post(event)
  } catch (error) {
    post({ type: 'failed', failure: failureOf(error) })
  }
}

let askFilm: ((request: FilmRequest) => void) | undefined

self.addEventListener('message', ({ data }: MessageEvent<AnalysisRequest | LoanRequest>) => {
  if (data.type === 'analyse') void run(data)
  else if (data.type === 'lend') askFilm = lendFilm(startFilmWorker(), data.file, data.replyUrl)
  else askFilm?.(data.request)
})
