import type { AnalysisSettings } from '../../src/session/index.ts'
import { analyse, DEFAULT_SETTINGS, FilmError } from '../../src/session/programs.ts'
import type { Analyser, Analysis, AnalysisProgress } from '../analyser.ts'
import { AppPages } from '../appPages.ts'
import { openNativeModels } from '../nativeRuntime.ts'
import { openPageFilm } from './pageFilm.ts'
import { makeReplyBox, type ReplyBox } from './replyBox.ts'

/** Networks, camera motion and map in this process, on the native runtime; films are decoded by headless Chromium. */
class NativeAnalyser implements Analyser {
  constructor(
    private readonly pages: AppPages,
    private readonly replies: ReplyBox,
    private readonly gpu: boolean,
  ) {}

  async analyse(
    video: string,
    settings: Partial<AnalysisSettings>,
    onProgress: (progress: AnalysisProgress) => void,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Analysis> {
    const { threads } = settings
    const host = {
      openFilm: (own: AbortSignal) => openPageFilm(this.pages, this.replies, video, own),
      openModels: (own: AbortSignal) =>
        openNativeModels({ gpu: this.gpu, signal: own, ...(threads && { threads }) }),
    }
    try {
      let result: Analysis | undefined
      // To its end, after the layout, too: it frees the networks then.
      for await (const event of analyse({ ...DEFAULT_SETTINGS, ...settings }, host, signal)) {
        if (event.type === 'stage') onProgress(event)
        if (event.type === 'done') result = event
      }
      if (!result) throw new Error('the analysis ended without a layout')
      return result
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof FilmError)
        return { notice: { name: error.name, message: error.message, remedy: error.remedy } }
      throw error
    }
  }

  close(): Promise<void> {
    return this.pages.close()
  }
}

/**
 * The pipeline on the native runtime; everything that it needs has been prepared.
 * @param gpu tries the native runtime's GPU libraries. @throws Error where the app cannot be served.
 */
export async function openNativeAnalyser(executablePath: string, gpu: boolean): Promise<Analyser> {
  const replies = makeReplyBox()
  const pages = await AppPages.open({ executablePath, plugins: [replies.plugin] })
  return new NativeAnalyser(pages, replies, gpu)
}
