import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import type { NpmOptions } from '../../../../scripts/models/npmConfig.ts'

/** A folder that is gone after the test. (npm may still be writing into its cache there: hence the retries.) */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'floorsight-test-'))
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  }
}

/** Packs files as npm does: under one top folder. */
export async function packTarball(
  folder: string,
  files: Record<string, Uint8Array | string>,
): Promise<Uint8Array> {
  const top = join(folder, 'package')
  await rm(top, { recursive: true, force: true })
  for (const [path, data] of Object.entries({
    'package.json': '{"name":"fake","version":"1.0.0"}',
    ...files,
  })) {
    await mkdir(dirname(join(top, path)), { recursive: true })
    await writeFile(join(top, path), data)
  }
  await create({ gzip: true, cwd: folder, file: join(folder, 'fake.tgz') }, ['package'])
  return readFile(join(folder, 'fake.tgz'))
}

export interface FakePackage {
  tarball: Uint8Array
  /** What the registry claims of the tarball; the truth by default. */
  integrity?: string
  /** Answers with this status instead. */
  status?: number
  /** Cuts the connection after so many bytes of the tarball. */
  cutAfter?: number
}

const sha512 = (data: Uint8Array) => `sha512-${createHash('sha512').update(data).digest('base64')}`

/** A registry of packages of version 1.0.0 on this machine. `downloads` counts tarballs asked for, by package. */
export async function fakeRegistry(packages: Record<string, FakePackage>, cache: string) {
  const downloads: Record<string, number> = {}
  const server = createServer((request, response) => {
    const [, name = '', tarball] = (request.url ?? '').split('/')
    const found = packages[name]
    if (!found || found.status) {
      response.writeHead(found?.status ?? 404).end('{}')
    } else if (tarball) {
      downloads[name] = (downloads[name] ?? 0) + 1
      response.writeHead(200, { 'content-length': found.tarball.byteLength })
      if (found.cutAfter === undefined) response.end(found.tarball)
      else response.write(found.tarball.subarray(0, found.cutAfter), () => response.destroy())
    } else {
      const dist = { tarball: `${url}${name}/x.tgz`, integrity: found.integrity ?? sha512(found.tarball) }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          name,
          'dist-tags': { latest: '1.0.0' },
          versions: { '1.0.0': { name, version: '1.0.0', dist } },
        }),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const options: NpmOptions = { registry: url, cache, retry: { retries: 0 } }
  return {
    downloads,
    npm: () => Promise.resolve(options),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
