import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { preview } from 'vite'
import { root } from '../../scripts/paths.ts'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { clip, give, map, openApp } from './app.ts'

test.use({ serviceWorkers: 'allow' })

const file = {
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleLayout)),
}

/** The first visit: until the service worker answers for the page. */
async function visit(page: Page): Promise<Error[]> {
  const faults = await openApp(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return faults
}

test('after the first visit the app opens without a network, isolated, and draws a saved map', async ({
  page,
  context,
}) => {
  const faults = await visit(page)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await give(page, file)
  await expect(map(page)).toBeVisible()
  await map(page).getByRole('button', { name: '3-D', exact: true }).click()
  await expect(map(page).locator('canvas').first()).toBeVisible()
  expect(faults).toEqual([])
})

test('with all stored, a video is analysed without a network; what is stored is listed and cleared', async ({
  page,
  context,
}) => {
  const faults = await visit(page)
  await page.getByRole('button', { name: /everything stays on this device/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Storage and privacy' })
  await dialog.getByRole('button', { name: 'Store all for use offline' }).click()
  await expect(dialog.getByText('Stored: ', { exact: false })).toBeVisible({ timeout: 60_000 })
  const models = dialog.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Models' }) })
  await expect(models).toContainText(/\d+ files · \d\d+ MB/)

  await context.setOffline(true)
  await page.reload()
  await page.evaluate(() => globalThis.floorsight?.configure({ frames: 1, effort: 1, prefer: 'wasm' }))
  await give(page, (await clip('h264.mp4')) as string)
  await expect(map(page)).toBeVisible({ timeout: 120_000 })

  await page.getByRole('button', { name: /everything stays on this device/ }).click()
  await dialog.getByRole('button', { name: 'Clear: Models' }).click()
  await expect(models).toContainText('The next run fetches them again')
  await models.getByRole('button', { name: 'Keep it' }).click()
  await expect(models).toContainText(/\d+ files/)
  await dialog.getByRole('button', { name: 'Clear: Models' }).click()
  await models.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(models).toContainText('empty')
  expect(await page.evaluate(() => caches.has('floorsight-models'))).toBe(false)
  expect(faults).toEqual([])
})

test('a new version waits for the user’s word', async ({ page }) => {
  // A copy of the built app, so that its next version can be put in its place.
  const folder = mkdtempSync(join(tmpdir(), 'floorsight-version-'))
  const dist = process.env.FLOORSIGHT_DIST ?? join(root, 'dist')
  cpSync(dist, folder, { recursive: true, filter: (path) => !path.endsWith('/models') })
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  try {
    const { port } = server.httpServer.address() as AddressInfo
    const appCaches = () =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('floorsight-app-')))
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const [first = ''] = await appCaches()

    const worker = join(folder, 'serviceWorker.js')
    const version = first.replace('floorsight-app-', '')
    writeFileSync(worker, readFileSync(worker, 'utf8').replaceAll(version, 'the-next-one'))
    await page.reload()
    await expect(page.getByText('A new version of Floorsight is ready.')).toBeVisible()
    expect(await appCaches()).toContain(first)
    await page.getByRole('button', { name: 'Reload', exact: true }).click()
    // While the page reloads it cannot be asked.
    await expect(async () => expect(await appCaches()).toEqual(['floorsight-app-the-next-one'])).toPass()
    await expect(page.getByText('A new version of Floorsight is ready.')).toBeHidden()
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
