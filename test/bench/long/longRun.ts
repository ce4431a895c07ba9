import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../../../scripts/browser.ts'
import { ensureBuilt } from '../../../scripts/build.ts'
import { chromiumFlags } from '../../../scripts/chromium.ts'
import { ensureModels } from '../../../scripts/models/ensure.ts'
import { serveBuilt } from '../../../scripts/serve.ts'
import type { AutomationState } from '../../../src/app/automation.ts'
import type { Layout } from '../../../src/layout/index.ts'
import type { AnalysisSettings, RunTimings } from '../../../src/session/index.ts'
import type { Said } from './progressErrors.ts'

/** One run of the built app on a long film, watched from inside its page. */
export interface LongRun {
  layout: Layout
  timings: RunTimings
  /** Whenever the page showed something new of the run's progress. */
  said: Said[]
  /** Most memory of the page's process: its page, its workers, their WebAssembly. */
  peakBytes: number | undefined
}

/** How often the page is looked at, milliseconds. */
const LOOK = 50
const POLL = 500

/** How a cancelled run ended, seconds from the click on. */
export interface Cancelled {
  /** Until the page showed something else. */
  screenSeconds: number
  /** Until the page's process no longer computed: a network that runs is not interrupted. */
  idleSeconds: number
}

/** Less of one processor than this share, so long, is idle; milliseconds. */
const [IDLE_SHARE, IDLE_WINDOW] = [0.2, 300]
/** A processor's time is counted in hundredths of a second. */
const TICK = 10

/** Milliseconds that a process's threads have computed. */
function computedBy(id: number): number {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return TICK * (Number(fields[11]) + Number(fields[12]))
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** When a process began to be idle (by Date.now). */
async function idleSince(id: number): Promise<number> {
  for (;;) {
    const [at, before] = [Date.now(), computedBy(id)]
    await sleep(IDLE_WINDOW)
    if (computedBy(id) - before < IDLE_SHARE * (Date.now() - at)) return at
  }
}

async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const busiest = processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => b.cpuTime - a.cpuTime)[0]
  if (!busiest) throw new Error('the browser has no page')
  return busiest.id
}

declare global {
  var longRun: { said: Said[]; timer: number } | undefined
}

/** Notes in the page each change of the run's progress. Runs there: no function in it may have a name. */
function watchProgress(look: number): void {
  const said: Said[] = []
  const started = performance.now()
  let last = ''
  const timer = window.setInterval(() => {
    const running = globalThis.floorsight?.state().running
    const text = JSON.stringify(running ?? null)
    if (!running || text === last) return
    last = text
    const { stage, done, total, secondsLeft } = running
    const seconds = (performance.now() - started) / 1000
    const share = total ? done / total : 0
    said.push({ seconds, stage, share, ...(secondsLeft !== undefined && { secondsLeft }) })
  }, look)
  globalThis.longRun = { said, timer }
}

/** Most memory that the page's process ever had resident; undefined where the system does not tell. */
async function peakOf(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => {
      try {
        const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
        return kilobytes ? 1024 * Number(kilobytes) : []
      } catch {
        return []
      }
    })
  return peaks.length ? Math.max(...peaks) : undefined
}

const stateOf = (page: Page): Promise<AutomationState | undefined> =>
  page.evaluate(() => globalThis.floorsight?.state())

export interface LongPage {
  run(video: string, settings: Partial<AnalysisSettings>): Promise<LongRun>
  /** Starts a run and cancels it while the networks run. */
  cancel(video: string, settings: Partial<AnalysisSettings>): Promise<Cancelled>
  close(): Promise<void>
}

/** The built app in headless Chromium; each run in a page, and so in a process, of its own. */
export async function openLongPage(): Promise<LongPage> {
  await ensureModels(console.log)
  await ensureBuilt(console.log)
  const executablePath = ensureChromium(console.log)
  const server = await serveBuilt()

  async function inPage<T>(
    video: string,
    settings: Partial<AnalysisSettings>,
    use: (page: Page, browser: Browser) => Promise<T>,
  ): Promise<T> {
    const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] })
    try {
      const page = await browser.newPage({ serviceWorkers: 'block' })
      await page.goto(server.url)
      await page.evaluate((wanted) => globalThis.floorsight?.configure(wanted), settings)
      await page.evaluate(watchProgress, LOOK)
      await page.locator('input[type=file]').first().setInputFiles(video)
      return await use(page, browser)
    } finally {
      await browser.close()
    }
  }

  return {
    run: (video, settings) =>
      inPage(video, settings, async (page, browser) => {
        for (;;) {
          const state = await stateOf(page)
          if (state?.notice) throw new Error(`${video}: ${state.notice.message}`)
          if (state?.result?.timings) {
            const { layout, timings } = state.result
            const said = (await page.evaluate(() => globalThis.longRun?.said)) ?? []
            return { layout, timings, said, peakBytes: await peakOf(browser) }
          }
          await page.waitForTimeout(POLL)
        }
      }),
    cancel: (video, settings) =>
      inPage(video, settings, async (page, browser) => {
        // No limit: a slow machine takes minutes to get there.
        const isLooking = () => {
          const running = globalThis.floorsight?.state().running
          return running?.stage === 'watch' && running.done > 0
        }
        await page.waitForFunction(isLooking, undefined, { timeout: 0 })
        const renderer = await rendererOf(browser)
        // From the click itself: what it takes to find the button is not the page's.
        const button = page.getByRole('button', { name: 'Cancel' })
        const { clicked, shown } = await button.evaluate(async (element: HTMLElement) => {
          const clicked = Date.now()
          element.click()
          while (globalThis.floorsight?.state().running || element.isConnected)
            await new Promise((resolve) => requestAnimationFrame(resolve))
          return { clicked, shown: Date.now() }
        })
        const idle = await idleSince(renderer)
        return { screenSeconds: (shown - clicked) / 1000, idleSeconds: Math.max(0, idle - clicked) / 1000 }
      }),
    close: () => server.close(),
  }
}
