import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { keepFilm } from '../../test/e2e/keptFilm.ts'
import { filmedPatches } from '../../test/unit/filmedPatches.ts'
import { furnishedFlat } from '../../test/unit/furnishedFlat.ts'
import { root } from '../paths.ts'
import { shoot, until } from './camera.ts'

/** The states of the app that are looked at, and the way to each of them: of the sample room, and of a furnished flat. */

const TRUTH = join(root, 'public/sample/room.truth.json')
const PREDICTIONS = join(root, 'public/sample/predictions.jsonl')

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const trace = (page: Page) => page.getByRole('region', { name: 'Trace' })

/** Asks the map, and leaves the answer drawn on it. */
async function ask(page: Page, question: string): Promise<void> {
  await trace(page).getByRole('tab', { name: 'Ask', exact: true }).click()
  await trace(page).getByRole('combobox').fill(question)
  await button(page, 'Ask').click()
  await page.locator('.plan-marks *').first().waitFor({ state: 'attached' })
}

/** Puts one of the sample's predictions up for checking, with its question. */
async function check(page: Page, id: string): Promise<void> {
  const records = readFileSync(PREDICTIONS, 'utf8').trim().split('\n')
  const record = records.find((line) => JSON.parse(line).id === id)
  if (!record) throw new Error(`the sample has no prediction ${id}`)
  await trace(page).getByRole('tab', { name: 'Check a response' }).click()
  await trace(page)
    .getByLabel(/^A file with a response/)
    .setInputFiles({ name: 'one.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(record) })
  await trace(page).getByRole('list', { name: 'Claims and their verdicts' }).waitFor()
}

/** A run of the sample room; it leaves its map open, with the truth beside it. */
export async function shootRun(page: Page): Promise<void> {
  await page.evaluate(() => globalThis.floorsight?.configure({ frames: 8, prefer: 'wasm' }))
  await button(page, 'Try the sample room').click()
  await until(page, ({ running }) => running?.stage === 'watch' && running.done > 0)
  await shoot(page, 'run')
  await until(page, ({ result }) => result !== undefined)
}

/** The map in its three drawings, with an object selected, and what a phone shows beside it. */
export async function shootMap(page: Page): Promise<void> {
  await shoot(page, 'plan', { pane: 'Map' })
  await page.locator('tr[data-object]').first().click()
  await shoot(page, 'selected', { pane: 'Map' })
  for (const pane of ['Film', 'Objects', 'Trace'] as const)
    await shoot(page, pane.toLowerCase(), { sizes: ['phone'], pane })
  for (const [key, name] of [
    ['2', 'both'],
    ['3', 'scene'],
  ] as const) {
    await page.keyboard.press(key)
    await page.locator('.map-drawing canvas').waitFor()
    await shoot(page, name, { settle: 'scene', pane: 'Map' })
  }
  await page.keyboard.press('1')
}

/**
 * What is done with a map: corrected, asked, held against the truth, and a response checked on it. `takeGuide` may take
 * a picture for the README on the way.
 */
export async function shootWork(page: Page, takeGuide: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('e')
  await shoot(page, 'edit', { pane: 'Map' })
  await page.keyboard.press('e')
  await page.keyboard.press('Escape')
  await ask(page, 'How far is the sofa from the tv?')
  await shoot(page, 'ask', { pane: 'Trace' })
  await takeGuide('answer')
  await button(page, 'Compare').click()
  await page.getByLabel('Ground truth, or another prediction').setInputFiles(TRUTH)
  await page.locator('.comparison-truth').first().waitFor({ state: 'attached' })
  await shoot(page, 'compare', { pane: 'Objects' })
  await button(page, 'Objects').first().click()
  // With the truth there, the claims are held against it too.
  await check(page, 'wrong-map')
  await shoot(page, 'check', { pane: 'Trace' })
  // The gravest goes first; pointed at, it is marked on the plan.
  await trace(page)
    .getByRole('list', { name: 'Claims and their verdicts' })
    .getByRole('button')
    .first()
    .hover()
  await takeGuide('verdicts')
}

/** A flat with doors, windows and seventy things: its layers, a door that is edited, and what its film is taken for. */
export async function shootFlat(page: Page): Promise<void> {
  await keepFilm(page, { layout: furnishedFlat, semantics: filmedPatches })
  await page.reload()
  await button(page, 'Open it').click()
  await page.locator('.plan-sheet').waitFor()
  await shoot(page, 'flat', { pane: 'Map' })
  const layers = page.locator('.map-sheets summary')
  // A phone's tabs close what is open.
  const open = { sizes: ['desk', 'tablet'] } as const
  await layers.first().click()
  await shoot(page, 'flat-layers', open)
  await page.getByRole('checkbox', { name: /^Small things/ }).check()
  await page.getByRole('checkbox', { name: /^Unnamed/ }).check()
  await layers.first().click()
  await layers.nth(1).click()
  await shoot(page, 'flat-key', open)
  await layers.nth(1).click()
  await page.locator('tr[data-object="door-1"]').click()
  await page.keyboard.press('e')
  await shoot(page, 'flat-edit', { pane: 'Map' })
  await page.keyboard.press('e')
  await page.locator('tr[data-object="something-1"]').click()
  await shoot(page, 'flat-objects', { pane: 'Objects' })
  await page.keyboard.press('s')
  await page.keyboard.press('d')
  await page.locator('.patch-picker').click({ position: { x: 120, y: 190 } })
  await shoot(page, 'flat-semantics', { pane: 'Film' })
  await page.keyboard.press('3')
  await page.locator('.map-drawing canvas').waitFor()
  await shoot(page, 'flat-scene', { settle: 'scene', pane: 'Map' })
}

/** The sheets over a document. */
export async function shootSheets(page: Page): Promise<void> {
  for (const [keys, name] of [
    ['Control+e', 'export'],
    ['Control+k', 'palette'],
    ['?', 'help'],
  ] as const) {
    await page.keyboard.press(keys)
    await page.locator('dialog:modal').waitFor()
    await shoot(page, name)
    await page.keyboard.press('Escape')
  }
}

/** Stopped at its end, where the map is whole. */
export async function present(page: Page): Promise<void> {
  await button(page, 'Present').click()
  const dialog = page.getByRole('dialog', { name: /^Presentation of / })
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await dialog.getByRole('slider').press('End')
}

/** The sample's predictions as a table, with one of them chosen. */
export async function shootDataset(page: Page): Promise<void> {
  await page.getByLabel('Files of predictions').setInputFiles([PREDICTIONS, TRUTH])
  await page.locator('[data-row]').last().click()
  await page.getByRole('complementary', { name: 'Chosen row' }).waitFor()
  await shoot(page, 'dataset')
}
