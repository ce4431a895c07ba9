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

/** Whether a built file is there, and newer than everything that it is made of. @param sources from the root. */
export async function isNewerThan(built: string, sources: readonly string[]): Promise<boolean> {
  const info = await stat(built).catch(() => undefined)
  if (!info) return false
  const times = await Promise.all(sources.map((source) => newest(join(root, source))))
  return Math.max(...times) < info.mtimeMs
}

/** Whether the built app is there and up to date. */
export const isBuilt = (): Promise<boolean> => isNewerThan(join(root, 'dist/index.html'), SOURCES)

/** Builds the app where it is missing or older than its sources. */
export async function ensureBuilt(report: (line: string) => void): Promise<void> {
  if (await isBuilt()) return
  report('building the app')
  await build({ root, logLevel: 'warn' })
}
