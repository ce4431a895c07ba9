import type { Page } from '@playwright/test'
import { writeLayout } from '../../src/formats/index.ts'
import { seededRandom } from '../../src/geometry/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { emptyLayout } from '../unit/view/layoutFixture.ts'

/** How smoothly the plan moves under the hand. */
export interface PlanFrames {
  objects: number
  /** Frames drawn a second, while the plan is dragged and while it is zoomed. */
  pan: number
  zoom: number
  /** Of all frames, 95 of 100 came sooner after the one before; milliseconds. */
  worstGap: number
}

const CATEGORY_GROUPS = [
  'chair',
  'table',
  'sofa',
  'bed',
  'tv',
  'sink',
  'potted plant',
  'refrigerator',
] as const
const SECONDS = 4

/** A hall with so many objects, on a grid and turned as it comes, with all that a plan draws of them. */
function crowdedLayout(count: number): Layout {
  const random = seededRandom(5)
  const columns = Math.ceil(Math.sqrt(1.5 * count))
  const rows = Math.ceil(count / columns)
  const [w, d] = [1.2 * columns, 1.2 * rows]
  return {
    ...emptyLayout,
    room: {
      outline: [
        [0, 0],
        [w, 0],
        [w, d],
        [0, d],
      ],
      wallSeen: [true, true, true, true],
      areaSquareMetres: { value: w * d, sd: 1 },
    },
    objects: Array.from({ length: count }, (_, k) => {
      const category = CATEGORY_GROUPS[k % CATEGORY_GROUPS.length] as string
      return {
        id: `${category.replaceAll(' ', '-')}-${1 + Math.floor(k / CATEGORY_GROUPS.length)}`,
        category,
        box: {
          center: [0.6 + 1.2 * (k % columns), 0.6 + 1.2 * Math.floor(k / columns), 0.4],
          size: [0.5 + 0.4 * random(), 0.4, 0.8],
          yaw: Math.PI * random(),
        },
        sd: { center: [0.1, 0.1, 0.05], size: [0.05, 0.05, 0.05], yaw: 0.1 },
        score: 0.9,
        sightings: [],
        missedFrames: 0,
      }
    }),
  }
}

const COUNT_FRAMES = `
  frameTimes = []
  noteFrame = (now) => {
    frameTimes.push(now)
    lastFrame = requestAnimationFrame(noteFrame)
  }
  lastFrame = requestAnimationFrame(noteFrame)`

/** Gaps between the frames that are drawn while something is done, milliseconds. */
async function gapsWhile(page: Page, act: (step: number) => Promise<void>): Promise<number[]> {
  // As text: what transpiles this file gives functions names by a helper that the page does not have.
  await page.evaluate(COUNT_FRAMES)
  const end = performance.now() + 1000 * SECONDS
  for (let step = 0; performance.now() < end; step++) await act(step)
  const times = await page.evaluate<number[]>('cancelAnimationFrame(lastFrame), frameTimes')
  return times.slice(1).map((time, k) => time - (times[k] as number))
}

const rate = (gaps: readonly number[]) => (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0)

/** Opens a hall of objects and drags and zooms its plan. */
export async function measurePlan(page: Page, objects: number): Promise<PlanFrames> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'hall.json',
      mimeType: 'application/json',
      buffer: Buffer.from(writeLayout(crowdedLayout(objects))),
    })
  const plan = page.getByRole('img', { name: `Plan with ${objects} objects` })
  const box = await plan.boundingBox()
  if (!box) throw new Error('there is no plan')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.waitForTimeout(500)
  await page.mouse.down()
  const panned = await gapsWhile(page, (k) =>
    page.mouse.move(x + 80 * Math.sin(k / 12), y + 50 * Math.sin(k / 7)),
  )
  await page.mouse.up()
  const zoomed = await gapsWhile(page, (k) => page.mouse.wheel(0, k % 40 < 20 ? -30 : 30))
  const sorted = [...panned, ...zoomed].sort((a, b) => a - b)
  return {
    objects,
    pan: rate(panned),
    zoom: rate(zoomed),
    worstGap: sorted[Math.floor(0.95 * sorted.length)] as number,
  }
}
