import { vi } from 'vitest'
import type { FilmHost } from '../../../src/session/film/remoteFilm.ts'
import { serveFilm } from '../../../src/session/film/serveFilm.ts'

/** A film worker in this process: its messages are cloned, as a worker's are. */
export class NearFilmWorker extends EventTarget {
  static open = 0
  private readonly channel = new MessageChannel()

  constructor() {
    super()
    NearFilmWorker.open++
    const { port1, port2 } = this.channel
    serveFilm(port2)
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

export const nearFilm = (): FilmHost => new NearFilmWorker() as FilmHost

/** Gives this process workers: those that decode films. */
export function stubFilmWorker(): void {
  NearFilmWorker.open = 0
  vi.stubGlobal('Worker', NearFilmWorker)
}
