import type { DivisibleFilm, FilmPicture, FollowEnd, FollowedPart } from '../../perception/index.ts'
import type { VideoInfo } from '../../video/index.ts'
import type { Failure } from '../protocol.ts'
import type { FilmItem, FilmPass, FilmReply, FilmRequest, Port } from './protocol.ts'

/** So many items are under way while one is looked at: the next picture is decoded while the networks run. */
const AHEAD = 2

/** An error of the film, as it came from the other end: its name, what happened, and what to do. */
export class FilmError extends Error {
  readonly remedy: string
  constructor({ name, message, remedy }: Failure) {
    super(message)
    this.name = name
    this.remedy = remedy
  }
}

interface Listener {
  resolve(reply: FilmReply): void
  reject(error: unknown): void
}

/** Replies by whom they are for: the opening, or a pass by its number. Each is awaited in the order in which they come. */
class Mailbox {
  private readonly waiting = new Map<number | undefined, Listener[]>()
  private readonly here = new Map<number | undefined, FilmReply[]>()
  private broken: unknown

  deliver(id: number | undefined, reply: FilmReply): void {
    const listener = this.waiting.get(id)?.shift()
    if (listener) listener.resolve(reply)
    else this.here.set(id, [...(this.here.get(id) ?? []), reply])
  }

  /** Nothing more will come. */
  fail(error: unknown): void {
    this.broken = error
    for (const listeners of this.waiting.values()) for (const { reject } of listeners.splice(0)) reject(error)
  }

  next(id: number | undefined): Promise<FilmReply> {
    const reply = this.here.get(id)?.shift()
    if (reply) return Promise.resolve(reply)
    if (this.broken !== undefined) return Promise.reject(this.broken)
    return new Promise((resolve, reject) => {
      this.waiting.set(id, [...(this.waiting.get(id) ?? []), { resolve, reject }])
    })
  }
}

/** The other end of a film: a worker, and how it is ended. */
export interface FilmHost extends Port {
  addEventListener(type: 'message' | 'error', listener: (event: MessageEvent & ErrorEvent) => void): void
  terminate(): void
}

/**
 * A film that another worker decodes and follows (`serveFilm`); its next items come while one is looked at.
 * @param host is the film's from now on: closing the film ends it.
 * @throws what opening a video throws, by name, message and remedy; Error where the worker itself cannot run.
 */
export async function openRemoteFilm(host: FilmHost, file: File): Promise<DivisibleFilm> {
  const mailbox = new Mailbox()
  host.addEventListener('message', ({ data }: MessageEvent<FilmReply>) =>
    mailbox.deliver(data.type === 'opened' ? undefined : data.id, data),
  )
  host.addEventListener('error', (event) => {
    event.preventDefault()
    mailbox.fail(new Error(event.message || 'The film could not be decoded: its worker broke.'))
  })
  const ask = (request: FilmRequest) => host.postMessage(request, { transfer: [] })
  let passes = 0

  async function* run(pass: FilmPass, signal: AbortSignal): AsyncGenerator<FilmItem, FollowEnd | undefined> {
    const id = passes++
    ask({ type: 'start', id, ...pass })
    for (let k = 0; k < AHEAD; k++) ask({ type: 'next', id })
    let isOver = false
    try {
      for (;;) {
        const reply = await mailbox.next(id)
        signal.throwIfAborted()
        isOver = reply.type !== 'item'
        if (reply.type === 'failed') throw new FilmError(reply.failure)
        if (reply.type === 'end') return reply.end
        if (reply.type !== 'item') continue
        ask({ type: 'next', id })
        yield reply.item
      }
    } finally {
      if (!isOver) ask({ type: 'stop', id })
    }
  }

  ask({ type: 'open', file })
  const opened = await mailbox.next(undefined)
  if (opened.type !== 'opened') {
    host.terminate()
    throw opened.type === 'failed' ? new FilmError(opened.failure) : new Error('The film was not opened.')
  }
  return remote(opened.info)

  function remote(info: VideoInfo): DivisibleFilm {
    return {
      info,
      follow: (alsoSeconds, signal) =>
        run({ pass: 'follow', alsoSeconds }, signal) as AsyncGenerator<FollowedPart, FollowEnd>,
      followTimes: (timesSeconds, signal) =>
        run({ pass: 'followTimes', timesSeconds }, signal) as AsyncGenerator<FollowedPart, FollowEnd>,
      pictures: (timesSeconds, signal) =>
        run({ pass: 'pictures', timesSeconds }, signal) as AsyncGenerator<FilmPicture>,
      close: () => host.terminate(),
    }
  }
}
