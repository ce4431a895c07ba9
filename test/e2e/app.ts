import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { shared } from '../../scripts/shared.ts'
import type { AnalysisSettings } from '../../src/session/index.ts'
import { makeFixtures } from '../fixtures/makeFixtures.ts'

/** Path of a real room's clip; undefined where it is not on this machine. */
export const roomClip = (name: string): string | undefined => shared('rooms', name)

/** Path of a clip that the tests make themselves; undefined where this ffmpeg cannot make it. */
export async function clip(name: string): Promise<string | undefined> {
  const { folder, names } = await makeFixtures()
  return names.includes(name) ? join(folder, name) : undefined
}

/** Opens the app, and collects what goes wrong in it. */
export async function openApp(
  page: Page,
  settings: Partial<AnalysisSettings> = {},
  hash = '',
): Promise<Error[]> {
  const faults: Error[] = []
  page.on('pageerror', (error) => faults.push(error))
  await page.goto(`/${hash}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate((wanted) => globalThis.floorsight?.configure(wanted), {
    prefer: 'wasm',
    ...settings,
  } as const)
  return faults
}

type FileInput = Parameters<Locator['setInputFiles']>[0]

/** Gives the app a file, as its button does. */
export const give = (page: Page, file: FileInput): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(file)

/** Lets a file fall on the page, as from the desktop. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([content as string], fileName as string))
      return data
    },
    [name, text],
  )
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

export const map = (page: Page): Locator => page.getByRole('region', { name: 'Map' })
export const table = (page: Page): Locator => page.getByRole('grid', { name: /Objects/ })
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Selected object' })
export const trace = (page: Page): Locator => page.getByRole('region', { name: 'Trace' })
export const onPlan = (page: Page, id: string): Locator => page.locator(`.plan-object[data-object="${id}"]`)
