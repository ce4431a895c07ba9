import { expect, type Page, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, inspector, map, onPlan, openApp, table, trace } from './app.ts'

const file = {
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleLayout)),
}
const box = (page: Page) => trace(page).getByRole('combobox')
const answer = (page: Page, text: string) =>
  trace(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: text }) })
const marks = (page: Page) => page.locator('.plan-marks')
const FAR = 'How far is the sofa from the chair?'

test('a question is completed, answered with its trace, and drawn on the map', async ({ page }) => {
  const faults = await openApp(page)
  await give(page, file)
  await box(page).click()
  await page.keyboard.type('how far')
  await expect(trace(page).getByRole('option').first()).toHaveText(FAR)
  await page.keyboard.press('ArrowDown')
  await expect(box(page)).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Enter')
  await expect(box(page)).toHaveValue(FAR)
  await page.keyboard.press('Enter')

  const card = answer(page, FAR)
  await expect(card.locator('.answer-value')).toContainText(/^\d\.\d\d m± 0\.\d\d m$/)
  const value = await card.locator('.answer-value strong').textContent()
  await expect(marks(page)).toContainText(value ?? '')
  await expect(marks(page).locator('.mark-stroke.is-main')).toHaveCount(1)

  await card.getByRole('button', { name: 'Draw on the map' }).click()
  await page.mouse.move(10, 10)
  await expect(marks(page).locator('*')).toHaveCount(0)
  await card.getByText('Point of sofa 1 closest to chair 1').hover()
  await expect(marks(page)).toHaveText('P')
  const last = card.locator('[data-step="distance-sofa-1-chair-1"]')
  await last.getByRole('button').focus()
  await expect(marks(page).locator('.mark-stroke.is-main')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(last).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press(',')
  await expect(last).not.toHaveAttribute('aria-current', /.*/)
  await page.mouse.move(10, 10)
  await page.keyboard.press(',')
  await expect(card).toContainText('1 of 3')
  await card.getByRole('button', { name: 'Previous step' }).click()
  await expect(card.locator('[aria-current]')).toHaveCount(0)
  await card.getByRole('button', { name: 'Show the maths' }).click()
  await expect(last).toContainText('|Q − P| = √')

  await card.getByRole('button', { name: 'sofa 1', exact: false }).first().click()
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)
  await expect(page).toHaveURL(/object=sofa-1/)
  expect(faults).toEqual([])
})

test('an edit recomputes every open answer and says what it was', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  for (const text of [FAR, 'How large is the room?']) {
    await box(page).fill(text)
    await trace(page).getByRole('button', { name: 'Ask', exact: true }).click()
  }
  const value = answer(page, FAR).locator('.answer-value strong')
  const before = (await value.textContent()) ?? ''
  await table(page).getByRole('row', { name: 'sofa 1' }).click()
  await page.keyboard.press('e')
  const length = inspector(page).getByLabel('Length', { exact: true })
  await length.fill('2.6')
  await length.press('Enter')
  await expect(value).not.toHaveText(before)
  await expect(answer(page, FAR)).toContainText(`Was ${before} before your edit`)
  await expect(answer(page, 'How large is the room?')).not.toContainText('before your edit')
  await map(page).getByRole('button', { name: /^Undo/ }).click()
  await expect(value).toHaveText(before)
  await expect(answer(page, FAR)).not.toContainText('before your edit')
})

test('what cannot be answered says why, and offers what can', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await box(page).fill('How far is the piano from the chair?')
  await page.keyboard.press('Enter')
  await expect(trace(page).getByRole('status')).toContainText('The map has no piano. It has: chair, sofa.')
  await box(page).fill('Is it cosy in here?')
  await page.keyboard.press('Enter')
  await trace(page).getByRole('button', { name: 'How large is the room?' }).click()
  await expect(answer(page, 'How large is the room?').locator('.answer-value')).toContainText('20 m²')
})

test('the answer is printed as a model’s, and checked claim by claim', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page)
  await give(page, file)
  const centres = 'How far apart are the centres of the sofa and the chair?'
  await box(page).fill(centres)
  await page.keyboard.press('Enter')
  const card = answer(page, centres)
  await card.getByRole('button', { name: 'As Video2Layout text' }).click()
  await card.getByRole('button', { name: 'Copy' }).click()
  await expect(card.getByRole('button', { name: 'Copied' })).toBeVisible()
  const printed = (await card.locator('.answer-printed pre').textContent()) ?? ''
  expect(printed).toMatch(/^<map>.*<\/map>/)

  await trace(page).getByRole('tab', { name: 'Check a response' }).click()
  const wrong = printed.replace('</think>', 'There are 7 chairs. sqrt(3^2 + 4^2) = 6.</think>')
  await trace(page).getByLabel('What the model printed').fill(wrong)
  await trace(page).getByLabel('The question it was asked').fill(FAR)
  const claims = trace(page).getByRole('list', { name: 'Claims and their verdicts' })
  await expect(claims.getByRole('listitem').first()).toContainText('wrong arithmetic')
  await expect(claims.getByRole('listitem').nth(1)).toContainText('contradicts its own map')
  await expect(trace(page).getByRole('list', { name: /claims$/ })).toContainText('holds')
  await claims.getByRole('button', { name: /7 chairs/ }).hover()
  await expect(marks(page).locator('.mark-fill.is-found')).toHaveCount(1)
})

const MAP =
  '<map>[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}, {"object_name": "lamp", "bbox": [0.5, 3.0, 1.5, 3.2]}]</map>'
const THINK = `The centre of the sofa is (1.0, 0.5). ${'I look at it again and again. '.repeat(30)}So 1 + 1 = 3.`
const RESPONSE = `${MAP}<think>${THINK}</think><answer>9.0</answer>`

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' })

  test('the verdicts are in sight once a response is checked, and the response can be changed', async ({
    page,
  }) => {
    const faults = await openApp(page)
    await give(page, file)
    await trace(page).getByRole('tab', { name: 'Check a response' }).click()
    const text = trace(page).getByLabel('What the model printed')
    const check = trace(page).getByRole('button', { name: 'Check', exact: true })
    const verdict = trace(page)
      .getByRole('list', { name: 'Claims and their verdicts' })
      .getByRole('listitem')
      .first()
    await expect(check).toBeDisabled()
    await text.fill(RESPONSE)
    await trace(page).getByLabel('The question it was asked').fill('How far is the sofa from the lamp?')
    await check.click()
    await expect(text).toHaveCount(0)
    await expect(verdict).toContainText('wrong arithmetic')
    await expect(verdict).toBeInViewport({ ratio: 1 })
    await expect(trace(page).getByRole('region', { name: '2 claims checked' })).toBeFocused()
    await expect(trace(page).getByRole('status')).toContainText(
      'This map gives no answer. The map has no lamp. It has: chair, sofa.',
    )

    await trace(page).getByRole('button', { name: 'Show the one that holds' }).click()
    await expect(verdict.locator('..').getByRole('listitem')).toHaveCount(2)

    await trace(page).getByRole('button', { name: 'Change' }).press('Enter')
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(RESPONSE)
    await text.fill(RESPONSE.replace('= 3', '= 2'))
    await text.press('Control+Enter')
    await expect(verdict).toContainText('holds')
    await expect(verdict).toBeInViewport({ ratio: 1 })
    expect(faults).toEqual([])
  })

  test('so are those of a response in a file', async ({ page }) => {
    await openApp(page)
    await give(page, file)
    await trace(page).getByRole('tab', { name: 'Check a response' }).click()
    await trace(page)
      .getByLabel(/^A file with a response/)
      .setInputFiles({ name: 'said.txt', mimeType: 'text/plain', buffer: Buffer.from(RESPONSE) })
    const verdicts = trace(page).getByRole('list', { name: 'Claims and their verdicts' })
    await expect(verdicts.getByRole('listitem').first()).toBeInViewport({ ratio: 1 })
  })
})

test('distances and areas are measured by hand, with the pointer and without', async ({ page }) => {
  await openApp(page)
  await give(page, file)
  await map(page).getByRole('button', { name: 'Measure' }).click()
  const panel = page.getByRole('region', { name: 'Measure' })
  for (const id of ['sofa-1', 'chair-1']) {
    const at = await onPlan(page, id).locator('polygon').first().boundingBox()
    await page.mouse.click((at?.x ?? 0) + (at?.width ?? 0) / 2, (at?.y ?? 0) + (at?.height ?? 0) / 2)
  }
  const list = panel.getByRole('list', { name: 'Measured' })
  await expect(list.getByRole('listitem')).toContainText(/sofa 1 to chair 1\d\.\d\d m ± 0\.\d\d m/i)
  // The click measured and did not select.
  await expect(page.locator('.plan-object.is-selected')).toHaveCount(0)
  await list.getByRole('button', { name: 'Delete sofa 1 to chair 1' }).click()
  await expect(list).toHaveCount(0)

  await panel.getByLabel('From', { exact: true }).selectOption('chair 1')
  await panel.getByLabel('To', { exact: true }).selectOption('sofa 1')
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect(list).toContainText(/chair 1 to sofa 1/i)
  await panel.getByRole('button', { name: 'Area' }).click()
  await panel.getByLabel(/^Corners/).fill('0, 0; 2, 0; 2, 3; 0, 3')
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect(list).toContainText('6.00 m²')
  await expect(page.locator('.plan-measures')).toContainText(['6.00 m²'])
  await page.keyboard.press('Escape')
  await expect(page.locator('.plan-measuring')).toHaveCount(0)
})
