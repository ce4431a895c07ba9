import { expect, type Page, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, map, openApp, table } from './app.ts'

const fileOf = (layout: unknown) => ({
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(layout)),
})

/** The sample with so many chairs in rows. */
const crowd = (count: number) => {
  const [chair] = sampleLayout.objects.slice(1)
  const objects = Array.from({ length: count }, (_, k) => ({
    ...chair,
    id: `chair-${k + 1}`,
    box: { ...chair?.box, center: [-1.8 + 0.4 * (k % 10), -0.8 + 0.5 * Math.floor(k / 10), 0.4] },
    sightings: [],
  }))
  return { ...sampleLayout, objects }
}

const rects = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )

test('sixty objects all have a name or a number, and none lies on another', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(crowd(60)))
  await expect(page.locator('.plan-sheet [data-label]')).toHaveCount(60)
  const texts = await rects(page, '.plan-sheet [data-label] text')
  const hits = texts.filter((a, i) =>
    texts
      .slice(i + 1)
      .some(
        (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4,
      ),
  )
  expect(hits).toEqual([])
})

test('one switch changes the units of plan, title block and table', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(sampleLayout))
  await expect(map(page).locator('.plan-dimension').first()).toContainText('4.00 m')
  await map(page).getByRole('button', { name: 'Feet and inches' }).click()
  await expect(map(page).locator('.plan-dimension').first()).toContainText('13′ 1½″')
  await expect(map(page)).toContainText('215 ± 43 ft²')
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toContainText('6′ 7″ × 2′ 11″ × 2′ 7″')
  await map(page).getByRole('button', { name: 'Centimetres' }).click()
  await expect(table(page).getByRole('row', { name: 'sofa 1' })).toContainText('200 × 90 × 80')
})

test('the plan stands straight along its walls, and turns back to the camera', async ({ page }) => {
  await openApp(page)
  const [c, s] = [Math.cos(0.3), Math.sin(0.3)]
  const outline = sampleLayout.room?.outline.map(([x, y]) => [c * x - s * y, s * x + c * y])
  await give(page, fileOf({ ...sampleLayout, room: { ...sampleLayout.room, outline } }))
  const wall = page.locator('.plan-room .plan-wall').first()
  const slope = async () => {
    const [y1, y2] = [await wall.getAttribute('y1'), await wall.getAttribute('y2')]
    return Math.abs(Number(y1) - Number(y2))
  }
  expect(await slope()).toBeLessThan(0.1)
  const turn = map(page).getByRole('button', { name: 'Turn to the walls' })
  await expect(turn).toHaveAttribute('aria-pressed', 'true')
  await turn.click()
  await expect(turn).toHaveAttribute('aria-pressed', 'false')
  expect(await slope()).toBeGreaterThan(20)
  await page.getByRole('group', { name: /Plan/ }).press('w')
  expect(await slope()).toBeLessThan(0.1)
})

test('layers are hidden and shown by keyboard, and Escape closes their sheet', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(sampleLayout))
  const layers = map(page).getByText('Layers', { exact: true })
  await layers.press('Enter')
  const names = map(page).getByRole('checkbox', { name: 'Names' })
  await names.press('Space')
  await expect(page.locator('.plan-sheet [data-label]')).toHaveCount(0)
  await names.press('Space')
  await expect(page.locator('.plan-sheet [data-label]')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(names).toBeHidden()
  await expect(layers).toBeFocused()
})

test('what was zoomed comes to rest where the gesture left it', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(sampleLayout))
  const sofa = page.locator('.plan-object[data-object="sofa-1"] polygon').first()
  const before = await sofa.boundingBox()
  await map(page).locator('.plan').hover()
  await page.mouse.wheel(0, -300)
  await expect(page.locator('.plan-sheet.is-moving')).toHaveCount(1)
  const moving = await sofa.boundingBox()
  await expect(page.locator('.plan-sheet.is-moving')).toHaveCount(0)
  const rest = await sofa.boundingBox()
  expect(moving?.width).toBeGreaterThan((before?.width ?? 0) * 1.2)
  expect(Math.abs((rest?.x ?? 0) - (moving?.x ?? 9))).toBeLessThan(2)
  expect(Math.abs((rest?.width ?? 0) - (moving?.width ?? 9))).toBeLessThan(3)
})

test('the buttons over the plan work after a drag, by mouse and by key', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(sampleLayout))
  const bar = page.locator('.plan-over')
  const fit = map(page).getByRole('button', { name: 'Show all' })
  const fitted = await bar.textContent()
  const plan = await page.locator('.plan').boundingBox()
  if (!plan) throw new Error('there is no plan')
  for (const press of [() => fit.click(), () => fit.press('Enter')]) {
    const [x, y] = [plan.x + plan.width / 2, plan.y + 60]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 90, y + 70, { steps: 4 })
    await page.mouse.up()
    await expect(bar).not.toHaveText(fitted ?? '')
    await press()
    await expect(bar).toHaveText(fitted ?? '')
  }
})

test('plan and 3-D stand beside each other with one selection', async ({ page }) => {
  await openApp(page)
  await give(page, fileOf(sampleLayout))
  await map(page).getByRole('button', { name: 'Both' }).click()
  await expect(map(page).locator('canvas')).toBeVisible()
  await page.getByRole('group', { name: /3-D/ }).press('n')
  await expect(page.locator('.plan-object[data-object="sofa-1"]')).toHaveClass(/is-selected/)
})
