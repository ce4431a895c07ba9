import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { root } from '../../scripts/paths.ts'

/** What the page fetches before it is drawn; all else comes on demand. */
const MOST_KILOBYTES = 350
const FIRST_PAINT_MILLISECONDS = 1000
const dist = process.env.FLOORSIGHT_DIST ?? join(root, 'dist')

/** The scripts that a built page loads at once: its entry, and what that imports. */
const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path as string)

test('the first scripts are small', () => {
  const scripts = scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8'))
  const sizes = scripts.map((path) => ({
    path,
    kilobytes: gzipSync(readFileSync(join(dist, path))).length / 1000,
  }))
  const total = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0)
  console.log(`${total.toFixed(0)} kB gzip in ${sizes.length} files`)
  expect(sizes.length).toBeGreaterThan(1)
  expect(total).toBeLessThan(MOST_KILOBYTES)
})

test('the page is painted within a second of a warm server', async ({ page }) => {
  await page.goto('/')
  const paints: number[] = []
  for (let k = 0; k < 3; k++) {
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    paints.push(
      await page.evaluate(
        () =>
          performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
      ),
    )
  }
  console.log(`first paint after ${paints.map((paint) => paint.toFixed(0)).join(', ')} ms`)
  expect(Math.min(...paints)).toBeLessThan(FIRST_PAINT_MILLISECONDS)
})
