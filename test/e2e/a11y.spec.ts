import { expect, type Page, test } from '@playwright/test'
import { PNG } from 'pngjs'
import { sampleLayout } from '../unit/sampleLayout.ts'
import { clip, give, inspector, map, onPlan, openApp, roomClip, table, trace } from './app.ts'
import { bringAxe, graveFaults } from './axe.ts'

const file = {
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleLayout)),
}
async function openWithAxe(page: Page): Promise<void> {
  await bringAxe(page)
  await openApp(page, { frames: 16 })
}

async function openDocument(page: Page): Promise<void> {
  await openWithAxe(page)
  await give(page, file)
  await expect(map(page)).toBeVisible()
}

test.describe('axe finds nothing grave', () => {
  test('on the start screen, with its options', async ({ page }) => {
    await openWithAxe(page)
    expect(await graveFaults(page)).toEqual([])
    await page.locator('summary', { hasText: 'Options' }).click()
    expect(await graveFaults(page)).toEqual([])
  })

  test('during a run', async ({ page }) => {
    await openWithAxe(page)
    await give(page, (roomClip('scannet_0488_00.mp4') ?? (await clip('h264.mp4'))) as string)
    await expect(page.getByRole('heading', { name: /^Measuring / })).toBeVisible()
    await expect(page.locator('p[aria-live=polite]', { hasText: /Load the models|Watch/ })).toBeAttached()
    expect(await graveFaults(page)).toEqual([])
  })

  test('on questions and answers, on a response that is checked, and while measuring', async ({ page }) => {
    await openDocument(page)
    const box = trace(page).getByRole('combobox')
    await box.fill('How far is ')
    await page.keyboard.press('ArrowDown')
    expect(await graveFaults(page)).toEqual([])
    for (const question of ['How far is the piano from the sofa?', 'How many chairs are there?']) {
      await box.fill(question)
      await trace(page).getByRole('button', { name: 'Ask', exact: true }).click()
    }
    await trace(page).getByRole('button', { name: 'As Video2Layout text' }).click()
    expect(await graveFaults(page)).toEqual([])
    await trace(page).getByRole('tab', { name: 'Check a response' }).click()
    await trace(page)
      .getByLabel('What the model printed')
      .fill('<think>There are 5 chairs. 1 + 1 = 2. The angle is 40°.</think>')
    expect(await graveFaults(page)).toEqual([])
    await trace(page).getByRole('button', { name: 'Check', exact: true }).click()
    await map(page).getByRole('button', { name: 'Measure' }).click()
    expect(await graveFaults(page)).toEqual([])
  })

  test('on a document, with an object selected, and in 3-D', async ({ page }) => {
    await openDocument(page)
    expect(await graveFaults(page)).toEqual([])
    await table(page).getByRole('row', { name: 'sofa 1' }).click()
    await expect(inspector(page)).toBeVisible()
    expect(await graveFaults(page)).toEqual([])
    await map(page).getByRole('button', { name: '3-D', exact: true }).click()
    await expect(map(page).locator('canvas').first()).toBeVisible()
    expect(await graveFaults(page)).toEqual([])
  })

  test('on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openDocument(page)
    for (const name of ['Map', 'Film', 'Objects', 'Trace']) {
      await page
        .getByRole('navigation', { name: 'Parts of the document' })
        .getByRole('button', { name })
        .click()
      expect(await graveFaults(page), name).toEqual([])
    }
  })

  for (const name of [
    'Edit the map, or stop',
    'Show how the map was made',
    'Check a model’s response',
    'Measure a distance',
    'Compare with another map',
    'Show plan and 3-D side by side',
    'Present the map, full screen',
  ])
    test(`after “${name}”`, async ({ page }) => {
      await openDocument(page)
      await table(page).getByRole('row', { name: 'sofa 1' }).click()
      await page.keyboard.press('Control+k')
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await page.waitForTimeout(1000)
      expect(await graveFaults(page)).toEqual([])
    })

  for (const [name, title] of [
    ['Find a command…', 'Commands'],
    ['Keyboard shortcuts', 'Keyboard shortcuts'],
    ['Storage and privacy', 'Storage and privacy'],
    ['Models and licences', 'Models and licences'],
    ['Options of the next run…', 'Options of the next run'],
    ['Export or share…', 'Export'],
  ] as const)
    test(`on the sheet “${title}”`, async ({ page }) => {
      await openDocument(page)
      await page.keyboard.press('Control+k')
      const field = page.getByRole('combobox', { name: 'Find a command or an object' })
      await field.fill(name)
      if (title !== 'Commands') await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await page.waitForTimeout(300)
      expect(await graveFaults(page)).toEqual([])
    })
})

test('the table is the map’s twin: by keyboard alone, an object is found, selected, and gone to', async ({
  page,
}) => {
  await openDocument(page)
  const first = table(page).getByRole('row', { name: 'sofa 1' })
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await expect(table(page).getByRole('row', { name: 'chair 1' })).toBeFocused()
  await expect(onPlan(page, 'chair-1')).toHaveClass(/is-selected/)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(onPlan(page, 'sofa-1')).toHaveClass(/is-selected/)
  const sighting = inspector(page)
    .getByRole('button', { name: /\d+[.:]\d/ })
    .first()
  await sighting.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/object=sofa-1/)
})

test('the focus is always seen, and goes through the page in its order', async ({ page }) => {
  await openDocument(page)
  await page.locator('body').press('Tab')
  const seen: string[] = []
  for (let k = 0; k < 60; k++) {
    const now = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const styled = (target: Element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      }
      const place = [...document.querySelectorAll('header, main > *')].findIndex((part) =>
        part.contains(element),
      )
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''
      const isSeen = styled(element) || (element.parentElement !== null && styled(element.parentElement))
      return { name: `${element.tagName} ${name}`, place, isSeen }
    })
    if (!now) break
    expect(now.isSeen, now.name).toBe(true)
    seen.push(now.name)
    await page.keyboard.press('Tab')
  }
  expect(seen.length).toBeGreaterThan(15)
})

test('where the system forces its colours, what is chosen is seen, and 3-D is not of one colour', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await openDocument(page)
  await page.keyboard.press('e')
  await table(page).getByRole('row', { name: 'sofa 1' }).click()
  const ground = (name: string, isPressed: boolean) =>
    map(page)
      .locator(`button[aria-pressed="${isPressed}"]`, { hasText: name })
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await ground('Plan', true)).not.toBe(await ground('Both', false))
  expect(await ground('Edit', true)).toBe(await ground('Plan', true))
  const row = table(page).getByRole('row', { name: 'sofa 1' })
  expect(await row.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    await ground('Plan', true),
  )
  await map(page).getByRole('button', { name: '3-D', exact: true }).click()
  await expect(map(page).locator('canvas').first()).toBeVisible()
  await page.waitForTimeout(1500)
  const picture = PNG.sync.read(await map(page).locator('canvas').first().screenshot())
  const colours = new Set<number>()
  for (let k = 0; k < picture.data.length; k += 4) colours.add(picture.data.readUInt32BE(k) >>> 12)
  expect(colours.size).toBeGreaterThan(60)
})

test('who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openDocument(page)
  const longest = await page.evaluate(() =>
    Math.max(
      ...document
        .getAnimations()
        .map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0)),
      0,
    ),
  )
  expect(longest).toBeLessThan(1)
})
