import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureChromium } from '../../scripts/browser.ts'
import { ensureBuilt } from '../../scripts/build.ts'
import { chromiumFlags } from '../../scripts/chromium.ts'
import { serveBuilt } from '../../scripts/serve.ts'
import { shared } from '../../scripts/shared.ts'
import { longTasks, type Task, TRACE_CATEGORIES } from './mainThread.ts'
import { measurePlan, type PlanFrames } from './planFrames.ts'
import { KITCHEN_CLIP } from './rooms.ts'
import type { Section } from './section.ts'
import { number, type Table } from './table.ts'

interface PageFigures {
  /** First paint of each of three visits to a warm server, milliseconds. */
  firstPaints: readonly number[]
  plan: PlanFrames
  /** Tasks over 50 ms on the main thread while a video is analysed, the longest first. */
  longTasks: readonly Task[]
  /** The longest there were, however short. */
  longest: readonly Task[]
}

const RUN_MILLISECONDS = 600_000
/** What a user does not feel. */
const LONG_MILLISECONDS = 50
const LISTED = 4
const FRAMES = 8
/** As many as a plan should stay smooth with. */
const CROWD = 200

async function firstPaints(page: Page, url: string): Promise<number[]> {
  await page.goto(url)
  const paints: number[] = []
  for (let k = 0; k < 3; k++) {
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Until the browser has noted it there is nothing to read.
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    paints.push((await paint.jsonValue()) as number)
  }
  return paints
}

type RunTasks = Pick<PageFigures, 'longTasks' | 'longest'>

/** How long the page is held up while it analyses a video. */
async function runTasks(browser: Browser, page: Page, video: string, frames: number): Promise<RunTasks> {
  await page.evaluate((count) => globalThis.floorsight?.configure({ prefer: 'wasm', frames: count }), frames)
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
    longTasks: tasks.filter(({ milliseconds }) => milliseconds > LONG_MILLISECONDS),
    longest: tasks.slice(0, LISTED),
  }
}

/** Measures the page at an address; what needs a video is left out where there is none. */
async function measurePage(url: string, video: string | undefined): Promise<PageFigures> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(console.error),
    args: [...chromiumFlags],
  })
  try {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } })
    const paints = await firstPaints(page, url)
    const plan = await measurePlan(page, CROWD)
    await page.goto(url)
    const tasks = video ? await runTasks(browser, page, video, FRAMES) : { longTasks: [], longest: [] }
    return { firstPaints: paints, plan, ...tasks }
  } finally {
    await browser.close()
  }
}

const runTable = ({ longTasks: tasks, longest }: PageFigures): Table => ({
  caption: `The page: its main thread while ${KITCHEN_CLIP} is analysed (${FRAMES} frames; processor time).`,
  columns: ['tasks over 50 ms', 'longest (ms)'],
  rows: [[String(tasks.length), number(longest[0]?.milliseconds, 0)]],
  notes: longest.map(({ milliseconds, cause }) => `${number(milliseconds, 0)} ms: ${cause}`),
})

const paintTable = ({ firstPaints: paints, plan }: PageFigures): Table => ({
  caption:
    'The page: first paint from a warm server; and frames a second, drawn without a GPU, while a plan of many objects is\n' +
    'dragged and zoomed. 95 of 100 frames come within the time of the last column after the one before.',
  columns: ['first paint (ms)', 'objects', 'dragged (1/s)', 'zoomed (1/s)', '95 % within (ms)'],
  rows: [
    [
      number(Math.min(...paints), 0),
      String(plan.objects),
      number(plan.pan, 0),
      number(plan.zoom, 0),
      number(plan.worstGap, 0),
    ],
  ],
  notes: [],
})

/** The page itself: its first paint, its plan under the hand, and its main thread during a run. */
export async function benchPage(): Promise<Section> {
  await ensureBuilt(console.error)
  const server = await serveBuilt()
  try {
    const video = shared('rooms', `${KITCHEN_CLIP}.mp4`)
    const figures = await measurePage(server.url, video)
    return {
      tables: [paintTable(figures), ...(video ? [runTable(figures)] : [])],
      figures: { ...figures },
    }
  } finally {
    await server.close()
  }
}
