import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './paths.ts'

/** What the built app is made of; the models are made before, and only copied. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'scripts/vite', 'package-lock.json']

async function newest(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined)
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  const entries = await readdir(path)
  const times = await Promise.all(entries.map((entry) => newest(join(path, entry))))
  return Math.max(0, ...times)
}

/** Whether the built app is there, and newer than everything that it is made of. */
export async function isBuilt(): Promise<boolean> {
  const built = await stat(join(root, 'dist/index.html')).catch(() => undefined)
  if (!built) return false
  const times = await Promise.all(SOURCES.map((source) => newest(join(root, source))))
  return Math.max(...times) < built.mtimeMs
}

/** Builds the app where it is missing or older than its sources. */
export async function ensureBuilt(report: (line: string) => void): Promise<void> {
  if (await isBuilt()) return
  report('building the app')
  await build({ root, logLevel: 'warn' })
}
