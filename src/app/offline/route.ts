import type { OfflineBuild } from './build.ts'

/**
 * How a request is answered. `page`: with the stored page, whatever its address. `shell`: from what the first visit
 * stored. `runtime`: from the store, else fetched and stored for good, since its name has its hash. `fresh`: fetched,
 * and from the store where there is no network. `pass`: not by the worker.
 */
export type Route =
  | { kind: 'page' | 'shell' | 'runtime'; path: string }
  | { kind: 'fresh'; path: string }
  | { kind: 'pass' }

export interface Asked {
  url: string
  method: string
  /** As in `Request.mode`. */
  mode: string
  /** A part of a file: only the server can give that. */
  hasRange: boolean
}

const MODELS = 'models/models.json'
const PAGE = 'index.html'

/** @param scope the folder of the page, absolute, with a slash at its end. */
export function routeOf({ url, method, mode, hasRange }: Asked, scope: string, build: OfflineBuild): Route {
  if (method !== 'GET' || hasRange || !url.startsWith(scope)) return { kind: 'pass' }
  const path = url.slice(scope.length).replace(/[?#].*$/, '')
  if (mode === 'navigate' && (path === '' || path === PAGE)) return { kind: 'page', path: PAGE }
  if (build.shell.includes(path)) return { kind: 'shell', path }
  if (build.runtime.includes(path)) return { kind: 'runtime', path }
  // Small, and renewed with the server's.
  return path === MODELS || build.sample.includes(path) ? { kind: 'fresh', path } : { kind: 'pass' }
}

/** The caches that are none of this build's, of all that there are. */
export const outdatedCaches = (names: readonly string[], prefix: string, current: string): string[] =>
  names.filter((name) => name.startsWith(prefix) && name !== current)
