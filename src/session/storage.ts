import { discardKept, keeping, refreshKept } from './persist.ts'

/** What the app keeps in this browser: listed, cleared, and completed for use without a network. */

export const STORED_KINDS = ['app', 'models', 'runtime', 'work'] as const
export type StoredKind = (typeof STORED_KINDS)[number]

export interface StoredThing {
  kind: StoredKind
  /** Files, or documents of the user's work. */
  count: number
  /** On disk; undefined where the browser does not tell. */
  bytes: number | undefined
}

export interface StorageReport {
  things: readonly StoredThing[]
  /** Of all that this origin keeps and may keep; undefined where the browser does not tell. */
  usedBytes: number | undefined
  quotaBytes: number | undefined
}

/** The caches, by the beginning of their names: those of the service worker (app/offline) and of the models. */
export const CACHES: Readonly<Record<Exclude<StoredKind, 'work'>, string>> = {
  app: 'floorsight-app-',
  models: 'floorsight-models',
  runtime: 'floorsight-runtime',
}

const isCacheOf = (kind: keyof typeof CACHES) => (name: string) => name.startsWith(CACHES[kind])

/** Not on an insecure origin, and not in every private window. */
const store = (): CacheStorage | undefined => globalThis.caches

async function cacheThing(kind: keyof typeof CACHES): Promise<StoredThing> {
  let [count, bytes] = [0, 0]
  for (const name of ((await store()?.keys()) ?? []).filter(isCacheOf(kind))) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      count++
      bytes += (await (await cache.match(request))?.blob())?.size ?? 0
    }
  }
  return { kind, count, bytes }
}

/** Chromium also says which kind of storage takes how much. */
type Estimate = StorageEstimate & { usageDetails?: { indexedDB?: number } }

/** What is kept now. */
export async function storageReport(): Promise<StorageReport> {
  const estimate: Estimate = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  const cached = await Promise.all((['app', 'models', 'runtime'] as const).map(cacheThing))
  await refreshKept()
  const count = keeping.getState().offered.length
  const work: StoredThing = {
    kind: 'work',
    count,
    bytes: count ? estimate.usageDetails?.indexedDB : 0,
  }
  return { things: [...cached, work], usedBytes: estimate.usage, quotaBytes: estimate.quota }
}

/** Clears one kind. What is on screen stays; models and app are fetched again when they are needed. */
export async function clearStored(kind: StoredKind): Promise<void> {
  if (kind === 'work') {
    for (const { id } of keeping.getState().offered) await discardKept(id)
    return
  }
  for (const name of ((await store()?.keys()) ?? []).filter(isCacheOf(kind))) await caches.delete(name)
}

/** A file that a run may need. */
interface NeededFile {
  url: string
  bytes: number
}

interface ListedFile {
  file: string
  bytes: number
  sha256: string
}
interface ModelList {
  models: readonly {
    weights: readonly ListedFile[]
    variants: readonly { graph: ListedFile; half?: ListedFile }[]
  }[]
}

/** The models' files, under the addresses by which perception looks for them. */
export function modelFilesOf({ models }: ModelList, folder: string): NeededFile[] {
  const files = models.flatMap(({ weights, variants }) => [
    ...weights,
    ...variants.flatMap(({ graph, half }) => (half ? [graph, half] : [graph])),
  ])
  const byName = new Map(files.map((file) => [file.file, file]))
  return [...byName.values()].map(({ file, bytes, sha256 }) => {
    const url = new URL(file, folder)
    url.searchParams.set('sha256', sha256)
    return { url: url.href, bytes }
  })
}

async function listAt<T>(url: URL): Promise<T> {
  const answer = await fetch(url, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${url.pathname}: status ${answer.status}`)
  return answer.json()
}

/** A file into a cache, unless it is there. */
async function complete(cacheName: string, url: string): Promise<void> {
  const cache = await caches.open(cacheName)
  if (await cache.match(url)) return
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: status ${answer.status}`)
  await cache.put(url, answer)
}

/**
 * Stores every file that any run may need, so that videos can be analysed without a network.
 * @param onShare told how much is done, 0 to 1.
 * @throws Error that names the file where one cannot be had or kept.
 */
export async function storeAll(onShare: (share: number) => void): Promise<void> {
  const base = new URL('./', document.baseURI)
  const folder = new URL('models/', base).href
  const { runtime, sample } = await listAt<{ runtime: readonly string[]; sample: readonly string[] }>(
    new URL('offline.json', base),
  )
  const models = modelFilesOf(await listAt<ModelList>(new URL('models.json', folder)), folder)
  const total = models.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const path of [...runtime, ...sample]) await complete(CACHES.runtime, new URL(path, base).href)
  let done = 0
  for (const { url, bytes } of models) {
    await complete(CACHES.models, url)
    done += bytes
    onShare(done / total)
  }
}
