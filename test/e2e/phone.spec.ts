import { expect, type Locator, type Page, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, map, onPlan, openApp } from './app.ts'

/** A finger's width, pixels. */
const FINGER = 40
const buffer = Buffer.from(JSON.stringify(sampleLayout))

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

async function openRoom(page: Page): Promise<Error[]> {
  const faults = await openApp(page)
  await give(page, { name: 'room.json', mimeType: 'application/json', buffer })
  await expect(onPlan(page, 'sofa-1')).toBeVisible()
  return faults
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}

async function tap(page: Page, id: string): Promise<void> {
  const { x, y, width, height } = await boxOf(onPlan(page, id).locator('polygon').first())
  await page.touchscreen.tap(x + width / 2, y + height / 2)
}

test('the measuring tape lies below the plan, which does not move between two taps', async ({ page }) => {
  const faults = await openRoom(page)
  await map(page).getByRole('button', { name: 'Measure' }).tap()
  const sheet = page.getByRole('region', { name: 'Measure' })
  const plan = page.locator('.plan')
  const before = await boxOf(plan)
  expect((await boxOf(sheet)).y).toBeGreaterThanOrEqual(before.bottom)
  await tap(page, 'sofa-1')
  await expect(sheet.getByRole('button', { name: 'Take back' })).toBeVisible()
  expect(await boxOf(plan)).toEqual(before)
  await tap(page, 'chair-1')
  const list = sheet.getByRole('list', { name: 'Measured' })
  await expect(list.getByRole('listitem')).toContainText(/sofa 1 to chair 1/i)

  // Only the last one is there, and the others on demand.
  await sheet.getByRole('button', { name: 'Area' }).tap()
  const { x, y, width, height } = await boxOf(plan)
  const close = sheet.getByRole('button', { name: 'Close the area' })
  for (const [u, v] of [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
  ] as const)
    await page.touchscreen.tap(x + u * width, y + v * height)
  await close.tap()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(list).toContainText('Area with 3 corners')
  await sheet.getByRole('button', { name: 'More' }).tap()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  expect(faults).toEqual([])
})

test('held sideways, the plan keeps its height while the map is edited and measured, and nothing lies on it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 844, height: 390 })
  const faults = await openRoom(page)
  const plan = page.locator('.plan')
  const open = map(page).getByRole('button', { name: 'Measure' })
  const tools = page.locator('.map-tools')
  expect((await boxOf(plan)).height).toBeGreaterThanOrEqual(180)
  expect((await boxOf(tools)).bottom).toBeLessThanOrEqual((await boxOf(open)).y)
  await tap(page, 'sofa-1')
  await map(page).getByRole('button', { name: 'Edit', exact: true }).tap()
  expect((await boxOf(plan)).height).toBeGreaterThanOrEqual(180)
  expect((await boxOf(tools)).bottom).toBeLessThanOrEqual((await boxOf(open)).y)
  expect((await boxOf(page.locator('.map-head'))).height).toBeLessThan(60)
  await map(page).getByRole('button', { name: 'Edit', exact: true }).tap()
  await open.tap()
  expect((await boxOf(plan)).height).toBeGreaterThanOrEqual(180)
  const tabs = page.getByRole('navigation', { name: 'Parts of the document' })
  expect((await boxOf(tabs)).width).toBeLessThan(80)
  await tabs.getByRole('button', { name: 'Objects' }).tap()
  await expect(page.getByRole('region', { name: 'Selected object' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'sofa 1' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(844)
  expect(faults).toEqual([])
})

test('in every drawing words stay in their pane, and what is tapped is as large as a finger', async ({
  page,
}) => {
  const faults = await openRoom(page)
  await tap(page, 'sofa-1')
  for (const drawing of ['Plan', 'Both', '3-D']) {
    await map(page).getByRole('button', { name: drawing, exact: true }).tap()
    const views = page.locator('.map-view')
    await expect(views).toHaveCount(drawing === 'Both' ? 2 : 1)
    for (const button of await map(page).locator('button').all()) {
      if (!(await button.isVisible())) continue
      const { width, height } = await boxOf(button)
      expect(Math.min(width, height), `${drawing}: ${await button.textContent()}`).toBeGreaterThanOrEqual(
        FINGER - 0.5,
      )
    }
    if (drawing === '3-D') continue
    const plan = await boxOf(page.locator('.plan'))
    for (const words of await page.locator('.plan-sheet text').all()) {
      const box = await boxOf(words)
      const text = `${drawing}: ${await words.textContent()}`
      expect(box.x, text).toBeGreaterThanOrEqual(plan.x)
      expect(box.right, text).toBeLessThanOrEqual(plan.right)
      expect(box.y, text).toBeGreaterThanOrEqual(plan.y)
      expect(box.bottom, text).toBeLessThanOrEqual(plan.bottom)
    }
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(faults).toEqual([])
})
