import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
import { PNG } from 'pngjs'
import { readCsv, readLayout } from '../../src/formats/index.ts'
import { layoutWithParts, sampleLayout } from '../unit/sampleLayout.ts'
import { give, inspector, map, onPlan, openApp, table } from './app.ts'

const layoutFile = (layout = sampleLayout) => ({
  name: 'room.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(layout)),
})
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' })
const stage = (page: Page) => page.getByRole('dialog', { name: /^Presentation/ })

async function openExport(page: Page, layout = sampleLayout): Promise<void> {
  await give(page, layoutFile(layout))
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog(page)).toBeVisible()
}

async function exported(page: Page, format: string): Promise<Download> {
  await dialog(page)
    .getByRole('radio', { name: new RegExp(`^${format}`) })
    .check({ force: true })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Export', exact: true }).click(),
  ])
  await expect(dialog(page)).toContainText(`Saved ${download.suggestedFilename()}.`)
  return download
}
const bytesOf = async (download: Download) => readFile(await download.path())

test('every format is saved, and is what it says', async ({ page }) => {
  const faults = await openApp(page)
  await openExport(page)
  const pdf = await exported(page, 'PDF')
  expect(pdf.suggestedFilename()).toBe('living room.plan.pdf')
  expect((await bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(readLayout((await bytesOf(await exported(page, 'Layout'))).toString())).toEqual(sampleLayout)
  expect(readCsv((await bytesOf(await exported(page, 'Table'))).toString()).objects).toHaveLength(2)
  const glb = await bytesOf(await exported(page, '3-D model'))
  expect([glb.subarray(0, 4).toString(), glb.readUInt32LE(8)]).toEqual(['glTF', glb.length])
  const dxf = (await bytesOf(await exported(page, 'DXF'))).toString()
  expect(dxf).toContain('$INSUNITS\n 70\n6\n')
  expect(dxf.trimEnd().endsWith('EOF')).toBe(true)
  expect(faults).toEqual([])
})

test('a PDF prints names that its type has no letters for', async ({ page }) => {
  const [sofa, ...others] = sampleLayout.objects
  if (!sofa) throw new Error('the sample has no objects')
  await openApp(page)
  await openExport(page, {
    ...sampleLayout,
    objects: [{ ...sofa, id: 'Диван', category: 'Диван' }, ...others],
  })
  const pdf = (await bytesOf(await exported(page, 'PDF'))).toString('latin1')
  const stencils = [...pdf.matchAll(/\/ImageMask true[^>]*>>\nstream\n([0-9a-f]+)>/g)]
  expect(stencils.length).toBeGreaterThan(0)
  for (const [, hex = ''] of stencils) {
    const ink = [...hex].filter((digit) => digit !== '0').length / hex.length
    expect(ink).toBeGreaterThan(0.05)
    expect(ink).toBeLessThan(0.7)
  }
  expect(pdf).not.toContain('(?????')
})

test('a scale that does not fit is refused with what to do, and another one works', async ({ page }) => {
  await openApp(page)
  await openExport(page)
  await dialog(page).getByRole('radio', { name: '1:20', exact: true }).check({ force: true })
  await dialog(page).getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('At 1:20 the plan does not fit on A4.')
  await dialog(page).getByRole('radio', { name: '1:50', exact: true }).check({ force: true })
  await expect(dialog(page).getByRole('alert')).toHaveCount(0)
  await exported(page, 'PDF')
})

for (const format of ['SVG', 'PNG', 'Web page'])
  test(`an exported ${format} opens again as the document it shows`, async ({ page }) => {
    const faults = await openApp(page)
    await give(page, layoutFile(layoutWithParts))
    await page.getByRole('combobox', { name: /Ask the map/ }).fill('How many chairs are there?')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'How many chairs are there?' })).toBeVisible()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = await exported(page, format)
    const buffer = await bytesOf(download)
    if (format === 'PNG') {
      const { width, height } = PNG.sync.read(buffer)
      expect(Math.min(width, height)).toBeGreaterThan(1000)
    }
    await page.reload()
    await give(page, { name: download.suggestedFilename(), mimeType: '', buffer })
    await expect(onPlan(page, 'sofa-1')).toBeVisible()
    // The parts apart have come too.
    await expect(table(page)).toContainText('bed 1')
    // A page has the questions too.
    await expect(page.getByRole('heading', { name: 'How many chairs are there?' })).toHaveCount(
      format === 'Web page' ? 1 : 0,
    )
    expect(faults).toEqual([])
  })

test('a picture without a layout in it is told, and nothing on screen is lost', async ({ page }) => {
  await openApp(page)
  await give(page, layoutFile())
  const buffer = PNG.sync.write(new PNG({ width: 4, height: 4 }))
  await give(page, { name: 'holiday.png', mimeType: 'image/png', buffer })
  await expect(page.getByRole('alert')).toContainText('There is no layout of Floorsight in this picture.')
  await expect(onPlan(page, 'sofa-1')).toBeVisible()
})

test('the web page opens offline, asks nothing of anybody, and answers to clicks', async ({
  page,
  context,
}) => {
  await openApp(page)
  await openExport(page)
  const path = test.info().outputPath('room.html')
  await (await exported(page, 'Web page')).saveAs(path)

  const other = await context.newPage()
  const asked: string[] = []
  const faults: string[] = []
  other.on('request', (request) => asked.push(request.url()))
  other.on('pageerror', (error) => faults.push(error.message))
  other.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await context.setOffline(true)
  await other.goto(`file://${path}`)
  await expect(other.getByRole('heading', { level: 1, name: 'living room' })).toBeVisible()
  await other.locator('svg [data-object="sofa-1"]').click()
  const panel = other.getByRole('complementary', { name: 'Selected object' })
  await expect(panel).toContainText('2.00 × 0.90 × 0.80 m')
  await other.getByRole('button', { name: 'chair 1' }).click()
  await expect(panel.getByRole('heading', { name: 'chair 1' })).toBeVisible()
  const box = () => other.locator('.plan svg').getAttribute('viewBox')
  const before = await box()
  await other.getByRole('button', { name: 'Zoom in' }).click()
  expect(await box()).not.toBe(before)
  await other.getByRole('button', { name: 'Show all' }).click()
  expect(await box()).toBe(before)
  expect(asked).toEqual([`file://${path}`])
  expect(faults).toEqual([])
})

test('a link opens as the map, its questions, the selection and the playback time', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const faults = await openApp(page)
  await give(page, layoutFile(layoutWithParts))
  await page.getByRole('button', { name: 'How large is the room?' }).first().click()
  await table(page).getByRole('row', { name: 'chair 1' }).click()
  await page.keyboard.press('.')
  await expect(page).toHaveURL(/#object=chair-1&t=1/)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog(page)).toContainText(/Copied: [\d,]+ letters\./)
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const other = await context.newPage()
  await other.goto(link)
  await expect(inspector(other).getByRole('heading', { name: 'chair 1' })).toBeVisible()
  await expect(table(other)).toContainText('bed 1')
  const questions = other.getByRole('list', { name: 'Open questions' })
  await expect(questions).toContainText('How large is the room?')
  await expect(questions).toContainText('20 m²')
  // The link stays in the address while the map is what it holds: a reload shows it again.
  await table(other).getByRole('row', { name: 'sofa 1' }).click()
  await expect(other).toHaveURL(/#object=sofa-1.*&share=/)
  await other.reload()
  await expect(inspector(other).getByRole('heading', { name: 'sofa 1' })).toBeVisible()
  expect(faults).toEqual([])
})

test('a link that is cut off is told', async ({ page }) => {
  await openApp(page, {}, '#share=q1YqSy0qzszPU7JSMlTSUVIqSk0s')
  await expect(page.getByRole('alert')).toContainText('cut off or damaged')
})

test('the map is presented full screen, builds up with the film, and ends', async ({ page }) => {
  const faults = await openApp(page)
  await give(page, layoutFile())
  await page.getByRole('button', { name: 'Present', exact: true }).click()
  await expect(stage(page)).toBeVisible()
  await expect(stage(page).getByRole('button', { name: 'Pause' })).toBeFocused()
  await expect(stage(page)).toContainText('2 of 2 objects')
  await page.keyboard.press('Space')
  await expect(stage(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await stage(page).getByRole('slider').fill('0')
  await expect(stage(page)).toContainText('1 of 2 objects')
  await expect(stage(page).locator('[data-object="chair-1"]')).not.toHaveClass(/is-seen/)
  await stage(page).getByRole('slider').fill('4')
  await expect(stage(page)).toContainText('2 of 2 objects')
  await expect(stage(page)).toContainText('How far is the sofa from the chair?')
  await page.keyboard.press('n')
  await expect(stage(page)).toContainText('How large is the room?')
  // The page behind hears no keys: N there would select an object.
  await stage(page).getByRole('button', { name: 'End' }).click()
  await expect(stage(page)).toHaveCount(0)
  await expect(page.locator('.plan-object.is-selected')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Present', exact: true })).toBeFocused()
  await expect(map(page)).toBeVisible()
  expect(faults).toEqual([])
})

test('who wants no motion sees the whole map at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openApp(page)
  await give(page, layoutFile())
  await page.getByRole('button', { name: 'Present', exact: true }).click()
  await expect(stage(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(stage(page)).toContainText('2 of 2 objects')
  await page.keyboard.press('Escape')
  await expect(stage(page)).toHaveCount(0)
})
