import { expect, type Locator, type Page, test } from '@playwright/test'
import { filmedPatches } from '../unit/filmedPatches.ts'
import { furnishedFlat } from '../unit/furnishedFlat.ts'
import { give, inspector, map, onPlan, openApp, table } from './app.ts'
import { bringAxe, graveFaults } from './axe.ts'
import { keepFilm } from './keptFilm.ts'

/** A furnished flat: doors and windows, what hangs on walls, small things, and boxes without a name. */

const file = {
  name: 'flat.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(furnishedFlat)),
}

const row = (page: Page, name: string) => table(page).getByRole('row', { name })
const field = (page: Page, name: string) => inspector(page).getByLabel(name, { exact: true })
const layer = (page: Page, name: string) => map(page).getByRole('checkbox', { name: new RegExp(`^${name}`) })
const openLayers = (page: Page) => map(page).locator('.map-sheets summary', { hasText: 'Layers' }).click()
const walls = (page: Page) => page.locator('.plan-room .plan-wall')

async function openFlat(page: Page): Promise<Error[]> {
  const faults = await openApp(page)
  await give(page, file)
  await expect(page.locator('.plan-object').first()).toBeAttached()
  return faults
}

/** The same with its film, as a run would have kept it. */
async function openFilm(page: Page): Promise<void> {
  await openApp(page)
  await keepFilm(page, { layout: furnishedFlat, semantics: filmedPatches })
  await page.reload()
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.locator('.plan-sheet')).toBeVisible()
}

async function dragBy(page: Page, target: Locator, dx: number, dy: number): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.keyboard.down('Control')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 })
  await page.mouse.move(x + dx, y + dy, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Control')
}

test('doors and windows break the walls; their layer makes them whole', async ({ page }) => {
  const faults = await openFlat(page)
  await expect(page.locator('.plan-opening')).toHaveCount(5)
  await expect(page.locator('.plan-objects .plan-leaf')).toHaveCount(3)
  expect(await walls(page).count()).toBe(11)
  await openLayers(page)
  await expect(layer(page, 'Doors and windows').locator('..')).toContainText('5')
  await layer(page, 'Doors and windows').uncheck()
  await expect(page.locator('.plan-opening')).toHaveCount(0)
  expect(await walls(page).count()).toBe(6)
  await layer(page, 'On walls').uncheck()
  await expect(onPlan(page, 'picture-1')).toHaveCount(0)
  expect(faults).toEqual([])
})

test('what has no name, and small things, are hidden to begin with; from near by small things come', async ({
  page,
}) => {
  await openFlat(page)
  await expect(onPlan(page, 'something-1')).toHaveCount(0)
  await expect(onPlan(page, 'cup-2')).toHaveCount(0)
  await openLayers(page)
  await layer(page, 'Unnamed').check()
  await layer(page, 'Unnamed').press('Escape')
  await expect(onPlan(page, 'something-1')).toBeAttached()
  await onPlan(page, 'something-1').click()
  await expect(inspector(page).getByRole('heading', { name: 'something 1' })).toBeVisible()
  await map(page).locator('.plan').hover()
  await page.mouse.wheel(0, -700)
  await expect(page.locator('.plan-object.is-on-small').first()).toBeAttached()
  await map(page).getByRole('button', { name: 'Show all' }).click()
  await expect(page.locator('.plan-object.is-on-small')).toHaveCount(0)
})

test('in a furnished flat every piece of furniture has a name or a number, and no words lie on others', async ({
  page,
}) => {
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    await openFlat(page)
    await expect(page.locator('.plan-sheet [data-label]')).toHaveCount(34)
    const texts = await page.locator('.plan-sheet [data-label] text').evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        return { left, right, top, bottom, text: one.textContent }
      }),
    )
    const hits = texts.filter((a, i) =>
      texts
        .slice(i + 1)
        .some(
          (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4,
        ),
    )
    expect(hits).toEqual([])
  }
})

test('the table goes by layers; those that are hidden are folded, and shown by keyboard', async ({
  page,
}) => {
  await openFlat(page)
  await expect(row(page, 'sofa 1')).toBeVisible()
  await expect(row(page, 'cup 1')).toHaveCount(0)
  await table(page).getByRole('button', { name: 'Show small things on the map' }).press('Enter')
  await expect(row(page, 'cup 1')).toBeAttached()
  await expect(onPlan(page, 'cup-1')).toBeAttached()
  await row(page, 'cup 1').focus()
  await page.keyboard.press('Enter')
  await expect(onPlan(page, 'cup-1')).toHaveClass(/is-selected/)
  await table(page).getByRole('button', { name: 'Hide small things on the map' }).click()
  // What is selected stays.
  await expect(row(page, 'cup 1')).toBeAttached()
  await expect(row(page, 'cup 2')).toHaveCount(0)
})

test('a door is added into a wall, slides along it, takes its numbers, and is undone', async ({ page }) => {
  const faults = await openFlat(page)
  await page.keyboard.press('e')
  await map(page).getByRole('button', { name: 'Add object' }).click()
  await map(page).getByRole('button', { name: 'Add a door' }).click()
  const room = await page.locator('.plan-floor').boundingBox()
  if (!room) throw new Error('there is no room')
  // A little inside the south wall, which goes from x = -3.2 to 3.6 of 8.8 metres.
  const metre = room.width / 8.8
  await page.mouse.move(room.x + 3.2 * metre, room.y + 6 * metre)
  await page.mouse.click(room.x + 3.2 * metre, room.y + 6 * metre)
  await expect(row(page, 'door 3')).toContainText('0.00, \u22121.40')
  await expect(page.locator('.plan-opening')).toHaveCount(6)
  await expect(page.locator('.edit-grip')).toHaveCount(2)
  await expect(field(page, 'To left corner')).toBeVisible()

  await dragBy(page, page.locator('.edit-body'), -metre, -40)
  await expect(row(page, 'door 3')).toContainText('\u22121.00, \u22121.40')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, 'door 3')).toContainText('\u22120.99, \u22121.40')

  await field(page, 'Width').fill('1.20')
  await field(page, 'Width').press('Enter')
  await expect(row(page, 'door 3')).toContainText('1.20 × 0.10')
  await field(page, 'To left corner').fill('9')
  await expect(inspector(page).getByRole('alert')).toHaveText(/^At most /)
  await field(page, 'To left corner').press('Escape')
  await field(page, 'Head').fill('2.2')
  await field(page, 'Head').press('Enter')
  await expect(row(page, 'door 3')).toContainText('2.20')

  for (let k = 0; k < 5; k++) await map(page).getByRole('button', { name: /^Undo/ }).click()
  await expect(row(page, 'door 3')).toHaveCount(0)
  await expect(page.locator('.plan-opening')).toHaveCount(5)
  expect(faults).toEqual([])
})

test('a window says its width, sill and head; the swing of a door is said to be a convention', async ({
  page,
}) => {
  await openFlat(page)
  await row(page, 'window 1').click()
  await expect(inspector(page)).toContainText(/Sill\s*0\.90/)
  await expect(inspector(page)).toContainText(/Head\s*2\.30/)
  await expect(inspector(page)).toContainText(/Wall length\s*8\.80/)
  await row(page, 'door 1').click()
  await expect(inspector(page)).toContainText('drawn by convention, not measured')
  await row(page, 'picture 1').click()
  await expect(inspector(page)).toContainText(/Above floor\s*1\.40/)
})

test('what has no name is named, and an alternative is one click', async ({ page }) => {
  await openFlat(page)
  await row(page, 'dresser 1').click()
  await expect(inspector(page)).toContainText('May also be:')
  await inspector(page)
    .getByRole('button', { name: /^cabinet/ })
    .click()
  await expect(inspector(page).getByRole('heading', { name: 'cabinet 2' })).toBeVisible()
  await expect(inspector(page)).not.toContainText('May also be:')

  await table(page).getByRole('button', { name: 'Show unnamed on the map' }).click()
  await row(page, 'something 2').click()
  await field(page, 'Name').fill('printer')
  await field(page, 'Name').press('Enter')
  await expect(inspector(page).getByRole('heading', { name: 'printer 1' })).toBeVisible()
  await expect(onPlan(page, 'printer-1')).toHaveClass(/is-on-furniture/)
  await page.keyboard.press('Control+z')
  await expect(onPlan(page, 'something-2')).toBeAttached()
})

test('the film shows what its patches are taken for, and a click or the arrows say it', async ({ page }) => {
  await openFilm(page)
  const toggle = page.getByRole('checkbox', { name: 'Semantics' })
  await expect(page.locator('.patches')).toHaveCount(0)
  await page.keyboard.press('s')
  await expect(toggle).toBeChecked()
  const legend = page.getByRole('list', { name: /^Classes in the picture/ })
  await expect(legend.getByRole('listitem').first()).toContainText(/^wall 3\d\s%$/)
  await expect(legend).toContainText('sofa')
  const picker = page.getByRole('group', { name: 'Semantics of the picture' })
  const box = await picker.boundingBox()
  if (!box) throw new Error('there is no picture')
  await picker.click({ position: { x: box.width * 0.25, y: box.height * 0.7 } })
  const said = page.locator('.screen [role="status"]')
  await expect(said).toHaveText(/^sofa 82\s%\.$/)
  for (let k = 0; k < 3; k++) await page.keyboard.press('Shift+ArrowUp')
  await expect(said).toHaveText(/^(ceiling|wall|window) 82\s%\.$/)
  await page.keyboard.press('Escape')
  await expect(said).toHaveText('')
  await legend.getByRole('button', { name: /^door/ }).click()
  await expect(page.locator('.patch.is-faint')).not.toHaveCount(0)
})

test('a film that was kept without semantics offers none', async ({ page }) => {
  await openApp(page)
  await keepFilm(page, { layout: furnishedFlat })
  await page.reload()
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('checkbox', { name: 'Boxes' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Semantics' })).toHaveCount(0)
})

test('boxes over the film follow the layers', async ({ page }) => {
  await openFilm(page)
  await page.keyboard.press('b')
  await expect(page.locator('[data-box^="door"], [data-box^="window"]')).not.toHaveCount(0)
  await openLayers(page)
  await layer(page, 'Doors and windows').uncheck()
  await expect(page.locator('[data-box^="door"], [data-box^="window"]')).toHaveCount(0)
})

test('3-D draws the flat without fault, with the layers as they are', async ({ page }) => {
  const faults = await openFlat(page)
  await page.keyboard.press('3')
  await expect(map(page).locator('canvas').first()).toBeVisible()
  await openLayers(page)
  await layer(page, 'Doors and windows').uncheck()
  await layer(page, 'Small things').check()
  await expect(page.getByRole('group', { name: 'The map in 3-D, 69 objects' })).toBeVisible()
  expect(faults).toEqual([])
})

test('where the system forces its colours, doors and windows are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await openFlat(page)
  const ink = (selector: string, property: 'stroke' | 'fill') =>
    page
      .locator(selector)
      .first()
      .evaluate((one, name) => getComputedStyle(one)[name as 'stroke'], property)
  const ground = await page
    .locator('.map-drawing > .map-view')
    .first()
    .evaluate((one) => getComputedStyle(one).backgroundColor)
  for (const selector of ['.plan-leaf', '.plan-pane', '.plan-sweep'])
    expect(await ink(selector, 'stroke'), selector).not.toBe(ground)
  expect(await ink('.is-on-wall .plan-object-tint', 'fill')).not.toBe(ground)
})

test('axe finds nothing grave on the layers, a door that is edited, a thing without a name, and the semantics', async ({
  page,
}) => {
  await bringAxe(page)
  await openFilm(page)
  await page.keyboard.press('s')
  await page.locator('.patch-picker').click({ position: { x: 100, y: 100 } })
  expect(await graveFaults(page)).toEqual([])
  await openLayers(page)
  await layer(page, 'Unnamed').check()
  expect(await graveFaults(page)).toEqual([])
  await layer(page, 'Unnamed').press('Escape')
  await row(page, 'something 1').click()
  expect(await graveFaults(page)).toEqual([])
  await row(page, 'door 1').click()
  await page.keyboard.press('e')
  expect(await graveFaults(page)).toEqual([])
})
