import type { DivisibleFilm, FollowEnd } from '../../perception/index.ts'
import { failureOf } from '../failure.ts'
import type { FilmItem, FilmPass, FilmReply, FilmRequest, Port } from './protocol.ts'

/** The memory of an item that need not be copied: a picture's, not the corners' many small arrays. */
const transferOf = (item: FilmItem): Transferable[] =>
  'picture' in item ? [item.picture.data.buffer as ArrayBuffer] : []

type Pass = AsyncGenerator<FilmItem, FollowEnd | undefined>

/** Serves one film to whoever asks at the other end of the port. @param openFilm throws what opening a film throws. */
export function serveFilm(
  port: Port,
  openFilm: (file: File, signal: AbortSignal) => Promise<DivisibleFilm>,
): void {
  const { signal } = new AbortController()
  let film: DivisibleFilm | undefined
  const passes = new Map<number, Pass>()
  const reply = (message: FilmReply, transfer: Transferable[] = []) => port.postMessage(message, { transfer })

  async function open(file: File): Promise<void> {
    try {
      film = await openFilm(file, signal)
      reply({ type: 'opened', info: film.info })
    } catch (error) {
      reply({ type: 'failed', id: undefined, failure: failureOf(error) })
    }
  }

  async function next(id: number): Promise<void> {
    const pass = passes.get(id)
    if (!pass) return
    try {
      const step = await pass.next()
      // What was asked for beyond the end has no answer.
      if (!passes.has(id)) return
      if (!step.done) return reply({ type: 'item', id, item: step.value }, transferOf(step.value))
      passes.delete(id)
      reply({ type: 'end', id, end: step.value })
    } catch (error) {
      if (passes.delete(id)) reply({ type: 'failed', id, failure: failureOf(error) })
    }
  }

  function started(source: DivisibleFilm, pass: FilmPass): Pass {
    if (pass.pass === 'follow') return source.follow(pass.alsoSeconds, signal)
    if (pass.pass === 'followTimes') return source.followTimes(pass.timesSeconds, signal)
    return source.pictures(pass.timesSeconds, signal)
  }

  port.addEventListener('message', ({ data }: MessageEvent<FilmRequest>) => {
    if (data.type === 'open') void open(data.file)
    else if (data.type === 'next') void next(data.id)
    else if (data.type === 'stop') {
      void passes.get(data.id)?.return(undefined)
      passes.delete(data.id)
    } else if (film) passes.set(data.id, started(film, data))
  })
}
