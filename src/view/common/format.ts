import { decimalText } from '../../geometry/index.ts'

export { objectName, withNames } from '../../reasoning/index.ts'

/** Numbers and names as people read them; lengths are in units.ts. */

const NARROW = '\u202f'

/** A number with a fixed count of decimals. */
export const fixed = decimalText

export const degrees = (value: number): string => `${fixed(value, 1)}°`
export const seconds = (value: number): string => `${fixed(value, 1)} s`
export const percent = (share: number): string => `${fixed(share * 100, 0)}${NARROW}%`
export const megabytes = (bytes: number): string => `${fixed(bytes / 1e6, 0)} MB`
/** A file's or a disk's size in the unit that leaves a small number. */
export function bytes(count: number): string {
  if (count < 1e3) return `${count} B`
  if (count < 1e6) return `${fixed(count / 1e3, 0)} kB`
  return count < 1e9 ? megabytes(count) : `${fixed(count / 1e9, count < 1e10 ? 1 : 0)} GB`
}
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** Minutes and seconds of a film, as on a player: 0:04.2. */
export function clock(value: number): string {
  const tenths = Math.max(0, Math.floor(value * 10 + 1e-6))
  const minutes = Math.floor(tenths / 600)
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`
}

/** Minutes and whole seconds: 0:04. */
export const wholeSeconds = (value: number): string => clock(value).replace(/\.\d$/, '')

/** A film's name without what comes after its last dot. */
export const withoutExtension = (name: string): string => name.replace(/\.[^.]*$/, '') || name
