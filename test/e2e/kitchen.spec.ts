import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { readLayout } from '../../src/formats/index.ts'
import type { Vec3 } from '../../src/geometry/index.ts'
import { give, inspector, map, onPlan, openApp, roomClip, table, trace } from './app.ts'

const video = roomClip('scannet_0488_00.mp4')
test.skip(video === undefined, '../shared holds no scannet_0488_00.mp4')
test.describe.configure({ mode: 'serial' })

/** One analysis serves all: it takes half a minute on two cores. */
let page: Page
let faults: Error[] = []
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  faults = await openApp(page, { frames: 8 })
  await give(page, video as string)
  await expect(map(page)).toBeVisible({ timeout: 170_000 })
})
test.afterAll(async () => {
  await page.close()
  expect(faults).toEqual([])
})

test('the kitchen holds two refrigerators, an oven, a microwave, a sink, cabinets and counters', async () => {
  const layout = await page.evaluate(() => globalThis.floorsight?.state().result?.layout)
  const counts: Record<string, number> = {}
  for (const { category } of layout?.objects ?? []) counts[category] = (counts[category] ?? 0) + 1
  expect(counts).toMatchObject({ refrigerator: 2, oven: 1, microwave: 1, sink: 1 })
  // Base and wall cabinets on three sides, and the worktops between them.
  expect(counts.cabinet).toBeGreaterThanOrEqual(4)
  expect(counts.counter).toBeGreaterThanOrEqual(2)
  const inKitchens = ['cabinet', 'counter', 'dishwasher', 'something', 'shelf', 'door', 'window', 'picture']
  const known = ['refrigerator', 'oven', 'microwave', 'sink', ...inKitchens]
  expect(Object.keys(counts).filter((category) => !known.includes(category))).toEqual([])
  await expect(table(page).getByRole('row', { name: /refrigerator/ })).toHaveCount(2)
})

test('they stand where they stand in the room', async () => {
  const layout = await page.evaluate(() => globalThis.floorsight?.state().result?.layout)
  /** Centres of all objects of a category, from left to right. */
  const centres = (category: string): Vec3[] =>
    (layout?.objects ?? [])
      .filter((object) => object.category === category)
      .map(({ box }) => box.center)
      .sort((a, b) => a[0] - b[0])
  const [sink, oven, microwave] = ['sink', 'oven', 'microwave'].map((name) => centres(name)[0])
  const [left, right] = centres('refrigerator')
  if (!sink || !left || !right || !oven || !microwave) throw new Error('something is missing')
  const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1])
  // As the film shows: from left to right the sink, the two refrigerators side by side, the oven.
  expect(sink[0]).toBeLessThan(left[0])
  expect(right[0]).toBeLessThan(oven[0])
  expect(distance(left, right)).toBeGreaterThan(0.6)
  expect(distance(left, right)).toBeLessThan(2)
  // The microwave hangs over the oven.
  expect(distance(oven, microwave)).toBeLessThan(0.6)
  expect(microwave[2]).toBeGreaterThan(oven[2] + 0.5)
  // Refrigerators are as tall as people.
  for (const { category, box } of layout?.objects ?? [])
    if (category === 'refrigerator') expect(Math.abs(box.size[2] - 1.7)).toBeLessThan(0.35)
})

test('film, map, table and trace speak of the same object', async () => {
  await table(page)
    .getByRole('row', { name: /microwave/ })
    .click()
  await expect(onPlan(page, 'microwave-1')).toHaveClass(/is-selected/)
  const sightings = inspector(page).getByRole('button', { name: /^Seen at/ })
  expect(await sightings.count()).toBeGreaterThanOrEqual(2)
  await sightings.first().click()
  await expect(sightings.first()).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('region', { name: 'Film' }).locator('.is-selected').first()).toBeVisible()
  await expect(trace(page).getByRole('button', { name: 'microwave 1', expanded: true })).toBeVisible()
  await expect(page).toHaveURL(/#object=microwave-1&t=\d/)
})

test('the film plays, and the camera on the map goes with it', async () => {
  const film = page.getByRole('region', { name: 'Film' })
  const active = () => page.locator('.plan-camera.is-active').getAttribute('data-frame')
  await film
    .getByRole('button', { name: /first|0\.0 s/i })
    .first()
    .click()
  const before = await active()
  await film.getByRole('button', { name: 'Play' }).click()
  await expect.poll(active, { timeout: 20_000 }).not.toBe(before)
  await film.getByRole('button', { name: 'Pause' }).click()
})

test('the layout can be saved and read', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  const layout = readLayout(await readFile(await download.path(), 'utf8'))
  const shown = await page.evaluate(() =>
    globalThis.floorsight?.state().result?.layout.objects.map(({ id }) => id),
  )
  expect(layout.objects.map(({ id }) => id)).toEqual(shown)
  expect(shown).toContain('microwave-1')
  expect(layout.models.map(({ task }) => task)).toContain('depth')
})
