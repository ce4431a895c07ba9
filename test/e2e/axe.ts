import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** Has axe come with the page: before the page's own policy is there to stop it. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: axe.source })
}

const GRAVE = ['serious', 'critical']

/** What axe finds grave on the page as it is, in both themes, as `rule: element`. */
export async function graveFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The colours of the other theme are there only when it has been drawn, which 3-D without a GPU delays.
    await page.waitForFunction(
      (scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
      colorScheme,
    )
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    )
    await page.waitForTimeout(200)
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document)
      return violations.map(({ id, impact, nodes }) => ({
        impact,
        what: nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
      }))
    })
    for (const { impact, what } of found)
      if (GRAVE.includes(impact ?? '')) faults.push(...what.map((text) => `${colorScheme} ${text}`))
  }
  return faults
}
