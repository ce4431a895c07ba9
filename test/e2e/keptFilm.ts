import type { Page } from '@playwright/test'
import type { Layout } from '../../src/layout/index.ts'
import type { FrameSemantics } from '../../src/session/index.ts'

/** Where a page finds a film again that it never analysed: in the browser's own database, as a run would have kept it. */

interface Film {
  layout: Layout
  /** The same for every frame; none of a film that was kept before it was. */
  semantics?: FrameSemantics
}

/** Puts a map with a drawn picture for each frame into the database of the page. The page must be open, and reloaded after. */
export async function keepFilm(page: Page, { layout, semantics }: Film): Promise<void> {
  const packed = semantics && {
    ...semantics,
    best: [...semantics.best],
    shares: [...semantics.shares],
  }
  await page.evaluate(
    async ([kept, cells]) => {
      const { width, height } = kept.source
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      const gradient = context.createLinearGradient(0, 0, 0, height)
      for (const [at, colour] of [
        [0, '#b9b2a6'],
        [0.62, '#8d8578'],
        [0.63, '#6b5844'],
        [1, '#4a3c2e'],
      ] as const)
        gradient.addColorStop(at, colour)
      context.fillStyle = gradient
      context.fillRect(0, 0, width, height)
      const picture = await canvas.convertToBlob({ type: 'image/jpeg' })
      const films = kept.frames.map(({ timestampSeconds, sampled }, index) => ({
        index,
        timestampSeconds,
        sampled,
        width,
        height,
        detections: [],
        picture,
        ...(cells && {
          semantics: { ...cells, best: Uint8Array.from(cells.best), shares: Uint8Array.from(cells.shares) },
        }),
      }))
      const document = {
        version: 1,
        questions: [],
        measurements: [],
        predicted: kept,
        history: { present: kept, past: [], future: [] },
        backends: [],
      }
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('floorsight', 1)
        opening.onupgradeneeded = () => {
          for (const box of ['summaries', 'documents', 'films']) opening.result.createObjectStore(box)
        }
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      const transaction = database.transaction(['summaries', 'documents', 'films'], 'readwrite')
      transaction
        .objectStore('summaries')
        .put({ id: 'kept', name: kept.source.name, savedAt: Date.now(), edits: 0 }, 'kept')
      transaction.objectStore('documents').put(document, 'kept')
      transaction.objectStore('films').put(films, 'kept')
      await new Promise((resolve) => {
        transaction.oncomplete = resolve
      })
      database.close()
    },
    [layout, packed] as const,
  )
}
