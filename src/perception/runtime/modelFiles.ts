import { faultOf, ModelDownloadError } from './errors.ts'
import type { ModelFile } from './schema.ts'

/** Name of the browser's cache of model files. */
export const MODEL_CACHE = 'floorsight-models'

/** Bytes of one file that have come so far. */
export type ByteProgress = (bytes: number) => void

/** Reads a model's file, checked. Throws ModelDownloadError; the signal's reason when aborted. */
export type ModelReader = (
  file: ModelFile,
  signal: AbortSignal | undefined,
  onBytes: ByteProgress,
) => Promise<Uint8Array>

const hex = (buffer: ArrayBuffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The cache where there is one: not in Node, not on an insecure origin, not in every private window. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(MODEL_CACHE)
  } catch {
    return undefined
  }
}

/** Drops what the cache holds of this file under other hashes: earlier versions of the model. */
async function dropOlder(cache: Cache, url: URL): Promise<void> {
  for (const request of await cache.keys()) {
    const known = new URL(request.url)
    if (known.pathname === url.pathname && known.search !== url.search) await cache.delete(request)
  }
}

async function readBody(
  response: Response,
  file: ModelFile,
  onBytes: ByteProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.bytes)
  const reader = response.body?.getReader()
  if (!reader) throw new ModelDownloadError(file.file, 'the server sent no body')
  let at = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.byteLength > bytes.byteLength) {
      await reader.cancel()
      throw new ModelDownloadError(file.file, `more than the ${bytes.byteLength} bytes that were prepared`)
    }
    bytes.set(part.value, at)
    at += part.value.byteLength
    onBytes(at)
  }
  if (at < bytes.byteLength) throw new ModelDownloadError(file.file, `${at} of ${bytes.byteLength} bytes`)
  return bytes
}

/** Throws ModelDownloadError where a file is not the one that was prepared. */
export async function verify(bytes: Uint8Array<ArrayBuffer>, file: ModelFile): Promise<void> {
  // WebCrypto is for secure origins only; elsewhere the length alone is checked.
  if (!globalThis.crypto?.subtle) return
  const found = hex(await crypto.subtle.digest('SHA-256', bytes))
  if (found !== file.sha256)
    throw new ModelDownloadError(
      file.file,
      `its sha256 is ${found.slice(0, 12)}… and not ${file.sha256.slice(0, 12)}…`,
    )
}

/**
 * Loads a model's file: from the browser's cache (kept by its sha256), else over HTTP, checked; the cache takes it later.
 * @param baseUrl absolute URL of the folder of models.json.
 * @param onBytes called with the bytes that have come so far, at last with all of them.
 * @throws ModelDownloadError; the signal's reason when aborted.
 */
export async function fetchModelFile(
  baseUrl: string,
  file: ModelFile,
  signal: AbortSignal | undefined,
  onBytes: ByteProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted()
  const url = new URL(file.file, baseUrl)
  const isHttp = url.protocol.startsWith('http')
  // The hash in the query keeps the HTTP cache from serving an earlier version of the file.
  if (isHttp) url.searchParams.set('sha256', file.sha256)
  const cache = isHttp ? await openCache() : undefined
  const kept = await cache?.match(url.href)
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer())
    signal?.throwIfAborted()
    if (bytes.byteLength === file.bytes) {
      onBytes(bytes.byteLength)
      return bytes
    }
    await cache?.delete(url.href)
  }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    const response = await fetch(url, signal && { signal })
    if (!response.ok) throw new ModelDownloadError(file.file, `status ${response.status}`)
    bytes = await readBody(response, file, onBytes)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ModelDownloadError) throw error
    throw new ModelDownloadError(file.file, `the connection failed: ${faultOf(error)}`, { cause: error })
  }
  await verify(bytes, file)
  if (cache) keep(cache, url, bytes)
  signal?.throwIfAborted()
  return bytes
}

/** Puts a file into the cache while the networks start: writing tens of megabytes to disk takes a while. */
function keep(cache: Cache, url: URL, bytes: Uint8Array<ArrayBuffer>): void {
  cache
    .put(url.href, new Response(bytes))
    .then(() => dropOlder(cache, url))
    .catch(() => undefined) // A full disk costs the next visit a download, not this one its models.
}
