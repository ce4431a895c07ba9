import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../paths.ts'
import { SIZES } from './camera.ts'

/** The README's pictures, in the repository: made anew only when asked for. */

const folder = join(root, 'public/guide')
const JPEG_QUALITY = 45
const SETTLE_MILLISECONDS = 1500

/** Takes one of the README's pictures. */
export async function shootGuide(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.setViewportSize(SIZES.desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(SETTLE_MILLISECONDS)
  const path = join(folder, `${name}.jpg`)
  await page.screenshot({ path, type: 'jpeg', quality: JPEG_QUALITY })
  console.log(path)
}
