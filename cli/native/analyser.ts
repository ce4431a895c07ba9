import { availableParallelism } from 'node:os'
import type { Runtime } from '../../src/perception/index.ts'
import type { AnalysisSettings } from '../../src/session/index.ts'
import { type AnalysisHost, analyse, DEFAULT_SETTINGS, FilmError } from '../../src/session/programs.ts'
import type { Analyser, Analysis, AnalysisProgress } from '../analyser.ts'
import { AppPages } from '../appPages.ts'
import { openNativeModels } from '../nativeRuntime.ts'
import { openPageFilm } from './pageFilm.ts'
import { makeReplyBox, type ReplyBox } from './replyBox.ts'

/** Beyond so many the networks, small ones, wait for each other's threads more than they gain. */
const MOST_THREADS = 8

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
    const { threads = Math.min(MOST_THREADS, availableParallelism()) } = settings
    const ending = new AbortController()
    let runtime: Runtime | undefined
    const host: AnalysisHost = {
      openFilm: (own) => openPageFilm(this.pages, this.replies, video, own),
      openModels: async (own) => {
        const models = await openNativeModels({ gpu: this.gpu, signal: own, threads })
        runtime = models.runtime
        return models
      },
    }
    try {
      let result: Analysis | undefined
      const own = AbortSignal.any([signal, ending.signal])
      for await (const event of analyse({ ...DEFAULT_SETTINGS, ...settings }, host, own)) {
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
    } finally {
      // The next film is analysed in this process, too: nothing of a film that failed stays behind.
      ending.abort()
      await runtime?.close()
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
