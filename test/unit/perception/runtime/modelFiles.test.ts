import { afterEach, expect, test, vi } from 'vitest'
import { ModelDownloadError } from '../../../../src/perception/runtime/index.ts'
import { fetchModelFile } from '../../../../src/perception/runtime/modelFiles.ts'
import { bytesOf, echoModel, serve } from './fixture.ts'

const entry = echoModel('4x4')
const file = entry.variants[0]?.graph ?? { file: '', bytes: 1, sha256: '' }
const fetched = (onBytes: (bytes: number) => void = () => {}, signal?: AbortSignal) =>
  fetchModelFile('https://models.test/', file, signal, onBytes)

afterEach(() => vi.unstubAllGlobals())

/** The Cache API, as far as it is used here. */
function stubCache() {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>()
  const cache = {
    match: async (url: string) => entries.has(url) && new Response(entries.get(url)),
    put: async (url: string, response: Response) =>
      void entries.set(url, new Uint8Array(await response.arrayBuffer())),
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    delete: async (request: string | { url: string }) =>
      entries.delete(typeof request === 'string' ? request : request.url),
  }
  vi.stubGlobal('caches', { open: async () => cache })
  return entries
}

test('gives the file, counts its bytes, and asks for exactly this version', async () => {
  const requests = serve(entry)
  const counts: number[] = []
  expect(await fetched((bytes) => void counts.push(bytes))).toEqual(bytesOf('4x4'))
  expect(counts.at(-1)).toBe(file.bytes)
  expect(String(requests.mock.calls[0]?.[0])).toBe(`https://models.test/4x4.onnx?sha256=${file.sha256}`)
})

test.each([
  ['short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(1), /11 of 12 bytes/],
  ['long', (bytes: Uint8Array<ArrayBuffer>) => Uint8Array.of(...bytes, 0), /more than the 12 bytes/],
  ['another', (bytes: Uint8Array<ArrayBuffer>) => bytes.toReversed(), /its sha256 is/],
])('refuses a file that is %s', async (_, change, fault) => {
  const kept = stubCache()
  serve(entry, change)
  await expect(fetched()).rejects.toThrow(ModelDownloadError)
  await expect(fetched()).rejects.toThrow(fault)
  expect(kept.size, 'nothing wrong is kept').toBe(0)
})

test('names a server that refuses, and one that is away', async () => {
  serve({ ...entry, variants: [] })
  await expect(fetched()).rejects.toThrow(/4x4\.onnx did not load \(status 404\)/)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(fetched()).rejects.toThrow(ModelDownloadError)
})

test('stops with the signal’s own reason', async () => {
  serve(entry)
  const reason = new Error('another video')
  await expect(fetched(undefined, AbortSignal.abort(reason))).rejects.toBe(reason)
})

test('takes the second time from the cache, and drops earlier versions of the file', async () => {
  const kept = stubCache()
  kept.set('https://models.test/4x4.onnx?sha256=older', Uint8Array.of(1))
  kept.set('https://models.test/other.onnx?sha256=older', Uint8Array.of(1))
  const requests = serve(entry)
  await fetched()
  // The cache is written while the networks start.
  await vi.waitFor(() =>
    expect([...kept.keys()].toSorted()).toEqual([
      `https://models.test/4x4.onnx?sha256=${file.sha256}`,
      'https://models.test/other.onnx?sha256=older',
    ]),
  )
  expect(await fetched()).toEqual(bytesOf('4x4'))
  expect(requests).toHaveBeenCalledTimes(1)
})

test('replaces a kept file that the browser has cut', async () => {
  const kept = stubCache()
  serve(entry)
  kept.set(`https://models.test/4x4.onnx?sha256=${file.sha256}`, Uint8Array.of(1))
  expect(await fetched()).toEqual(bytesOf('4x4'))
  await vi.waitFor(() => expect([...kept.values()]).toEqual([bytesOf('4x4')]))
})
