import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { AutomationState } from '../../src/app/automation.ts'
import { root } from '../paths.ts'

/** Taking pictures of the app as it is, at every size and in both themes. */

export const folder = join(root, 'node_modules/.cache/floorsight/shots')
export const SIZES = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const
export type Size = keyof typeof SIZES
const ALL = Object.keys(SIZES) as Size[]
const THEMES = ['light', 'dark'] as const

/** Transitions, and drawing in 3-D without a GPU. */
const SETTLE_MILLISECONDS = { page: 300, scene: 2000 } as const
const RUN_MILLISECONDS = 300_000

/** What a phone shows of a document, one at a time. */
export type Pane = 'Map' | 'Film' | 'Objects' | 'Trace'

interface Shot {
  sizes?: readonly Size[]
  settle?: keyof typeof SETTLE_MILLISECONDS
  /** The pane to show on a phone. */
  pane?: Pane
}

/** Takes a state's pictures, and leaves the window at a desk's size. */
export async function shoot(page: Page, name: string, shot: Shot = {}): Promise<void> {
  const { sizes = ALL, settle = 'page', pane } = shot
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size])
    if (pane && size === 'phone') await showPane(page, pane)
    // Away from what it has clicked, so that nothing is pointed at.
    await page.mouse.move(0, 0)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(SETTLE_MILLISECONDS[settle])
      const path = join(folder, `${name}-${size}-${colorScheme}.png`)
      await page.screenshot({ path })
      console.log(path)
    }
  }
  await page.setViewportSize(SIZES.desk)
}

const showPane = (page: Page, pane: Pane): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Parts of the document' })
    .getByRole('button', { name: pane, exact: true })
    .click()

/** Waits until the app is in some state. */
export async function until(page: Page, isThere: (state: AutomationState) => boolean): Promise<void> {
  const end = Date.now() + RUN_MILLISECONDS
  while (Date.now() < end) {
    const state = await page.evaluate(() => globalThis.floorsight?.state())
    if (state?.notice) throw new Error(state.notice.message)
    if (state && isThere(state)) return
    await page.waitForTimeout(200)
  }
  throw new Error('the app did not come so far')
}
