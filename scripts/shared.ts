import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './paths.ts'

/** Rooms and their truth, laid beside the checkout on some machines; what needs them does without where they are not. */
export const sharedFolder = process.env.FLOORSIGHT_SHARED ?? resolve(root, '../shared')

/** The path of a shared file or folder; undefined, after a message, where it is missing. */
export function shared(...names: string[]): string | undefined {
  const path = join(sharedFolder, ...names)
  if (existsSync(path)) return path
  console.log(`skipped: there is no ${path}`)
  return undefined
}
