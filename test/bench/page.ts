import { chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../../scripts/browser.ts'
import { ensureBuilt } from '../../scripts/build.ts'
import { chromiumFlags } from '../../scripts/chromium.ts'
import { serveBuilt } from '../../scripts/serve.ts'
import { shared } from '../../scripts/shared.ts'
import { longTasks, type Task, TRACE_CATEGORIES } from './mainThread.ts'
import { KITCHEN_CLIP } from './rooms.ts'
import type { Section } from './section.ts'
import { number } from './table.ts'

interface PageFigures {
  /** First paint of each of three visits to a warm server, milliseconds. */
  firstPaints: readonly number[]
  /** Tasks over 50 ms on the main thread while a video is analysed, the longest first. */
  longTasks: readonly Task[]
  /** The longest there were, however short. */
  longest: readonly Task[]
}

const RUN_MILLISECONDS = 600_000
/** What a user does not feel. */
const LONG_MILLISECONDS = 50
const LISTED = 4

async function firstPaints(page: Page, url: string): Promise<number[]> {
  await page.goto(url)
  const paints: number[] = []
  for (let k = 0; k < 3; k++) {
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    )
  }
  return paints
}

/** How soon the page is there, and how long it is held up while it analyses a video. */
export async function measurePage(url: string, video: string, frames: number): Promise<PageFigures> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(console.error),
    args: [...chromiumFlags],
  })
  try {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
    const paints = await firstPaints(page, url)
    await page.evaluate(
      (count) => globalThis.floorsight?.configure({ prefer: 'wasm', frames: count }),
      frames,
    )
    await browser.startTracing(page, { categories: TRACE_CATEGORIES })
    await page.locator('input[type=file]').first().setInputFiles(video)
    await page.waitForFunction(
      () => {
        const state = globalThis.floorsight?.state()
        return state?.result !== undefined || state?.notice !== undefined
      },
      undefined,
      { timeout: RUN_MILLISECONDS, polling: 1000 },
    )
    // The map's own drawing belongs to it.
    await page.waitForTimeout(2000)
    const trace = JSON.parse((await browser.stopTracing()).toString('utf8'))
    const tasks = longTasks(trace, 0)
    return {
      firstPaints: paints,
      longTasks: tasks.filter(({ milliseconds }) => milliseconds > LONG_MILLISECONDS),
      longest: tasks.slice(0, LISTED),
    }
  } finally {
    await browser.close()
  }
}

/** The page itself: its first paint, and its main thread during a run. */
export async function benchPage(): Promise<Section> {
  const video = shared('rooms', `${KITCHEN_CLIP}.mp4`)
  if (!video) return { tables: [], figures: {} }
  await ensureBuilt(console.error)
  const server = await serveBuilt()
  try {
    const figures = await measurePage(server.url, video, 8)
    const { firstPaints: paints, longTasks: tasks, longest } = figures
    return {
      tables: [
        {
          caption: `The page (${KITCHEN_CLIP}, 8 frames): first paint from a warm server, and the main thread during a run (processor time).`,
          columns: ['first paint (ms)', 'tasks over 50 ms', 'longest (ms)'],
          rows: [[number(Math.min(...paints), 0), String(tasks.length), number(longest[0]?.milliseconds, 0)]],
          notes: longest.map(({ milliseconds, cause }) => `${number(milliseconds, 0)} ms: ${cause}`),
        },
      ],
      figures: { ...figures },
    }
  } finally {
    await server.close()
  }
}
