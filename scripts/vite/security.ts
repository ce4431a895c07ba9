/** Headers of every response of the app; `vite preview` sends them, and the page carries its policy itself too. */

/** Threads of WebAssembly need a cross-origin isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/**
 * Nothing from anywhere else, and nothing to anywhere else: the browser itself holds the app to its promise. Inline
 * styles are not allowed either: React sets them through the CSSOM, to which a policy does not apply.
 */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  // Compiling WebAssembly, and no eval of JavaScript.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // The runtime's threads start from blobs.
  'worker-src': "'self' blob:",
  // Frames and crops are blobs; exports are drawn from data.
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'connect-src': "'self' blob:",
  'object-src': "'none'",
  'frame-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const written = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map((words) => words.join(' '))
    .join('; ')

/** As the page says it: a page cannot say who may frame it. */
export const pagePolicy: string = written(DIRECTIVES)

/** Of the built app; the development server runs scripts of its own that the policy would stop. */
export const builtHeaders = {
  ...isolationHeaders,
  'Content-Security-Policy': written({ ...DIRECTIVES, 'frame-ancestors': "'none'" }),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}
