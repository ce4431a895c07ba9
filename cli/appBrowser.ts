import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../scripts/browser.ts'
import { ensureBuilt } from '../scripts/build.ts'
import { chromiumFlags } from '../scripts/chromium.ts'
import { ensureModels } from '../scripts/models/ensure.ts'
import { serveBuilt } from '../scripts/serve.ts'
import type { AutomationState } from '../src/app/automation.ts'
import type { AnalysisSettings } from '../src/session/index.ts'
import type { Analyser, Analysis, AnalysisProgress } from './analyser.ts'

const GPU_FLAGS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan']
const POLL_MILLISECONDS = 150
/** A page that says nothing new for so long has died. */
const SILENCE_MILLISECONDS = 180_000

/** The page that analysed a film is gone, or says nothing any more. */
export class PageDiedError extends Error {
  override name = 'PageDiedError'
  constructor(at: string, options?: ErrorOptions) {
    super(
      `The browser's page ended at ${at || 'its start'}. It may have lacked memory: try fewer jobs, or a lower effort.`,
      options,
    )
  }
}

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

/** The built app in headless Chromium: one browser for all films, a context of its own for each. */
class AppBrowser implements Analyser {
  private browser: Promise<Browser> | undefined

  constructor(
    private readonly executablePath: string,
    private readonly server: { url: string; close(): Promise<void> },
    private readonly withGpu: boolean,
  ) {}

  /** The browser; another one where it did not start or has crashed. */
  private running(): Promise<Browser> {
    // Kept at once, not when it has started: two films that begin together share it.
    this.browser ??= this.launch()
    return this.browser
  }

  private async launch(): Promise<Browser> {
    const forget = () => {
      this.browser = undefined
    }
    try {
      const browser = await chromium.launch({
        executablePath: this.executablePath,
        args: [...chromiumFlags, ...(this.withGpu ? GPU_FLAGS : [])],
        // Playwright would end this process; the command line closes the browser itself.
        handleSIGINT: false,
        handleSIGTERM: false,
      })
      browser.once('disconnected', forget)
      return browser
    } catch (error) {
      forget()
      throw error
    }
  }

  async analyse(
    video: string,
    settings: Partial<AnalysisSettings>,
    onProgress: (progress: AnalysisProgress) => void,
    signal?: AbortSignal,
  ): Promise<Analysis> {
    signal?.throwIfAborted()
    const browser = await this.running()
    // One visit: nothing is stored for a next one, and nothing of one film is there for another.
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const end = () => void context.close().catch(() => undefined)
    signal?.addEventListener('abort', end)
    try {
      const page = await context.newPage()
      await page.goto(this.server.url)
      await page.evaluate((wanted) => globalThis.floorsight?.configure(wanted), settings)
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

  async close(): Promise<void> {
    const browser = await this.browser?.catch(() => undefined)
    await browser?.close()
    await this.server.close()
  }
}

/**
 * The app's own pipeline in headless Chromium: films go in through the app's own file input. Builds the app, prepares
 * the models and installs Chromium where they are missing.
 * @param withGpu lets the browser use WebGPU.
 * @throws NoChromiumError, the set-up's errors, Error where the app cannot be served.
 */
export async function openAppBrowser(withGpu: boolean, report: (line: string) => void): Promise<Analyser> {
  await ensureModels(report)
  await ensureBuilt(report)
  return new AppBrowser(ensureChromium(report), await serveBuilt(), withGpu)
}
