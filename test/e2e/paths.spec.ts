import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { footprint, type Vec2 } from '../../src/geometry/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { inspector, map, openApp, table, trace } from './app.ts'

/** What three people do with the shipped sample, from the first click on. */

test.describe.configure({ mode: 'serial' })

/** One analysis serves who looks, who edits and who presents. */
let page: Page
let faults: Error[] = []
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  page.setDefaultTimeout(15_000)
  faults = await openApp(page, { frames: 8, effort: 1 })
})
test.afterAll(async () => {
  await page.close()
  expect(faults).toEqual([])
})

async function layoutOf(shown: Page): Promise<Layout> {
  const layout = await shown.evaluate(() => globalThis.floorsight?.state().result?.layout)
  if (!layout) throw new Error('no map is open')
  return layout
}
const objectOf = async (id: string) => {
  const found = (await layoutOf(page)).objects.find((object) => object.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

test('the first click leads to a map at once, with a question worked out beside it', async () => {
  await page.getByRole('button', { name: 'Try the sample room' }).click()
  await expect(map(page)).toBeVisible({ timeout: 5_000 })
  await expect(table(page)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'computed in advance' })).toBeVisible()
  const example = trace(page).getByRole('list', { name: 'Worked example' })
  for (const name of ['Map', 'Think', 'Answer'])
    await expect(example.getByRole('heading', { name, exact: true })).toBeVisible()
  await expect(example.locator('.answer-value strong')).toHaveText(/\d/)
  await expect(example.locator('.answer-map code').first()).toHaveText(/^\[(−?\d+\.\d(, )?){4}\]$/)
  await expect(example.getByRole('heading', { level: 3 })).toHaveText(/^How far is the \w+ from the \w+\?$/)
  await example.getByRole('button', { name: 'Next step' }).click()
  await page.keyboard.press('.')
  await expect(example.locator('[aria-current="step"]')).toHaveCount(1)
  await expect(example).toContainText(/2 of \d/)
  await page.keyboard.press(',')
  await page.keyboard.press(',')
  expect((await layoutOf(page)).objects.length).toBeGreaterThan(20)
})

test('measuring it again runs the networks, and a further click says how right its map is', async () => {
  await page.getByRole('button', { name: 'Measure it again on this device' }).click()
  const isRunning = () => page.evaluate(() => globalThis.floorsight?.state().running !== undefined)
  await expect.poll(isRunning).toBe(true)
  await expect.poll(isRunning, { timeout: 150_000 }).toBe(false)
  await expect(page.getByRole('status').filter({ hasText: 'computed in advance' })).toHaveCount(0)
  const counts: Record<string, number> = {}
  for (const { category } of (await layoutOf(page)).objects) counts[category] = (counts[category] ?? 0) + 1
  expect(counts).toMatchObject({ sofa: 1, refrigerator: 1 })
  expect(counts.chair).toBeGreaterThanOrEqual(2)

  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const pane = page.getByRole('region', { name: 'Compare' })
  await expect(pane).toContainText('the room as it was drawn')
  const figure = pane.getByRole('term').filter({ hasText: 'F1 within 1 m' }).locator('+ dd strong')
  // It was 0.81 when this was written: two pairs fewer are let pass.
  const f1 = Number(await figure.textContent())
  test.info().annotations.push({ type: 'F1 within 1 m', description: JSON.stringify([f1, counts]) })
  expect(f1).toBeGreaterThanOrEqual(0.7)
  await page.getByRole('button', { name: 'Objects', exact: true }).first().click()
})

test('a product person corrects the map, scales it by a known length, and prints it to scale', async () => {
  await table(page)
    .getByRole('row', { name: /sofa 1/ })
    .first()
    .click()
  const before = await objectOf('sofa-1')
  await page.keyboard.press('e')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator('.header')).toContainText('1 edit')
  const moved = await objectOf('sofa-1')
  expect(moved.box.center).not.toEqual(before.box.center)

  const height = (moved.box.size[2] * 1.1).toFixed(3)
  await inspector(page).getByLabel(/^is/).fill(height)
  const factor = (Number(height) / moved.box.size[2]).toFixed(3)
  await expect(inspector(page)).toContainText(`All lengths × ${factor}; the room`)
  await inspector(page).getByRole('button', { name: 'Rescale' }).click()
  const said = inspector(page).getByRole('status')
  await expect(said).toContainText(`Rescaled: all lengths × ${factor}.`)
  expect((await objectOf('sofa-1')).box.size[2]).toBeCloseTo(Number(height), 6)
  await said.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.header')).toContainText('1 edit')
  expect(await objectOf('sofa-1')).toEqual(moved)

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: /^PDF/ }).check({ force: true })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ])
  const pdf = await readFile(await download.path(), 'latin1')
  expect(pdf).toMatch(/^%PDF-1\.\d\n/)
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true)
  const scale = Number(/\(1:(\d+)\)/.exec(pdf)?.[1])
  const sides = sidesOf(footprint(moved.box)).map((metres) => (metres * 1000) / scale)
  const drawn = quadsOf(pdf).some((quad) =>
    sidesOf(quad).every((millimetres, k) => Math.abs(millimetres - (sides[k] ?? 0)) < 0.1),
  )
  expect(drawn, `the sofa is drawn at 1:${scale}`).toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

/** Lengths of a closed line's sides. */
const sidesOf = (corners: readonly Vec2[]): number[] =>
  corners.map(([x, y], k) => {
    const [nextX, nextY] = corners[(k + 1) % corners.length] as Vec2
    return Math.hypot(nextX - x, nextY - y)
  })

/** The closed lines of four corners that a PDF of ours draws, millimetres. */
const quadsOf = (pdf: string): Vec2[][] =>
  [...pdf.matchAll(/^((?:-?[\d.]+ -?[\d.]+ [ml] ){4})h$/gm)].map(([, line = '']) =>
    [...line.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]/g)].map(([, x, y]): Vec2 => [Number(x), Number(y)]),
  )

test('a stakeholder is shown the map', async () => {
  await page.keyboard.press('f')
  const stage = page.getByRole('dialog', { name: 'Presentation of Sample room.mp4' })
  await expect(stage.getByRole('button', { name: 'Pause' })).toBeFocused()
  const place = stage.getByRole('slider')
  await expect.poll(async () => Number(await place.inputValue())).toBeGreaterThan(0.2)
  await page.keyboard.press('Space')
  await expect(stage.getByRole('button', { name: 'Play' })).toBeVisible()
  const stopped = await place.inputValue()
  await page.waitForTimeout(500)
  expect(await place.inputValue()).toBe(stopped)
  await page.keyboard.press('Escape')
  await expect(stage).toHaveCount(0)
  await expect(map(page)).toBeVisible()
})

test('a researcher sees which step of a response is wrong', async ({ page: own }) => {
  const wrong = await openApp(own)
  await own.getByRole('button', { name: 'See three checked predictions about it' }).click()
  const grid = own.getByRole('grid', { name: 'Predictions' })
  const rows = grid.locator('[data-row]')
  await expect(rows).toHaveCount(3)
  for (const name of ['Answer', 'Score', 'Claims'])
    await expect(grid.getByRole('columnheader', { name })).toBeVisible()
  await expect(own.getByText('Ground truth loaded: 1 scene')).toBeVisible()
  const row = rows.filter({ hasText: 'wrong-arithmetic' })
  await expect(row).toContainText('1 wrong')
  await row.click()
  await own
    .getByRole('complementary', { name: 'Chosen row' })
    .getByRole('button', { name: 'Open its map' })
    .click()
  await trace(own).getByRole('tab', { name: 'Check' }).click()
  const claims = trace(own).getByRole('list', { name: 'Claims and their verdicts' })
  await expect(claims.getByRole('listitem').filter({ hasText: 'wrong arithmetic' })).toHaveCount(1)
  expect(wrong).toEqual([])
})
