import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { root } from '../../scripts/paths.ts'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, inspector, map, openApp, table, trace } from './app.ts'

/** Who works by keys is never left on the bare page: what had the focus is gone, and the focus is somewhere of use. */

const buffer = Buffer.from(JSON.stringify(sampleLayout))
const file = (name: string) => ({ name, mimeType: 'application/json', buffer })

const row = (page: Page, name: string) => table(page).getByRole('row', { name })
const plan = (page: Page) => page.locator('.plan')
const edit = (page: Page, name: string | RegExp) => map(page).getByRole('button', { name })

async function openRoom(page: Page): Promise<Error[]> {
  const faults = await openApp(page)
  await give(page, file('room.json'))
  await expect(map(page)).toBeVisible()
  return faults
}

/** Presses a button by the keyboard. */
async function enter(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.focus()
  await page.keyboard.press('Enter')
}

test('a run that begins, is cancelled, or ends leads to the heading of the screen that comes', async ({
  page,
}) => {
  const faults = await openApp(page, { frames: 1, effort: 1 })
  const begin = async () => {
    // As a file dialogue leaves it.
    await page.getByRole('button', { name: 'Choose a file' }).focus()
    await give(page, join(root, 'public/sample/room.mp4'))
  }
  await begin()
  await expect(page.getByRole('heading', { name: /^Measuring / })).toBeFocused()
  await enter(page, page.getByRole('button', { name: 'Cancel' }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.locator('p[aria-live=polite]').first()).toHaveText(/^Measuring .* was cancelled\.$/)
  await begin()
  await page.getByRole('button', { name: 'Cancel' }).focus()
  await expect(map(page)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(faults).toEqual([])
})

test('edits that take their own button away leave the focus on the plan, or in their bar', async ({
  page,
}) => {
  const faults = await openRoom(page)
  await row(page, 'chair 1').press('Enter')
  await enter(page, inspector(page).getByRole('button', { name: 'Select none' }))
  await expect(plan(page)).toBeFocused()

  await row(page, 'chair 1').press('Enter')
  await page.keyboard.press('e')
  await enter(page, inspector(page).getByRole('button', { name: 'Delete' }))
  await expect(plan(page)).toBeFocused()
  const said = map(page).locator('.edit-bar > [role=status]')
  await page.keyboard.press('Control+z')
  await expect(said).toHaveText('Undone: Delete chair 1.')
  await page.keyboard.press('Control+Shift+z')
  await expect(said).toHaveText('Done again: Delete chair 1.')
  // The last step undone, its button rests.
  await enter(page, edit(page, /^Undo/))
  await expect(edit(page, /^Redo/)).toBeFocused()

  await row(page, 'sofa 1').press('Enter')
  await page.keyboard.press('Alt+ArrowRight')
  await enter(page, inspector(page).getByRole('button', { name: 'Discard all edits' }))
  await expect(plan(page)).toBeFocused()

  await page.keyboard.press('a')
  await expect(page.getByLabel('Kind of object to add')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(edit(page, 'Add object')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('chair')
  await page.keyboard.press('Enter')
  await expect(plan(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, 'chair 2')).toBeVisible()

  await row(page, 'chair 1').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(
    table(page).locator('[tabindex="0"], [tabindex="-1"]').and(page.locator(':focus')),
  ).toHaveCount(1)
  expect(faults).toEqual([])
})

test('the measuring tape gives the focus back, measurement by measurement', async ({ page }) => {
  const faults = await openRoom(page)
  const open = edit(page, 'Measure')
  await enter(page, open)
  const sheet = page.getByRole('region', { name: 'Measure' })
  await expect(sheet.getByRole('button', { name: 'Distance' })).toBeFocused()
  for (const to of ['chair-1', 'sofa-1']) {
    await sheet.getByLabel('From', { exact: true }).selectOption(to === 'sofa-1' ? 'chair-1' : 'sofa-1')
    await sheet.getByLabel('To', { exact: true }).selectOption(to)
    await enter(page, sheet.getByRole('button', { name: 'Add' }))
  }
  const drops = sheet.locator('.measure-drop')
  await expect(drops).toHaveCount(2)
  await enter(page, drops.first())
  await expect(drops).toHaveCount(1)
  await expect(drops).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('button', { name: 'Distance' })).toBeFocused()
  await enter(page, sheet.getByRole('button', { name: /Close/ }))
  await expect(open).toBeFocused()
  expect(faults).toEqual([])
})

test('a question that is closed, and a comparison that is removed, lead back to where they began', async ({
  page,
}) => {
  const faults = await openRoom(page)
  const box = trace(page).getByRole('combobox')
  for (const question of ['How many chairs are there?', 'How large is the room?']) {
    await box.fill(question)
    await enter(page, trace(page).getByRole('button', { name: 'Ask', exact: true }))
    await expect(box).toBeFocused()
  }
  const down = trace(page).getByRole('button', { name: 'Move down: How large is the room?' })
  await enter(page, trace(page).locator('.answer-tool:enabled').first())
  await expect(page.locator('.answer-tool:focus')).toHaveCount(1)
  await expect(down).toBeDisabled()
  await enter(page, trace(page).getByRole('button', { name: /^Close.*: How many/ }))
  await expect(box).toBeFocused()

  await enter(page, page.getByRole('button', { name: 'Compare', exact: true }))
  await page.getByLabel('Ground truth, or another prediction').setInputFiles(file('truth.json'))
  const pane = page.getByRole('region', { name: 'Compare' })
  await enter(page, pane.getByRole('button', { name: 'Remove' }))
  await expect(pane.getByRole('button', { name: 'Compare with a file…' })).toBeFocused()
  expect(faults).toEqual([])
})
