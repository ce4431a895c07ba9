import { expect, test } from '@playwright/test'
import { clip, give, map, openApp } from './app.ts'

/** Files that hold no film, or none that this browser can read: what is said of each. */
const REFUSED = [
  ['text.mp4', /plain text/],
  ['empty.mp4', /0 bytes/],
  ['garbage.mp4', /no known video format/],
  ['audio-only.mp4', /no picture/],
  ['unfinished.mp4', /no index/],
  ['corrupt-all.mp4', /damaged/],
  ['hevc.mp4', /HEVC \(H\.265\)/],
  ['prores.mov', /Apple ProRes/],
] as const

test('files that cannot be read are refused in a sentence each, and the page goes on', async ({ page }) => {
  const faults = await openApp(page, { frames: 1, effort: 1 })
  for (const [name, words] of REFUSED) {
    const path = await clip(name)
    if (!path) {
      console.log(`${name} could not be made here: left out`)
      continue
    }
    await give(page, path)
    const alert = page.getByRole('alert')
    await expect(alert, name).toContainText(words)
    await expect(alert, name).toContainText(name)
    // What to do is said too.
    await expect(alert.locator('p').nth(1), name).toHaveText(/^[A-Z].{20}/)
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await expect(alert).toBeHidden()
  }
  expect(faults).toEqual([])
})

test('a clip without anything known gives an empty map that says so', async ({ page }) => {
  test.skip((await clip('black.mp4')) === undefined, 'this ffmpeg cannot make the clip')
  const faults = await openApp(page, { frames: 2, effort: 1 })
  await give(page, (await clip('black.mp4')) as string)
  await expect(map(page).getByRole('status')).toContainText(
    /No furniture was recognised|could not be worked out/,
    {
      timeout: 120_000,
    },
  )
  await expect(page.getByRole('region', { name: 'Objects' })).toContainText('none')
  expect(faults).toEqual([])
})

/** Clips that are read, with a remark on what is wrong with them. */
const REMARKED = [
  ['cut.mp4', /cut off|ends early|only/i],
  ['corrupt.mp4', /damaged|could not be read|missing/i],
] as const

for (const [name, words] of REMARKED)
  test(`${name}: what came is used, and what did not come is said`, async ({ page }) => {
    const path = await clip(name)
    test.skip(path === undefined, 'this ffmpeg cannot make the clip')
    const faults = await openApp(page, { frames: 2, effort: 1 })
    await give(page, path as string)
    await expect(map(page)).toBeVisible({ timeout: 120_000 })
    const remarks = await page.evaluate(() => globalThis.floorsight?.state().result?.layout.source.remarks)
    expect(remarks?.join(' ')).toMatch(words)
    await expect(page.getByRole('status').first()).toContainText(remarks?.[0] as string)
    expect(faults).toEqual([])
  })

for (const name of ['one-frame.mp4', '4k.mp4'])
  test(`${name} is worked through like any other`, async ({ page }) => {
    const path = await clip(name)
    test.skip(path === undefined, 'this ffmpeg cannot make the clip')
    const faults = await openApp(page, { frames: 2, effort: 1 })
    await give(page, path as string)
    await expect(map(page)).toBeVisible({ timeout: 150_000 })
    const layout = await page.evaluate(() => globalThis.floorsight?.state().result?.layout)
    expect(layout?.frames.length).toBeGreaterThanOrEqual(1)
    if (name === '4k.mp4') expect(layout?.source).toMatchObject({ width: 3840, height: 2160 })
    expect(faults).toEqual([])
  })

test('what is on screen stays when the next file is bad', async ({ page }) => {
  const { sampleLayout } = await import('../unit/sampleLayout.ts')
  const faults = await openApp(page)
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await give(page, file('room.json', JSON.stringify(sampleLayout)))
  await expect(map(page)).toBeVisible()
  for (const [name, text] of [
    ['broken.json', '{"format": "floorsight-lay'],
    ['other.json', '{"name": "something else"}'],
  ] as const) {
    await give(page, file(name, text))
    await expect(page.getByRole('alert')).toContainText(name)
    await expect(page.getByRole('row', { name: /sofa 1/ })).toBeVisible()
  }
  await give(page, (await clip('text.mp4')) as string)
  await expect(page.getByRole('alert')).toContainText('plain text')
  await expect(page.getByRole('row', { name: /sofa 1/ })).toBeVisible()
  expect(faults).toEqual([])
})
