import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeLayout } from '../../src/formats/index.ts'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { openApp } from './app.ts'

let folder = ''
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maps-'))
  const [sofa] = sampleLayout.objects
  const maps = { truth: sampleLayout.objects, good: sampleLayout.objects, poor: sofa ? [sofa] : [] }
  for (const [name, objects] of Object.entries(maps)) {
    mkdirSync(join(folder, name))
    for (const room of ['hall', 'bath']) {
      const source = { ...sampleLayout.source, name: `${room}.mp4` }
      writeFileSync(join(folder, name, `${room}.json`), writeLayout({ ...sampleLayout, objects, source }))
    }
  }
})
test.afterAll(() => rmSync(folder, { recursive: true }))

test('a folder of maps is scored against its truths, two runs beside each other, and a row opens', async ({
  page,
}) => {
  const faults = await openApp(page)
  await page.getByLabel('A folder of predictions').setInputFiles(folder)
  await expect(page.getByText('2 rows, read and checked')).toHaveCount(2)
  const rows = page.getByRole('grid', { name: 'Predictions' }).locator('[data-row]')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('−0.33')
  await rows.filter({ hasText: 'hall' }).click()
  const poor = page.getByRole('complementary', { name: 'Chosen row' }).getByRole('region', { name: 'Run B' })
  await expect(poor).toContainText('scores 0.67')
  await expect(poor.getByRole('region', { name: 'Errors of the map' })).toContainText('Missedchair')
  await expect(page.getByRole('figure').first()).toContainText('F1 within 1 m')
  await poor.getByRole('button', { name: 'Open its map' }).click()
  await expect(page.locator('.plan-object')).toHaveCount(1)
  await expect(page.locator('.comparison-truth')).toHaveCount(2)
  await page.goBack()
  await expect(rows).toHaveCount(2)
  await page.goForward()
  await expect(page.locator('.plan-object')).toHaveCount(1)
  expect(faults).toEqual([])
})
