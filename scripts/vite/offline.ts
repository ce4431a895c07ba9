import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'vite'
import type { OfflineBuild } from '../../src/app/offline/build.ts'

/** The list of the built app's files that is served beside it, for the dialog that stores them all. */
export const LIST_NAME = 'offline.json'
const WORKER_NAME = 'serviceWorker.js'

/** Files of the built app by how they come to be stored; undefined: not by the service worker. */
export function storedAs(path: string): 'shell' | 'runtime' | 'sample' | undefined {
  if (/\.map$|^(models|guide)\//.test(path) || [LIST_NAME, WORKER_NAME].includes(path)) return undefined
  if (path.startsWith('sample/')) return 'sample'
  return /^assets\/(ort-wasm|.*\.wasm$)/.test(path) ? 'runtime' : 'shell'
}

/** What the service worker is to know of the files of a built app, given each file's hash by its path. */
export function offlineBuild(hashes: ReadonlyMap<string, string>): OfflineBuild {
  const paths = [...hashes.keys()].sort()
  const stored = (kind: 'shell' | 'runtime' | 'sample') => paths.filter((path) => storedAs(path) === kind)
  const [shell, runtime, sample] = [stored('shell'), stored('runtime'), stored('sample')]
  const all = createHash('sha256')
  for (const path of [...shell, ...runtime]) all.update(`${path} ${hashes.get(path)}\n`)
  return { version: all.digest('hex').slice(0, 12), shell, runtime, sample }
}

async function hashesUnder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => storedAs(path))
  return new Map(
    await Promise.all(
      files.map(async (path): Promise<[string, string]> => {
        const bytes = await readFile(join(folder, path))
        return [path, createHash('sha256').update(bytes).digest('hex')]
      }),
    ),
  )
}

/** Builds the service worker after the app, with the list of the app's files in it. */
export function offline(): Plugin {
  let outDir = ''
  let root = ''
  return {
    name: 'floorsight-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root
      outDir = resolve(root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler(error?: Error) {
        if (error) return
        const known = offlineBuild(await hashesUnder(outDir))
        await writeFile(join(outDir, LIST_NAME), JSON.stringify(known))
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { __FLOORSIGHT_BUILD__: JSON.stringify(known) },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2023',
            rollupOptions: {
              input: join(root, 'src/app/serviceWorker.ts'),
              output: { format: 'iife', entryFileNames: WORKER_NAME },
            },
          },
        })
      },
    },
  }
}
