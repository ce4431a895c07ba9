import type { Page } from '@playwright/test'
import { AppPages } from '../../cli/appPages.ts'
import { prepare } from '../../cli/prepare.ts'

/**
 * What the page keeps of the run that it has made, as JSON: the layout, its backends and the keyframes with their
 * pictures, bytes in base64.
 */
const keptIn = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const base64 = async (bytes: Blob | Uint8Array<ArrayBuffer>) =>
      new Promise<string>((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
        reader.readAsDataURL(bytes instanceof Blob ? bytes : new Blob([bytes]))
      })
    // Strips and crops show it: a third of the bytes is plenty.
    const smaller = async (picture: Blob) => {
      const bitmap = await createImageBitmap(picture)
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
      return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 })
    }
    const database = await settled(indexedDB.open('floorsight'))
    const all = (box: string) => settled(database.transaction(box).objectStore(box).getAll())
    const [[document], [film]] = [await all('documents'), await all('films')]
    database.close()
    if (!document || !film) return undefined
    const frames = await Promise.all(
      // biome-ignore lint/suspicious/noExplicitAny: what the page has kept; the reader checks it.
      film.map(async ({ picture, semantics, ...frame }: any) => ({
        ...frame,
        ...(semantics && {
          semantics: {
            ...semantics,
            best: await base64(semantics.best),
            shares: await base64(semantics.shares),
          },
        }),
        picture: await base64(await smaller(picture)),
      })),
    )
    return JSON.stringify({ layout: document.predicted, backends: document.backends, frames })
  })

/** How long a page may take to make the map, milliseconds. */
const PATIENCE = 600_000

/**
 * The map of a film as the app makes it, on WebAssembly, as the text of the file that ships with the sample.
 * @throws Error where the run fails or keeps nothing.
 */
export async function computedMap(video: string, report: (line: string) => void): Promise<string> {
  const pages = await AppPages.open({ executablePath: await prepare(report) })
  try {
    const { page } = await pages.newPage()
    // tsx gives functions their names by a helper that the page does not have.
    await page.evaluate('globalThis.__name = (one) => one')
    await page.locator('input[type=file]').first().setInputFiles(video)
    // The page's policy lets nothing be evaluated in it on a timer: it is asked from here.
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(500)) {
      const notice = await page.evaluate(() => globalThis.floorsight?.state().notice)
      if (notice) throw new Error(notice.message)
      const kept = await keptIn(page)
      if (kept) return `${kept}\n`
    }
    throw new Error('the page kept nothing of its run')
  } finally {
    await pages.close()
  }
}
