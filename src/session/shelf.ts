/**
 * The browser's own database: documents that are kept over a reload. In three boxes, by the document's id, so that the
 * list can be read without the documents, and an edit written without the pictures.
 */
const BOXES = ['summaries', 'documents', 'films'] as const
export type Box = (typeof BOXES)[number]

const NAME = 'floorsight'

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      for (const box of BOXES) request.result.createObjectStore(box)
    }
    const database = await settled(request)
    // Another page has a newer Floorsight: this one must not stand in its way.
    database.onversionchange = () => {
      database.close()
      opened = undefined
    }
    return database
  })()
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** Does something in one transaction: all of it, or nothing. @throws DOMException where the browser refuses. */
async function transact(change: (transaction: IDBTransaction) => void): Promise<void> {
  const transaction = (await open()).transaction(BOXES, 'readwrite')
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  change(transaction)
  return done
}

/** Puts values under an id, in the boxes named; what is in the others stays. */
export const put = (id: string, values: Partial<Record<Box, unknown>>): Promise<void> =>
  transact((transaction) => {
    for (const [box, value] of Object.entries(values)) transaction.objectStore(box).put(value, id)
  })

/** Takes an id out of all boxes. */
export const erase = (id: string): Promise<void> =>
  transact((transaction) => {
    for (const box of BOXES) transaction.objectStore(box).delete(id)
  })

/** What is in a box under an id; undefined where there is nothing. */
export const get = async (box: Box, id: string): Promise<unknown> =>
  settled((await open()).transaction(box).objectStore(box).get(id))

/** All that is in a box. */
export const getAll = async (box: Box): Promise<unknown[]> =>
  settled((await open()).transaction(box).objectStore(box).getAll())
