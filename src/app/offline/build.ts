/** What the service worker knows of the built app; scripts/vite/offline.ts puts it into the worker when it is built. */
export interface OfflineBuild {
  /** Of the whole shell: another where one byte of it is another. */
  version: string
  /** What a first visit stores: the page, its scripts, styles, fonts and icons; paths relative to the page. */
  shell: readonly string[]
  /** Large files that a run needs, stored when one is first fetched: the networks' runtime. */
  runtime: readonly string[]
  /** The room that ships with the app: fetched anew where there is a network, stored when it is first opened. */
  sample: readonly string[]
}

/** Caches of the service worker; perception keeps the models in one of its own. */
export const APP_CACHE = 'floorsight-app-'
export const RUNTIME_CACHE = 'floorsight-runtime'
export const appCache = (version: string): string => APP_CACHE + version

/** What a new page tells the worker that waits to replace the old one. */
export const TAKE_OVER = 'take-over'

/** What a first visit asks of the browser for a response to be part of an isolated page; hosts may not say it. */
export const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
