import type { FilmReply, FilmRequest } from './protocol.ts'
import { toBytes } from './wire.ts'

/** What comes of a film that is lent to another process: its replies, or the end of its worker. */
export type LentReply = FilmReply | { type: 'broken'; message: string }

/**
 * Decodes and follows a film for another process: a worker's replies are posted to a URL of the page's own origin, each
 * as the bytes of a LentReply, one after another. The page's end is the film's.
 * @returns asks the worker.
 */
export function lendFilm(file: File, replyUrl: string): (request: FilmRequest) => void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'film' })
  let posting: Promise<unknown> = Promise.resolve()
  const post = (reply: LentReply) => {
    // Where the other process is gone, the page is about to go, too.
    posting = posting
      .then(() => fetch(replyUrl, { method: 'POST', body: toBytes(reply) }))
      .catch(() => undefined)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FilmReply>) => post(data))
  worker.addEventListener('error', ({ message }) => post({ type: 'broken', message }))
  const ask = (request: FilmRequest) => worker.postMessage(request)
  ask({ type: 'open', file })
  return ask
}
