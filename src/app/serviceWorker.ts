import {
  APP_CACHE,
  appCache,
  ISOLATION_HEADERS,
  type OfflineBuild,
  RUNTIME_CACHE,
  TAKE_OVER,
} from './offline/build.ts'
import { outdatedCaches, type Route, routeOf } from './offline/route.ts'

/**
 * Keeps the app on this machine: after the first visit it opens without a network. It stores the app's own files only;
 * what the user opens never comes by here, since files are read and not fetched.
 */

/** Put in by the build. */
declare const __FLOORSIGHT_BUILD__: OfflineBuild
const build = __FLOORSIGHT_BUILD__

/** The part of a service worker's global that is used; TypeScript's own types of it exclude the page's. */
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends LifeEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  registration: { scope: string }
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
const worker = globalThis as unknown as WorkerScope

const urlOf = (path: string) => new URL(path, worker.registration.scope).href

/** Stores the shell; a file whose name has its hash may come from an earlier version's store. */
async function install(): Promise<void> {
  const cache = await caches.open(appCache(build.version))
  await Promise.all(
    build.shell.map(async (path) => {
      const url = urlOf(path)
      const kept = path.startsWith('assets/') ? await caches.match(url) : undefined
      const response = kept ?? (await fetch(url, { cache: 'no-cache' }))
      if (!response.ok) throw new Error(`${path}: status ${response.status}`)
      await cache.put(url, response)
    }),
  )
}

/** Drops what earlier versions stored. */
async function activate(): Promise<void> {
  const old = outdatedCaches(await caches.keys(), APP_CACHE, appCache(build.version))
  await Promise.all(old.map((name) => caches.delete(name)))
  const runtime = await caches.open(RUNTIME_CACHE)
  const current = new Set(build.runtime.map(urlOf))
  for (const { url } of await runtime.keys())
    if (url.includes('/assets/') && !current.has(url)) await runtime.delete(url)
  await worker.clients.claim()
}

/** The response as part of an isolated page: without isolation the networks run on one thread. */
function isolated(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) headers.set(name, value)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

async function fromNetwork(request: Request, url: string, cacheName: string): Promise<Response> {
  const response = await fetch(request)
  if (response.ok) {
    const copy = response.clone()
    // A full disk costs the next visit a download, not this one its file.
    caches
      .open(cacheName)
      .then((cache) => cache.put(url, copy))
      .catch(() => undefined)
  }
  return response
}

async function answer(request: Request, route: Exclude<Route, { kind: 'pass' }>): Promise<Response> {
  const url = urlOf(route.path)
  if (route.kind === 'fresh')
    try {
      return isolated(await fromNetwork(request, url, RUNTIME_CACHE))
    } catch (error) {
      const kept = await caches.match(url)
      if (kept) return isolated(kept)
      throw error
    }
  const name = route.kind === 'runtime' ? RUNTIME_CACHE : appCache(build.version)
  const kept = await (await caches.open(name)).match(url)
  if (kept) return isolated(kept)
  // The user has cleared the store: the network does until it is full again.
  return isolated(await fromNetwork(request, url, name))
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { url, method, mode } = request
  const route = routeOf(
    { url, method, mode, hasRange: request.headers.has('range') },
    worker.registration.scope,
    build,
  )
  if (route.kind !== 'pass') event.respondWith(answer(request, route))
})
