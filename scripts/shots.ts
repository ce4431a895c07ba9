import { mkdirSync, rmSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { ensureChromium } from './browser.ts'
import { ensureBuilt } from './build.ts'
import { chromiumFlags } from './chromium.ts'
import { ensureModels } from './models/ensure.ts'
import { serveBuilt } from './serve.ts'
import { folder, shoot } from './shots/camera.ts'
import { shootGuide } from './shots/guide.ts'
import {
  present,
  shootDataset,
  shootFlat,
  shootMap,
  shootRun,
  shootSheets,
  shootWork,
} from './shots/states.ts'

/**
 * `npm run shots`: pictures of the built app on a desk, a tablet and a phone, light and dark, to be looked at. One
 * analysis, of the sample room, serves them all: the window changes its size and theme under it. `npm run shots -- guide`
 * takes the README's pictures too, into public/guide; `-- flat` takes those of the furnished flat alone.
 */

/** The sample room from its video to its presentation. */
async function shootSample(page: Page): Promise<void> {
  const takeGuide = async (name: string) => {
    if (process.argv.includes('guide')) await shootGuide(page, name)
  }
  await shoot(page, 'start')
  await shootRun(page)
  await shootMap(page)
  await shootWork(page, takeGuide)
  await shootSheets(page)
  await present(page)
  await shoot(page, 'present')
  await takeGuide('present')
}

await ensureModels(console.log)
await ensureBuilt(console.log)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const server = await serveBuilt()
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  args: [...chromiumFlags],
})
try {
  // Each with a storage of its own: no map is kept from the one to the other.
  const openPage = async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    page.on('pageerror', (error) => console.error(`the page: ${error.message}`))
    await page.goto(server.url)
    return page
  }
  if (!process.argv.includes('flat')) await shootDataset(await openPage())
  await shootFlat(await openPage())
  if (!process.argv.includes('flat')) await shootSample(await openPage())
} finally {
  await browser.close()
  await server.close()
}
