import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { readLayout } from '../../src/formats/index.ts'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { drop, give, inspector, map, onPlan, openApp, table, trace } from './app.ts'

const text = JSON.stringify(sampleLayout)
const file = { name: 'room.json', mimeType: 'application/json', buffer: Buffer.from(text) }
const row = 'sofa 1'

test('a layout dropped on the page opens, and one selection holds everywhere', async ({ page }) => {
  const faults = await openApp(page)
  await drop(page, 'room.json', text)
  await expect(map(page)).toBeVisible()

  await onPlan(page, 'sofa-1').click()
  await expect(table(page).getByRole('row', { name: row })).toHaveAttribute('aria-selected', 'true')
  await expect(inspector(page).getByRole('heading', { name: row })).toBeVisible()
  await expect(trace(page).getByRole('button', { name: row, expanded: true })).toBeVisible()
  await expect(page).toHaveURL(/#object=sofa-1/)

  await table(page).getByRole('row', { name: 'chair 1' }).click()
  await expect(onPlan(page, 'chair-1')).toHaveClass(/is-selected/)
  await expect(onPlan(page, 'sofa-1')).not.toHaveClass(/is-selected/)
  await expect(inspector(page).getByRole('heading', { name: 'chair 1' })).toBeVisible()

  await trace(page)
    .locator('[data-section="chair-1"]')
    .getByRole('button', { name: /1 frame/ })
    .first()
    .click()
  await expect(page).toHaveURL(/object=chair-1&t=1/)
  await expect(page.locator('.plan-camera.is-active')).toHaveAttribute('data-frame', '1')
  expect(faults).toEqual([])
})

test('the keyboard reaches every object', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  const plan = page.getByRole('group', { name: /Plan/ })
  await plan.focus()
  await page.keyboard.press('n')
  await expect(inspector(page).getByRole('heading', { name: row })).toBeVisible()
  await page.keyboard.press('n')
  await expect(inspector(page).getByRole('heading', { name: 'chair 1' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.plan-object.is-selected')).toHaveCount(0)
  await table(page).getByRole('row', { name: row }).focus()
  await page.keyboard.press('Enter')
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)
  await page.keyboard.press('ArrowDown')
  await expect(table(page).getByRole('row', { name: 'chair 1' })).toBeFocused()
})

test('the plan is not mirrored: right is right, ahead is up', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  const centre = async (id: string) => {
    const box = await onPlan(page, id).locator('polygon').first().boundingBox()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  const [sofa, chair] = [await centre('sofa-1'), await centre('chair-1')]
  // The sofa stands at (-1, 3), the chair at (1.2, 1.5).
  expect(sofa.x).toBeLessThan(chair.x)
  expect(sofa.y).toBeLessThan(chair.y)
  // One scale both ways: 2.2 m across and 1.5 m ahead.
  expect((chair.x - sofa.x) / 2.2).toBeCloseTo((chair.y - sofa.y) / 1.5, 0)
})

test('a layout is saved as it was opened, follows its schema, and opens again', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await expect(map(page)).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  expect(download.suggestedFilename()).toBe('living room.layout.json')
  const saved = await readFile(await download.path(), 'utf8')
  expect(readLayout(saved)).toEqual(sampleLayout)
  await page.reload()
  await give(page, { ...file, name: download.suggestedFilename(), buffer: Buffer.from(saved) })
  await expect(table(page).getByRole('row')).toHaveCount(1 + sampleLayout.objects.length)
  const schema = await page.request.get('/layout.schema.json')
  expect(schema.ok()).toBe(true)
})

test('a side that the user measured rescales the whole map', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await table(page).getByRole('row', { name: row }).click()
  await inspector(page).getByRole('combobox').selectOption('length')
  await inspector(page).getByRole('textbox').fill('4')
  await expect(inspector(page)).toContainText('All lengths × 2.000')
  await inspector(page).getByRole('button', { name: 'Rescale' }).click()
  await expect(table(page).getByRole('row', { name: row })).toContainText('4.00 × 1.80 × 1.60')
  await expect(table(page).getByRole('row', { name: 'chair 1' })).toContainText('1.20 × 1.00 × 1.68')
  await expect(map(page)).toContainText('80 ±')
})

test('the address remembers what was selected', async ({ page }) => {
  await openApp(page, {}, '#object=chair-1&t=1')
  await give(page, file)
  await expect(inspector(page).getByRole('heading', { name: 'chair 1' })).toBeVisible()
})

test('the same map is drawn in 3-D, and a click there selects too', async ({ page }) => {
  const faults = await openApp(page)
  await give(page, file)
  await map(page).getByRole('button', { name: '3-D' }).click()
  const canvas = map(page).locator('canvas')
  await expect(canvas).toBeVisible()
  const scene = page.getByRole('group', { name: /3-D/ })
  await scene.focus()
  await page.keyboard.press('n')
  await expect(inspector(page).getByRole('heading', { name: row })).toBeVisible()
  // More than one colour: something was drawn.
  const colours = async () => {
    const shot = await canvas.screenshot()
    return new Set(shot.subarray(100)).size
  }
  await expect.poll(colours).toBeGreaterThan(50)
  await page.keyboard.press('Escape')
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the canvas has no size')
  const hits = new Set<string>()
  for (let x = 0.15; x < 0.9; x += 0.06)
    for (let y = 0.25; y < 0.8; y += 0.06) {
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height)
      const heading = inspector(page).getByRole('heading', { level: 2 })
      const name = (await heading.count()) ? await heading.textContent() : undefined
      if (name) hits.add(name)
      if (hits.size === 2) x = y = 1
    }
  expect([...hits].sort()).toEqual(['chair 1', row])
  expect(faults).toEqual([])
})

test('a phone shows one part at a time, without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openApp(page)
  await give(page, file)
  const tabs = page.getByRole('navigation', { name: 'Parts of the document' })
  for (const [name, part] of [
    ['Map', map(page)],
    ['Objects', table(page)],
    ['Trace', trace(page)],
  ] as const) {
    await tabs.getByRole('button', { name }).click()
    await expect(part).toBeVisible()
    const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }))
    expect(scrollWidth).toBeLessThanOrEqual(390)
  }
  await tabs.getByRole('button', { name: 'Trace' }).click()
  await expect(map(page)).toBeHidden()
})

test('models and their licences are listed', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: 'Models and licences' }).click()
  const dialog = page.getByRole('dialog', { name: 'Models and licences' })
  await expect(dialog).toContainText('Depth Anything V2 Small')
  await expect(dialog).toContainText('EfficientDet-Lite2')
  await expect(dialog.getByRole('link', { name: 'Apache-2.0' })).toHaveCount(4)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
