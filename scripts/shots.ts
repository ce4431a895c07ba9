import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { AutomationState } from '../src/app/automation.ts'
import { ensureChromium } from './browser.ts'
import { ensureBuilt } from './build.ts'
import { chromiumFlags } from './chromium.ts'
import { ensureModels } from './models/ensure.ts'
import { root } from './paths.ts'
import { serveBuilt } from './serve.ts'
import { shared } from './shared.ts'

/**
 * `npm run shots`: pictures of the built app on a desk and on a phone, light and dark, to be looked at. One analysis
 * serves them all: the window changes its size and theme under it.
 */

const folder = join(root, 'node_modules/.cache/floorsight/shots')
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const THEMES = ['light', 'dark'] as const
type Size = keyof typeof SIZES

/** Transitions, and drawing in 3-D without a GPU. */
const SETTLE_MILLISECONDS = { page: 400, scene: 2500 } as const
const RUN_MILLISECONDS = 300_000

async function shoot(
  page: Page,
  name: string,
  sizes: readonly Size[] = ['desk', 'phone'],
  settle: keyof typeof SETTLE_MILLISECONDS = 'page',
): Promise<void> {
  for (const size of sizes)
    for (const colorScheme of THEMES) {
      await page.setViewportSize(SIZES[size])
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(SETTLE_MILLISECONDS[settle])
      const path = join(folder, `${name}-${size}-${colorScheme}.png`)
      await page.screenshot({ path })
      console.log(path)
    }
}

/** Waits until the app is in some state. */
async function until(page: Page, isThere: (state: AutomationState) => boolean): Promise<void> {
  const end = Date.now() + RUN_MILLISECONDS
  while (Date.now() < end) {
    const state = await page.evaluate(() => globalThis.floorsight?.state())
    if (state?.notice) throw new Error(state.notice.message)
    if (state && isThere(state)) return
    await page.waitForTimeout(200)
  }
  throw new Error('the app did not come so far')
}

/** Pictures of the open document: as it opens, with an object selected, and each of the phone's panes. */
async function shootDocument(page: Page): Promise<void> {
  await shoot(page, 'plan')
  await page.setViewportSize(SIZES.desk)
  await page.locator('tr[data-object]').first().click()
  await shoot(page, 'plan-selected')
  for (const pane of ['Film', 'Objects', 'Trace'] as const) {
    await page.setViewportSize(SIZES.phone)
    await page.getByRole('button', { name: pane, exact: true }).click()
    await shoot(page, pane.toLowerCase(), ['phone'])
  }
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  await page.getByRole('button', { name: '3-D', exact: true }).click()
  await page.locator('.map-drawing canvas').waitFor()
  await shoot(page, 'scene-selected', ['desk', 'phone'], 'scene')
}

await ensureModels(console.log)
await ensureBuilt(console.log)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const video = shared('rooms/scannet_0488_00.mp4')
const server = await serveBuilt()
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  args: [...chromiumFlags],
})
try {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  page.on('pageerror', (error) => console.error(`the page: ${error.message}`))
  await page.goto(server.url)
  await shoot(page, 'start')
  if (video) {
    await page.evaluate(() => globalThis.floorsight?.configure({ frames: 8, prefer: 'wasm' }))
    await page.locator('input[type=file]').first().setInputFiles(video)
    await until(page, ({ running }) => running?.stage === 'watch' && running.done > running.total / 2)
    await shoot(page, 'run')
    await until(page, ({ result }) => result !== undefined)
    await shootDocument(page)
  }
} finally {
  await browser.close()
  await server.close()
}
