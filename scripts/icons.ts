import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureChromium } from './browser.ts'
import { chromiumFlags } from './chromium.ts'
import { root } from './paths.ts'

/** `npm run icons`: the installed app's icons, drawn from the favicon on the paper of the light theme. */

const PAPER = '#f1f3ee'
/** Systems cut a maskable icon to a circle of 80 % of its side; the mark stays well inside. */
const ICONS = [
  { name: '192', side: 192, share: 0.78 },
  { name: '512', side: 512, share: 0.78 },
  { name: 'maskable-512', side: 512, share: 0.52 },
] as const

const folder = join(root, 'public/icons')
mkdirSync(folder, { recursive: true })
const mark = readFileSync(join(root, 'public/favicon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: ensureChromium(console.log),
  args: [...chromiumFlags],
})
try {
  for (const { name, side, share } of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side }, colorScheme: 'light' })
    const drawn = Math.round(side * share)
    await page.setContent(
      `<style>body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${PAPER} }
       svg { width: ${drawn}px; height: ${drawn}px }</style>${mark}`,
    )
    writeFileSync(join(folder, `${name}.png`), await page.screenshot())
    await page.close()
    console.log(join(folder, `${name}.png`))
  }
} finally {
  await browser.close()
}
