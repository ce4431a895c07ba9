import { vi } from 'vitest'
import { type DivisibleFilm, filmOf } from '../../../src/perception/index.ts'
import type { FilmHost } from '../../../src/session/film/remoteFilm.ts'
import { serveFilm } from '../../../src/session/film/serveFilm.ts'
import { openVideo } from '../../../src/video/index.ts'

type OpenFilm = (file: File, signal: AbortSignal) => Promise<DivisibleFilm>

const openAsWorker: OpenFilm = async (file, signal) => filmOf(await openVideo(file, signal))

/** A film worker in this process: its messages are cloned, as a worker's are. */
export class NearFilmWorker extends EventTarget {
  static open = 0
  private readonly channel = new MessageChannel()

  constructor(openFilm: OpenFilm = openAsWorker) {
    super()
    NearFilmWorker.open++
    const { port1, port2 } = this.channel
    serveFilm(port2, openFilm)
    port2.start()
    port1.addEventListener('message', ({ data }) => this.dispatchEvent(new MessageEvent('message', { data })))
    port1.start()
  }
  postMessage(message: unknown, { transfer = [] }: { transfer?: Transferable[] } = {}) {
    this.channel.port1.postMessage(message, transfer)
  }
  terminate() {
    NearFilmWorker.open--
    this.channel.port1.close()
  }
}

/** A worker that serves a given film. */
export const nearFilm = (openFilm: OpenFilm): FilmHost & EventTarget =>
  new NearFilmWorker(openFilm) as FilmHost & EventTarget

/** Gives this process workers: those that decode films. */
export function stubFilmWorker(): void {
  NearFilmWorker.open = 0
  vi.stubGlobal('Worker', function startWorker() {
    return new NearFilmWorker()
  })
}
