import { expect, type Page, test } from '@playwright/test'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { clip, give, map, openApp } from './app.ts'

/** Where breaches of the page's policy are sent, from the page and from its workers. */
const CHANNEL = 'policy-test'
const TELL = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  new BroadcastChannel('${CHANNEL}').postMessage([violatedDirective, blockedURI, sourceFile].join(' ')));`

/** Collects what the policy stops, in the page and in every worker that it starts. */
async function watchPolicy(page: Page): Promise<string[]> {
  const breaches: string[] = []
  await page.exposeFunction('tellBreach', (breach: string) => void breaches.push(breach))
  await page.addInitScript(
    `${TELL} new BroadcastChannel('${CHANNEL}').onmessage = ({ data }) => tellBreach(data);`,
  )
  // A worker's own first words: nothing of it runs before.
  await page.route(/assets\/worker[^/]*\.js/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${TELL}\n${await response.text()}` })
  })
  return breaches
}

test('a video is analysed without a word to any other origin, and nothing that the policy stops', async ({
  page,
  context,
  baseURL,
}) => {
  const elsewhere: string[] = []
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin) elsewhere.push(request.url())
  })
  const breaches = await watchPolicy(page)
  const faults = await openApp(page, { frames: 1, effort: 1 })
  await give(page, (await clip('h264.mp4')) as string)
  await expect(map(page)).toBeVisible({ timeout: 120_000 })
  await map(page).getByRole('button', { name: '3-D', exact: true }).click()
  await expect(map(page).locator('canvas').first()).toBeVisible()
  expect(elsewhere).toEqual([])
  expect(breaches).toEqual([])
  expect(faults).toEqual([])
})

test('nothing that the app makes, checks or shows runs into its policy', async ({ page }) => {
  const breaches = await watchPolicy(page)
  const faults = await openApp(page)
  const buffer = Buffer.from(JSON.stringify(sampleLayout))
  await give(page, { name: 'room.json', mimeType: 'application/json', buffer })
  await expect(map(page)).toBeVisible()
  await page.keyboard.press('Control+e')
  const sheet = page.getByRole('dialog', { name: 'Export' })
  for (const format of ['PNG', 'PDF', 'SVG', 'Web page', '3-D model', 'DXF', 'Table']) {
    await sheet.getByRole('radio', { name: new RegExp(`^${format}`) }).check({ force: true })
    const download = page.waitForEvent('download')
    await sheet.getByRole('button', { name: 'Export', exact: true }).click()
    await download
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await page.waitForTimeout(1000)
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('button', { name: /See three checked predictions/ }).click()
  await expect(page.getByRole('grid').first()).toBeVisible()
  expect(breaches).toEqual([])
  expect(faults).toEqual([])
})

test('the policy holds: other origins, inline scripts and evaluated code are stopped, in workers too', async ({
  page,
}) => {
  const breaches = await watchPolicy(page)
  await openApp(page)
  await page.evaluate(async () => {
    await fetch('https://example.org/').catch(() => undefined)
    const script = document.createElement('script')
    script.textContent = 'globalThis.isInline = true'
    document.head.append(script)
    const code = "try { new Function('return 1')() } catch { } fetch('https://example.org/w').catch(() => 0)"
    const blob = new Blob([
      `(${(channel: string) => {
        addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          new BroadcastChannel(channel).postMessage(`worker ${violatedDirective}`),
        )
      }})('policy-test'); ${code}`,
    ])
    new Worker(URL.createObjectURL(blob))
  })
  await expect.poll(() => breaches.join('\n')).toMatch(/connect-src https:\/\/example\.org/)
  await expect.poll(() => breaches.join('\n')).toMatch(/script-src-elem inline/)
  await expect.poll(() => breaches.join('\n')).toMatch(/worker script-src/)
  await expect.poll(() => breaches.join('\n')).toMatch(/worker connect-src/)
  expect(await page.evaluate(() => 'isInline' in globalThis)).toBe(false)
})
