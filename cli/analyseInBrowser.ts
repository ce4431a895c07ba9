import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../scripts/browser.ts'
import { ensureBuilt } from '../scripts/build.ts'
import { chromiumFlags } from '../scripts/chromium.ts'
import { ensureModels } from '../scripts/models/ensure.ts'
import { serveBuilt } from '../scripts/serve.ts'
import type { AutomationState } from '../src/app/automation.ts'
import type { DepthGrid, Layout } from '../src/layout/index.ts'
import type { AnalysisSettings, RunTimings } from '../src/session/index.ts'

export interface BrowserProgress {
  stage: string
  done: number
  total: number
  unit: string
}

export type BrowserResult =
  | { notice: { name: string; message: string; remedy: string }; layout?: undefined; timings?: undefined }
  | { notice?: undefined; layout: Layout; depth: readonly DepthGrid[]; timings: RunTimings | undefined }

const POLL_MILLISECONDS = 150
/** A page that says nothing new for so long has died. */
const SILENCE_MILLISECONDS = 180_000

async function follow(page: Page, onProgress: (progress: BrowserProgress) => void): Promise<BrowserResult> {
  let [last, since] = ['', Date.now()]
  for (;;) {
    const state: AutomationState | undefined = await page.evaluate(() => globalThis.floorsight?.state())
    if (!state) throw new Error('the app did not start in the browser')
    if (state.notice) return { notice: state.notice }
    if (state.result) {
      const { layout, depth, timings } = state.result
      return { layout, depth, timings }
    }
    const now = JSON.stringify(state.running)
    if (now !== last) [last, since] = [now, Date.now()]
    else if (Date.now() - since > SILENCE_MILLISECONDS) throw new Error(`the analysis stopped at ${last}`)
    if (state.running) onProgress(state.running)
    await page.waitForTimeout(POLL_MILLISECONDS)
  }
}

/**
 * Analyses a video in the built app, in headless Chromium: the file goes in through the app's own file input. Builds
 * the app, prepares the models and installs Chromium where they are missing.
 * @throws NoChromiumError, the set-up's errors, Error where the app cannot run.
 */
export async function analyseInBrowser(
  video: string,
  settings: Partial<AnalysisSettings>,
  onProgress: (progress: BrowserProgress) => void,
  report: (line: string) => void,
): Promise<BrowserResult> {
  await ensureModels(report)
  await ensureBuilt(report)
  const executablePath = ensureChromium(report)
  const server = await serveBuilt()
  let browser: Browser | undefined
  try {
    const gpu = settings.prefer === 'webgpu' ? ['--enable-unsafe-webgpu', '--enable-features=Vulkan'] : []
    browser = await chromium.launch({ executablePath, args: [...chromiumFlags, ...gpu] })
    // One visit: nothing is to be stored for a next one.
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(server.url)
    await page.evaluate((wanted) => globalThis.floorsight?.configure(wanted), settings)
    await page.locator('input[type=file]').first().setInputFiles(video)
    return await follow(page, onProgress)
  } finally {
    await browser?.close()
    await server.close()
  }
}
