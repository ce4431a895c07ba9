import { expect, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, inspector, onPlan, openApp, table } from './app.ts'

const file = {
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleLayout)),
}

test('the palette finds commands and objects, and does them', async ({ page }) => {
  const faults = await openApp(page)
  await give(page, file)
  await expect(table(page)).toBeVisible()
  const field = page.getByRole('combobox', { name: 'Find a command or an object' })
  const option = page.getByRole('option', { selected: true })

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('dark')
  await expect(option).toContainText('Dark theme')
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.keyboard.press('Control+k')
  await expect(option).toContainText('Dark theme')
  await expect(option).toContainText('recent')
  await page.keyboard.press('ArrowDown')
  await expect(option).not.toContainText('Dark theme')
  await page.keyboard.type('sofa')
  await expect(option).toContainText('Go to sofa 1')
  await page.keyboard.press('Enter')
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('no such thing at all')
  await expect(page.getByText('No command is called')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  expect(faults).toEqual([])
})

test('keys work everywhere, but not where somebody types or under a sheet', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await expect(table(page)).toBeVisible()
  await page.keyboard.press('n')
  await expect(inspector(page).getByRole('heading', { name: 'sofa 1' })).toBeVisible()
  // Nothing is deleted by a key before editing is on.
  await page.keyboard.press('Delete')
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toBeVisible()
  await page.keyboard.press('e')
  await page.keyboard.press('Delete')
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toHaveCount(0)
  await page.keyboard.press('Control+z')

  await page.keyboard.press('o')
  const sheet = page.getByRole('dialog', { name: 'Options of the next run' })
  await sheet.getByLabel(/Field of view/).fill('7')
  await page.keyboard.press('n')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('the sheet lists the keys; shortcuts of one key can be switched off', async ({ page }) => {
  await openApp(page)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Undo')
  await expect(sheet).toContainText('On the plan')
  await sheet.getByRole('checkbox', { name: /Single-key shortcuts/ }).uncheck()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('?')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await sheet.getByRole('checkbox', { name: /Single-key shortcuts/ }).check()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('?')
  await expect(sheet).toBeVisible()
})

test('the theme goes from the system’s to light, to dark, and back', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openApp(page)
  const html = page.locator('html')
  await page.getByRole('button', { name: /^Theme of the system/ }).click()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.getByRole('button', { name: /^Light theme/ }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: /^Dark theme/ }).click()
  await expect(html).not.toHaveAttribute('data-theme')
})
