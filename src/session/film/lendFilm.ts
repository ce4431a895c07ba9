import type { FilmReply, FilmRequest } from './protocol.ts'
import { toBytes } from './wire.ts'

/** What comes of a film that is lent to another process: its replies, or the end of its worker. */
export type LentReply = FilmReply | { type: 'broken'; message: string }

/** What a worker sees of the one that decodes for it. */
export interface LentWorker {
  postMessage(message: FilmRequest): void
  addEventListener(type: 'message' | 'error', listener: (event: MessageEvent & ErrorEvent) => void): void
}

const send = (reply: LentReply, replyUrl: string) => fetch(replyUrl, { method: 'POST', body: toBytes(reply) })

/** Tells the borrower that no reply will come. */
export const tellOfEnd = (message: string, replyUrl: string): Promise<unknown> =>
  send({ type: 'broken', message }, replyUrl)

/**
 * Lends a film to another process: the replies of the worker that decodes and follows it are posted to a URL of the
 * page's own origin, each as the bytes of a LentReply, one after another. The page's end is the film's.
 * @returns asks the worker.
 */
export function lendFilm(worker: LentWorker, file: File, replyUrl: string): (request: FilmRequest) => void {
  let posting: Promise<unknown> = Promise.resolve()
  const post = (reply: LentReply) => {
    // Where the other process is gone, the page is about to go, too.
    posting = posting.then(() => send(reply, replyUrl)).catch(() => undefined)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FilmReply>) => post(data))
  worker.addEventListener('error', ({ message }) => post({ type: 'broken', message }))
  worker.postMessage({ type: 'open', file })
  return (request) => worker.postMessage(request)
}
