import type { BrowserContext, Page } from '@playwright/test'
import type { FilmSource } from '../../src/perception/index.ts'
import {
  type FilmHost,
  type FilmRequest,
  fromBytes,
  type LentReply,
  openRemoteFilm,
} from '../../src/session/programs.ts'
import { type AppPages, PageDiedError } from '../appPages.ts'
import type { ReplyBox } from './replyBox.ts'

/** A film in a page of the app, which decodes and follows it: for the analysis it is a worker like any other. */
class PageFilm extends EventTarget {
  private readonly end: () => void

  constructor(
    private readonly page: Page,
    private readonly context: BrowserContext,
    replies: ReplyBox,
    video: string,
  ) {
    super()
    const { path, end } = replies.take((body) => this.hear(fromBytes(body) as LentReply))
    this.end = end
    const fail = () => this.break(new PageDiedError('the film').message)
    page.once('crash', fail)
    page.once('close', fail)
    this.lend(video, path).catch((error: Error) => this.break(error.message))
  }

  private async lend(video: string, path: string): Promise<void> {
    // An input of its own: the app's would start the app's own analysis.
    const input = await this.page.evaluateHandle(() => {
      const own = Object.assign(document.createElement('input'), { type: 'file', hidden: true })
      document.body.append(own)
      return own
    })
    await input.setInputFiles(video)
    await this.page.evaluate(
      ([own, url]) => {
        const film = own.files?.[0]
        if (film) globalThis.floorsight?.lendFilm(film, url)
      },
      [input, path] as const,
    )
  }

  private hear(reply: LentReply): void {
    if (reply.type === 'broken') this.break(reply.message)
    else this.dispatchEvent(new MessageEvent('message', { data: reply }))
  }

  private break(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
  }

  postMessage(request: FilmRequest): void {
    // The page opens what it was lent.
    if (request.type === 'open') return
    this.page
      .evaluate((wanted) => globalThis.floorsight?.askFilm(wanted), request)
      .catch((error: Error) => this.break(error.message))
  }

  /** Ends it while somebody waits for it. */
  stop(): void {
    this.break('The film was closed.')
    this.terminate()
  }

  terminate(): void {
    this.end()
    void this.context.close().catch(() => undefined)
  }
}

/** Opens a film in a page of the app; closing it closes the page. @throws what openRemoteFilm throws. */
export async function openPageFilm(
  pages: AppPages,
  replies: ReplyBox,
  video: string,
  signal: AbortSignal,
): Promise<FilmSource> {
  const { page, context } = await pages.newPage()
  const film = new PageFilm(page, context, replies, video)
  const end = () => film.stop()
  signal.addEventListener('abort', end, { once: true })
  try {
    signal.throwIfAborted()
    return await openRemoteFilm(film as FilmHost, new File([], ''))
  } catch (error) {
    film.terminate()
    throw error
  }
}
