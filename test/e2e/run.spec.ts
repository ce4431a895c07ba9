import { expect, test } from '@playwright/test'
import { clip, give, map, openApp, roomClip } from './app.ts'

const slow = () => roomClip('scannet_0488_00.mp4') ?? clip('h264.mp4')

test('a run says where it is, and Cancel ends it and its worker', async ({ page }) => {
  const faults = await openApp(page, { frames: 16 })
  await give(page, (await slow()) as string)
  await expect(page.getByRole('heading', { name: /^Measuring / })).toBeVisible()
  const current = page.locator('.stage.is-current')
  await expect(current).toContainText('Analyse the keyframes', { timeout: 60_000 })
  await expect(current).toContainText(/\d+ of \d+ keyframes/)
  await expect(page.getByText(/WebAssembly/)).toBeVisible()
  await expect(page.getByText(/^\d+ keyframes?, \d+ detections? so far$/)).toBeVisible({ timeout: 60_000 })
  expect(page.workers()).not.toHaveLength(0)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await expect.poll(() => page.workers().length).toBe(0)
  expect(faults).toEqual([])
})

test('a second video during a run waits for the user’s word', async ({ page }) => {
  const faults = await openApp(page, { frames: 1, effort: 1 })
  const [first, second] = [await slow(), await clip('one-frame.mp4')]
  await give(page, first as string)
  await expect(page.getByRole('heading', { name: /^Measuring / })).toBeVisible()
  await give(page, second as string)
  const offer = page.getByRole('alertdialog')
  await expect(offer).toContainText('is still being measured')
  await offer.getByRole('button', { name: 'Keep going' }).click()
  await expect(offer).toBeHidden()
  await expect(page.getByRole('heading', { name: /^Measuring / })).toBeVisible()
  await give(page, second as string)
  await offer.getByRole('button', { name: 'Measure one-frame.mp4 instead' }).click()
  await expect(page.getByRole('heading', { name: 'Measuring one-frame.mp4' })).toBeVisible()
  await expect(map(page)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('main', { name: 'Layout of one-frame.mp4' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a document stays open while the next video is measured, and when that is cancelled', async ({
  page,
}) => {
  const { sampleLayout } = await import('../unit/sampleLayout.ts')
  const faults = await openApp(page, { frames: 16 })
  const buffer = Buffer.from(JSON.stringify(sampleLayout))
  await give(page, { name: 'room.json', mimeType: 'application/json', buffer })
  await give(page, (await slow()) as string)
  await expect(page.getByText(/Step \d of 6/)).toBeVisible()
  await expect(page.getByRole('row', { name: /sofa 1/ })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/Step \d of 6/)).toBeHidden()
  await expect(page.getByRole('row', { name: /sofa 1/ })).toBeVisible()
  expect(faults).toEqual([])
})

test('the options are those of the next run', async ({ page }) => {
  await openApp(page)
  await page.locator('summary', { hasText: 'Options' }).click()
  await page.getByRole('radio', { name: '1', exact: true }).check({ force: true })
  const effort = page.getByRole('slider', { name: /Effort/ })
  await effort.focus()
  await page.keyboard.press('Home')
  await expect(effort).toHaveAttribute('aria-valuetext', 'Quick')
  await expect(page.locator('summary', { hasText: 'Options' })).toContainText('effort: quick')
  await page.getByLabel(/Field of view/).fill('70')
  await page.keyboard.press('Tab')
  await expect(page.locator('summary', { hasText: 'Options' })).toContainText('1 frame')
  await expect(page.locator('summary', { hasText: 'Options' })).toContainText('70° field of view')
  await give(page, (await clip('h264.mp4')) as string)
  await expect(map(page)).toBeVisible({ timeout: 120_000 })
  const frames = await page.evaluate(() => globalThis.floorsight?.state().result?.layout.frames)
  expect(frames?.filter(({ sampled }) => sampled)).toHaveLength(1)
  const camera = frames?.[0]?.camera
  const longer = Math.max(camera?.width ?? 0, camera?.height ?? 0)
  expect((2 * Math.atan(longer / 2 / (camera?.fx ?? 1)) * 180) / Math.PI).toBeCloseTo(70, 1)
})
