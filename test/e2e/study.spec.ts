import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ensureFfmpeg } from '../../scripts/ffmpeg.ts'
import { root } from '../../scripts/paths.ts'
import { ffmpeg } from '../fixtures/ffmpeg.ts'
import { give, map, openApp } from './app.ts'

const FRAMES = [1, 4, 8, 12, 16]
const TRUTH = join(root, 'public/sample/room.truth.json')

/** Three seconds of the sample room, about its table: the five analyses of a study then take a minute on two cores. */
let clip: Buffer
test.beforeAll(async () => {
  ensureFfmpeg((line) => console.log(line))
  const room = join(root, 'public/sample/room.mp4')
  const cut = ['-ss', '9', '-t', '3', '-i', room, '-vf', 'fps=10']
  clip = await ffmpeg([...cut, '-c:v', 'libx264', '-preset', 'veryfast'], 'mp4')
})

const miniatures = (page: Page) => page.locator('.study-maps > li')
const done = (page: Page) => miniatures(page).filter({ has: page.locator('.miniature') })
const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' })

test('a film is studied with more and more frames, again, and not to its end', async ({ page }) => {
  // Seven analyses of half a minute each on a slow machine.
  test.setTimeout(300_000)
  const faults = await openApp(page, { frames: 1, effort: 1 })
  await give(page, { name: 'room.mp4', mimeType: 'video/mp4', buffer: clip })
  await expect(map(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByLabel('Ground truth, or another prediction').setInputFiles(TRUTH)
  await expect(page.getByText('room.truth.json')).toBeVisible()
  const title = await map(page).locator('.title-block').textContent()

  await screens(page).getByRole('button', { name: 'Frames study' }).click()
  await page.getByRole('button', { name: 'Run the study' }).click()
  await expect(miniatures(page).getByRole('heading')).toHaveText(
    FRAMES.map((frames) => (frames === 1 ? '1 frame' : `${frames} frames`)),
  )
  // One after the other, each with what it has found.
  await expect(done(page)).toHaveCount(1, { timeout: 60_000 })
  await expect(miniatures(page).first()).toContainText(/\d+ objects? · \d/)
  await expect(miniatures(page).last()).toContainText('waits')
  await expect(done(page)).toHaveCount(5, { timeout: 150_000 })
  for (const one of await miniatures(page).all()) await expect(one).toContainText(/\d+ objects? · \d/)
  const answers = page.getByRole('region', { name: 'Answers' }).getByRole('table')
  const columns = answers.getByRole('columnheader')
  await expect(columns).toHaveCount(6)
  // What the most frames answer is not only dashes.
  await expect(answers.locator('tbody tr').first().getByRole('cell').last()).toHaveText(/\d/)
  const chart = page.getByRole('img', { name: /^Objects found, F1\. within 1 m: 1 frame .* 16 frames \d/ })
  await expect(chart).toBeVisible()
  await expect(page.getByRole('img', { name: /^Errors of the pairs\./ })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(done(page)).toHaveCount(0)
  await expect(done(page)).toHaveCount(1, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Cancelled: 1 of 5 maps is done and stays here.')
  await expect(miniatures(page).filter({ hasText: 'cancelled' })).toHaveCount(4)
  await expect.poll(() => page.workers().length).toBe(0)
  await expect(done(page)).toHaveCount(1)
  await expect(columns).toHaveText(['Question', '1 frame'])
  await expect(page.getByRole('button', { name: 'Run again' })).toBeEnabled()
  // The open map has stayed as it was.
  await screens(page).getByRole('button', { name: 'Map', exact: true }).click()
  expect(await map(page).locator('.title-block').textContent()).toBe(title)
  expect(faults).toEqual([])
})
