import { expect, type Page, test } from '@playwright/test'
import { alignBox, type Layout } from '../../src/layout/index.ts'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { give, onPlan, openApp, table } from './app.ts'

const plant = (id: string, at: readonly [number, number]): Layout['objects'][number] => ({
  id,
  category: 'plant',
  box: { center: [at[0], at[1], 0.5], size: [0.5, 0.5, 1], yaw: 0 },
  sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
  score: 1,
  sightings: [],
  missedFrames: 0,
})
const bed = { ...plant('bed-1', [0.4, 0.2]), category: 'bed' }
const shown: Layout = {
  ...sampleLayout,
  objects: [...sampleLayout.objects, plant('plant-1', [1.5, 3.5]), bed],
}
/** The room as it is: in a frame of its own, the chair 30 cm off, a table that was not found, and no bed. */
const TURN = { yaw: 1, shift: [3, -2] as const, scale: 1 }
const truth: Layout = {
  ...sampleLayout,
  source: { ...sampleLayout.source, name: 'truth' },
  objects: [
    ...shown.objects
      .filter(({ id }) => id !== 'bed-1')
      .map((one) =>
        one.id === 'chair-1' ? { ...one, box: { ...one.box, center: [1.5, 1.5, 0.42] as const } } : one,
      ),
    { ...plant('table-1', [-1, 0.5]), category: 'table' },
  ].map((one) => ({ ...one, box: alignBox(TURN, one.box) })),
}
const file = (name: string, layout: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(layout)),
})

const pane = (page: Page) => page.getByRole('region', { name: 'Compare' })
const pairs = (page: Page) => pane(page).getByRole('grid', { name: /Pairs/ })
const giveTruth = (page: Page, given: ReturnType<typeof file>) =>
  page.getByLabel('Ground truth, or another prediction').setInputFiles(given)

async function openBoth(page: Page) {
  const faults = await openApp(page)
  await give(page, file('room.json', shown))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await giveTruth(page, file('room.truth.json', truth))
  await expect(pane(page).getByText('room.truth.json')).toBeVisible()
  return faults
}

test('a truth in a frame of its own lies over the map, with its errors in figures', async ({ page }) => {
  const faults = await openBoth(page)
  await expect(pane(page)).toContainText('Aligned by')
  await expect(page.locator('.comparison-truth')).toHaveCount(4)
  await expect(page.locator('.comparison-truth.is-missed')).toHaveCount(1)
  await expect(page.locator('.comparison .comparison-invented')).toHaveCount(1)
  await expect(page.locator('.comparison .comparison-error')).toHaveCount(3)
  await expect(pane(page)).toContainText('3 pairs of 4 and 4')
  await expect(pairs(page).getByRole('row', { name: /table 1/ })).toContainText('missed')
  await expect(pairs(page).getByRole('row', { name: /bed 1/ })).toContainText('not there')
  // The worst pair comes first: the chair, of whose 30 cm the alignment has spread a part over all.
  await expect(pairs(page).getByRole('row').nth(1)).toContainText('chair 1')
  await expect(pane(page).getByRole('table', { name: 'By kind' }).getByRole('row')).toHaveCount(6)

  await page.getByRole('button', { name: 'No alignment' }).click()
  await expect(pane(page)).toContainText('share one frame')
  await page.getByRole('button', { name: 'Rigid + scale' }).click()
  await expect(pane(page)).toContainText('a scale of')
  expect(faults).toEqual([])
})

test('a pair selects its object, with the pointer and with the keys', async ({ page }) => {
  await openBoth(page)
  await pairs(page)
    .getByRole('row', { name: /^sofa 1/ })
    .click()
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)
  await page.keyboard.press('Home')
  await expect(onPlan(page, 'chair-1')).toHaveClass(/is-selected/)
  await expect(pairs(page).getByRole('row').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.plan-object.is-selected')).toHaveCount(0)
  await pairs(page)
    .getByRole('row', { name: /table 1/ })
    .hover()
  await expect(page.locator('.comparison-pointed')).toContainText('table 1')
  // The table of objects is a click away, and the drawing stays.
  await page.getByRole('button', { name: 'Objects', exact: true }).first().click()
  await expect(table(page)).toBeVisible()
  await expect(page.locator('.comparison-truth')).toHaveCount(4)
})

test('of a file of several scenes the user says which', async ({ page }) => {
  await openApp(page)
  await give(page, file('room.json', shown))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const scene = {
    object_bbox: {
      sofa: [
        { centroid: [-1, 3, 0.4], axesLengths: [2, 0.9, 0.8], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
      ],
    },
  }
  await giveTruth(page, file('meta_info.json', { hall: scene, attic: scene }))
  await expect(pane(page)).toContainText('holds 2 scenes')
  await pane(page).getByRole('combobox').fill('attic')
  await pane(page).getByRole('button', { name: 'Compare' }).click()
  await expect(pane(page).getByText('meta_info.json, attic')).toBeVisible()
  await giveTruth(page, file('broken.json', { a: 1 }))
  await expect(page.getByRole('alert')).toContainText('no map that Floorsight knows')
  await pane(page).getByRole('button', { name: 'Remove' }).click()
  await expect(page.locator('.comparison-truth')).toHaveCount(0)
})
