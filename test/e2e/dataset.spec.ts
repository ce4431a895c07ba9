import { expect, type Page, test } from '@playwright/test'
import { openApp } from './app.ts'

const ROWS = 10_000
const THINK = 'The sofa is at (1.0, 0.5) and the tv is at (1.0, 3.1).'
const MAP =
  '<map>[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}, {"object_name": "tv", "bbox": [0.5, 3.0, 1.5, 3.2]}]</map>'

/** Counts, of which every tenth is wrong, and distances with a map and a thought in every hundredth row. */
const record = (k: number, wrongEvery: number) =>
  k % 100 === 50
    ? {
        id: k,
        scene_name: 'hall',
        question_type: 'object_abs_distance',
        question:
          'Measuring from the closest point of each object, what is the distance between the sofa and the tv (in meters)?',
        ground_truth: '2.0',
        predicted_answer: `${MAP}<think>${THINK} So 1 + 1 = 3.</think><answer>9.0</answer>`,
      }
    : {
        id: k,
        scene_name: 'hall',
        question_type: 'object_counting',
        question: `How many chair(s) are in room ${k}?`,
        ground_truth: '4',
        predicted_answer: k % wrongEvery ? '4' : '40',
      }
const predictions = (name: string, wrongEvery = 10) => ({
  name,
  mimeType: 'application/jsonl',
  buffer: Buffer.from(
    Array.from({ length: ROWS }, (_, k) => JSON.stringify(record(k, wrongEvery))).join('\n'),
  ),
})
const truth = {
  name: 'meta_info.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      hall: {
        object_bbox: {
          sofa: [
            {
              centroid: [1, 0.5, 0.4],
              axesLengths: [2, 1, 0.8],
              normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1],
            },
          ],
          tv: [
            {
              centroid: [1, 3.1, 1],
              axesLengths: [1, 0.2, 0.6],
              normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1],
            },
          ],
        },
      },
    }),
  ),
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Predictions' })
const rows = (page: Page) => grid(page).locator('[data-row]')
const detail = (page: Page) => page.getByRole('complementary', { name: 'Chosen row' })
const open = (page: Page, files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) =>
  page.getByLabel('Files of predictions').setInputFiles(files)

/** What of the page's own work takes longer than 50 ms, milliseconds. */
const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
const longTasks = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)

test('ten thousand predictions scroll, filter and sort', async ({ page }, { annotations }) => {
  const faults = await openApp(page)
  await open(page, [predictions('run.jsonl')])
  // From here on: giving the file is the test's own work in the page.
  await watchTasks(page)
  await expect(page.getByText('10,000 rows, read and checked')).toBeVisible({ timeout: 120_000 })
  annotations.push({
    type: 'long tasks, ms',
    description: (await longTasks(page)).map(Math.round).join(', '),
  })
  expect(await rows(page).count()).toBeLessThan(60)

  await grid(page).focus()
  await rows(page).first().click()
  await page.keyboard.press('End')
  await expect(rows(page).last()).toBeFocused()
  await expect(rows(page).last()).toContainText('room 9999')
  await page.keyboard.press('Home')
  await expect(rows(page).first()).toBeFocused()

  await page.getByRole('searchbox').fill('room 1234')
  await expect(page.getByText('1 of 10,000 rows')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Clear' }).click()

  await page.getByLabel('Outcome').selectOption('wrong')
  await expect(page.getByText('1,000 of 10,000 rows')).toBeVisible()
  await page.getByLabel('Claims').selectOption('answer')
  await expect(page.getByText('100 of 10,000 rows')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('button', { name: 'object abs distance' }).click()
  await expect(page.getByText('100 of 10,000 rows')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()

  await grid(page).getByRole('button', { name: 'Score' }).click()
  await expect(grid(page).getByRole('columnheader', { name: 'Score' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  // A count of 40 for 4 is farther off than 9 m for 2.
  await expect(rows(page).first()).toContainText('40')
  expect(faults).toEqual([])
})

test('a row shows its claims, and opens its map against the truth', async ({ page }) => {
  const faults = await openApp(page)
  await open(page, [predictions('run.jsonl'), truth])
  await expect(page.getByText('Ground truth loaded: 1 scene')).toBeVisible()
  await expect(page.getByText('10,000 rows, read and checked')).toBeVisible({ timeout: 120_000 })
  await page.getByLabel('Claims').selectOption('answer')
  await rows(page).first().click()
  await expect(detail(page)).toContainText('Its own map gives')
  // The sum stands last in the text.
  const claims = detail(page).getByRole('list', { name: 'Claims' }).getByRole('listitem')
  await expect(claims.first()).toContainText('Wrong arithmetic')
  await expect(claims.first()).toContainText('1 + 1 = 3')
  await expect(claims.last()).toContainText('Consistent')
  await expect(detail(page).locator('.row-text mark')).toHaveText([/^2/, /^3/, /^1.*1 \+ 1 = 3/])
  await detail(page).getByRole('button', { name: 'Open its map' }).click()
  await expect(page.locator('.plan-object')).toHaveCount(2)
  await expect(page.locator('.comparison-truth')).toHaveCount(2)
  // Back, with the filter and everything as it was read.
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Predictions' }).click()
  await expect(page.getByText('10,000 rows, read and checked')).toBeVisible()
  expect(faults).toEqual([])
})

test('two runs stand beside each other, with what differs', async ({ page }) => {
  await openApp(page)
  await open(page, [predictions('a.jsonl', 10), predictions('b.jsonl', 20)])
  await expect(page.getByText('10,000 rows, read and checked')).toHaveCount(2, { timeout: 180_000 })
  await page.getByLabel('Outcome').selectOption('differs')
  await expect(page.getByText('400 of 10,000 rows')).toBeVisible()
  await grid(page).getByRole('button', { name: 'B − A' }).click()
  await expect(rows(page).first()).toContainText('+1.00')
  await page.getByRole('button', { name: 'Remove the second run' }).click()
  await expect(grid(page).getByRole('columnheader', { name: 'Answer', exact: true })).toBeVisible()
})
