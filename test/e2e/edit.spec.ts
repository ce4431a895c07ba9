import { expect, type Locator, type Page, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, inspector, map, onPlan, openApp, table } from './app.ts'

const file = {
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleLayout)),
}

/** Longer than the delay with which edits are kept, milliseconds. */
const KEPT_AFTER = 1500

const row = (page: Page, name: string) => table(page).getByRole('row', { name })
const grip = (page: Page, name: string) => page.locator(`.edit-grip[data-grip="${name}"]`)
const field = (page: Page, name: string) => inspector(page).getByLabel(name, { exact: true })
const undo = (page: Page) => map(page).getByRole('button', { name: /^Undo/ })
const redo = (page: Page) => map(page).getByRole('button', { name: /^Redo/ })
const kept = (page: Page) => page.getByRole('region', { name: 'Kept map' })

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags by so many pixels, in several steps, as a hand does. Ctrl: nothing draws it. */
async function drag(page: Page, target: Locator, dx: number, dy: number, isFree = true): Promise<void> {
  const { x, y } = await middleOf(target)
  if (isFree) await page.keyboard.down('Control')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 })
  await page.mouse.move(x + dx, y + dy, { steps: 3 })
  await page.mouse.up()
  if (isFree) await page.keyboard.up('Control')
}

/** Opens the sample with an object selected, and begins to edit. */
async function openEditor(page: Page, name = 'sofa 1'): Promise<Error[]> {
  const faults = await openApp(page)
  await give(page, file)
  await row(page, name).click()
  await page.keyboard.press('e')
  await expect(map(page).getByRole('button', { name: 'Edit', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  return faults
}

test('an object is dragged and resized, step by step undone and done again, and survives a reload', async ({
  page,
}) => {
  const faults = await openEditor(page)
  await expect(row(page, 'sofa 1')).toContainText('-1.00, 3.00'.replace('-', '\u2212'))
  await drag(page, page.locator('.edit-body'), 60, 0)
  await expect(row(page, 'sofa 1')).not.toContainText('\u22121.00, 3.00')
  await expect(row(page, 'sofa 1')).toContainText('2.00 × 0.90 × 0.80')
  await expect(page.locator('.header')).toContainText('1 edit')
  const moved = await row(page, 'sofa 1').textContent()

  await drag(page, grip(page, 'length 1,0'), 40, 0)
  await expect(row(page, 'sofa 1')).not.toContainText('2.00 × 0.90')
  await expect(page.locator('.header')).toContainText('2 edits')
  const resized = await row(page, 'sofa 1').textContent()
  await expect(undo(page)).toHaveAccessibleName('Undo: Resize sofa 1')

  await page.keyboard.press('Control+z')
  await expect(row(page, 'sofa 1')).toHaveText(moved ?? '')
  await undo(page).click()
  await expect(row(page, 'sofa 1')).toContainText('\u22121.00, 3.00')
  await redo(page).click()
  await page.keyboard.press('Control+Shift+z')
  await expect(row(page, 'sofa 1')).toHaveText(resized ?? '')

  await page.waitForTimeout(KEPT_AFTER)
  await page.reload()
  await expect(kept(page)).toContainText('Your map of living room.mp4 from')
  await expect(kept(page)).toContainText('(2 edits)')
  await kept(page).getByRole('button', { name: 'Open it' }).click()
  await expect(row(page, 'sofa 1')).toHaveText(resized ?? '')
  await expect(page.locator('.header')).toContainText('2 edits')
  await undo(page).click()
  await expect(row(page, 'sofa 1')).toHaveText(moved ?? '')

  await page.waitForTimeout(KEPT_AFTER)
  await page.reload()
  await kept(page).getByRole('button', { name: 'Discard' }).click()
  await expect(kept(page)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(kept(page)).toBeHidden()
  expect(faults).toEqual([])
})

test('two pages with one document overwrite nothing of each other', async ({ page, context }) => {
  await openEditor(page)
  await drag(page, page.locator('.edit-body'), 60, 0)
  await page.waitForTimeout(KEPT_AFTER)
  const other = await context.newPage()
  await openApp(other)
  await kept(other).getByRole('button', { name: 'Open it' }).click()
  await row(other, 'chair 1').click()
  await other.keyboard.press('e')
  await other.keyboard.press('Delete')
  await expect(row(other, 'chair 1')).toHaveCount(0)
  await other.waitForTimeout(KEPT_AFTER)
  await other.close()

  await drag(page, page.locator('.edit-body'), 0, 40)
  await expect(page.locator('.header')).toContainText('2 edits')
  const place = await row(page, 'sofa 1').textContent()
  await page.waitForTimeout(KEPT_AFTER)
  await page.reload()
  await expect(kept(page)).toContainText('1 older one')
  await kept(page).getByRole('button', { name: 'Open it' }).click()
  await expect(row(page, 'sofa 1')).toHaveText(place ?? '')
  await expect(row(page, 'chair 1')).toBeVisible()
  await page.waitForTimeout(KEPT_AFTER)

  // What the other page left is still there, without the chair.
  await page.reload()
  await kept(page).getByText('1 older one').click()
  await kept(page).getByRole('button', { name: 'Open living room.mp4' }).click()
  await expect(row(page, 'sofa 1')).toBeVisible()
  await expect(row(page, 'chair 1')).toHaveCount(0)
})

test('a drag edits nothing before editing is on, nor one that Escape ends', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await row(page, 'sofa 1').click()
  await drag(page, onPlan(page, 'sofa-1').locator('polygon').first(), 80, 30)
  await expect(row(page, 'sofa 1')).toContainText('\u22121.00, 3.00')
  await map(page).getByRole('button', { name: 'Edit', exact: true }).click()
  // Nothing can be held while the sheet still moves.
  await expect(page.locator('.plan-sheet.is-moving')).toHaveCount(0)
  const { x, y } = await middleOf(page.locator('.edit-body'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 70, y + 20, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(row(page, 'sofa 1')).toContainText('\u22121.00, 3.00')
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)
  await expect(map(page).getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('what is dragged into a corner comes to lie along both walls', async ({ page }) => {
  await openEditor(page)
  // The sofa is 6 degrees askew, its back half a metre from the far wall, its side at the left one.
  const { x, y } = await middleOf(page.locator('.edit-body'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let dy = -3; dy > -150; dy -= 3) {
    await page.mouse.move(x, y + dy)
    if ((await page.locator('.edit-guide').count()) === 2) break
  }
  await expect(page.locator('.edit-guide')).toHaveCount(2)
  await page.mouse.up()
  await expect(field(page, 'Turned')).toHaveValue('0.0')
  await expect(field(page, 'x, right')).toHaveValue('\u22121.00')
  await expect(field(page, 'y, ahead')).toHaveValue('3.55')
})

test('keys nudge in one step, turn, and delete', async ({ page }) => {
  await openEditor(page)
  for (let k = 0; k < 4; k++) await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(row(page, 'sofa 1')).toContainText('\u22120.96, 3.10')
  await expect(page.locator('.header')).toContainText('1 edit')
  await page.waitForTimeout(1000)
  await page.keyboard.press('[')
  await expect(field(page, 'Turned')).toHaveValue('10.7')
  await expect(page.locator('.header')).toContainText('2 edits')
  await page.keyboard.press('Delete')
  await expect(row(page, 'sofa 1')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(row(page, 'sofa 1')).toContainText('\u22121.00, 3.00')
})

test('numbers are typed in the inspector; what is wrong is said, and changes nothing', async ({ page }) => {
  await openEditor(page)
  await field(page, 'Length').fill('180 cm')
  await field(page, 'Length').press('Enter')
  await expect(row(page, 'sofa 1')).toContainText('1.80 × 0.90 × 0.80')
  await expect(inspector(page)).toContainText('was 2.00')
  await expect(inspector(page)).toContainText('edited')
  await field(page, 'Height').fill('tall')
  await expect(inspector(page).getByRole('alert')).toHaveText('Give a length, such as 1.75 m.')
  await field(page, 'Height').press('Escape')
  await expect(field(page, 'Height')).toHaveValue('0.80')
  await map(page)
    .getByRole('button', { name: /Feet and inches/ })
    .click()
  await field(page, 'Width').fill("3'")
  await field(page, 'Width').press('Enter')
  await map(page)
    .getByRole('button', { name: /Metres/ })
    .click()
  await expect(row(page, 'sofa 1')).toContainText('1.80 × 0.91 × 0.80')

  await map(page).getByRole('button', { name: 'Predicted' }).click()
  await expect(row(page, 'sofa 1')).toContainText('2.00 × 0.90 × 0.80')
  await expect(page.locator('.edit-grip')).toHaveCount(0)
  await map(page).getByRole('button', { name: 'Edited' }).click()
  await inspector(page).getByRole('button', { name: 'As predicted' }).click()
  await expect(row(page, 'sofa 1')).toContainText('2.00 × 0.90 × 0.80')
})

test('objects are renamed, split, merged and added', async ({ page }) => {
  await openEditor(page, 'chair 1')
  await field(page, 'Kind').fill('Stool')
  await field(page, 'Kind').press('Enter')
  await expect(row(page, 'stool 1')).toHaveAttribute('aria-selected', 'true')
  await inspector(page).getByRole('button', { name: 'Split in two' }).click()
  await expect(row(page, 'stool 2')).toBeVisible()
  await inspector(page)
    .getByRole('combobox', { name: /^Merge with another/ })
    .selectOption('stool-2')
  await inspector(page).getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(row(page, 'stool 2')).toHaveCount(0)
  await expect(row(page, 'stool 1')).toContainText('0.60 × 0.50 × 0.84')

  await map(page).getByRole('heading', { name: 'Map' }).click()
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: 'Kind of object to add' }).fill('bed')
  await page.keyboard.press('Enter')
  await expect(map(page)).toContainText('Click on the plan where the bed stands')
  await page.mouse.click(...(Object.values(await middleOf(map(page).locator('.plan'))) as [number, number]))
  await expect(row(page, 'bed 1')).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('.header')).toContainText('4 edits')
})
