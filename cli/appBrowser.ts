import type { Page } from '@playwright/test'
import type { AutomationState } from '../src/app/automation.ts'
import type { AnalysisSettings } from '../src/session/index.ts'
import type { Analyser, Analysis, AnalysisProgress } from './analyser.ts'
import { AppPages, PageDiedError } from './appPages.ts'
import { prepare } from './prepare.ts'

const POLL_MILLISECONDS = 150
/** A page that says nothing new for so long has died. */
const SILENCE_MILLISECONDS = 180_000

async function follow(page: Page, onProgress: (progress: AnalysisProgress) => void): Promise<Analysis> {
  let [last, since] = ['', Date.now()]
  for (;;) {
    const state: AutomationState | undefined = await page
      .evaluate(() => globalThis.floorsight?.state())
      .catch((cause) => {
        throw new PageDiedError(last, { cause })
      })
    if (!state) throw new Error('the app did not start in the browser')
    if (state.notice) return { notice: state.notice }
    if (state.result) {
      const { layout, depth, timings } = state.result
      return { layout, depth, timings }
    }
    const now = JSON.stringify(state.running)
    if (now !== last) [last, since] = [now, Date.now()]
    else if (Date.now() - since > SILENCE_MILLISECONDS) throw new PageDiedError(last)
    if (state.running) onProgress(state.running)
    await page.waitForTimeout(POLL_MILLISECONDS)
  }
}

/** The app's own pipeline in its pages. */
class AppBrowser implements Analyser {
  constructor(
    private readonly pages: AppPages,
    private readonly prefer: AnalysisSettings['prefer'],
  ) {}

  async analyse(
    video: string,
    settings: Partial<AnalysisSettings>,
    onProgress: (progress: AnalysisProgress) => void,
    signal?: AbortSignal,
  ): Promise<Analysis> {
    signal?.throwIfAborted()
    const { page, context } = await this.pages.newPage()
    const end = () => void context.close().catch(() => undefined)
    signal?.addEventListener('abort', end)
    try {
      signal?.throwIfAborted()
      await page.evaluate((wanted) => globalThis.floorsight?.configure(wanted), {
        ...settings,
        prefer: this.prefer,
      })
      // Films go in as a user's do.
      await page.locator('input[type=file]').first().setInputFiles(video)
      return await follow(page, onProgress)
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', end)
      await context.close().catch(() => undefined)
    }
  }

  close(): Promise<void> {
    return this.pages.close()
  }
}

/**
 * The app's own pipeline in headless Chromium. Prepares what is missing.
 * @param withGpu lets the browser use WebGPU. @throws what prepare throws; Error where the app cannot be served.
 */
export async function openAppBrowser(withGpu: boolean, report: (line: string) => void): Promise<Analyser> {
  const pages = await AppPages.open({ executablePath: await prepare(report), withGpu })
  return new AppBrowser(pages, withGpu ? 'webgpu' : 'wasm')
}
