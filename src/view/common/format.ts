/** Numbers and names as people read them. Metres with two decimals; a real minus sign. */

const MINUS = '\u2212'
const NARROW = '\u202f'

/** A number with a fixed count of decimals. */
export const fixed = (value: number, decimals: number): string => {
  const text = Math.abs(value).toFixed(decimals)
  return value < 0 && Number(text) !== 0 ? MINUS + text : text
}

export const metres = (value: number): string => `${fixed(value, 2)} m`
/** A small length in metres as centimetres, with one decimal below ten. */
export const centimetres = (value: number): string => `${fixed(value * 100, value < 0.0995 ? 1 : 0)} cm`
export const degrees = (value: number): string => `${fixed(value, 1)}°`
export const seconds = (value: number): string => `${fixed(value, 1)} s`
export const percent = (share: number): string => `${fixed(share * 100, 0)}${NARROW}%`
export const megabytes = (bytes: number): string => `${fixed(bytes / 1e6, 0)} MB`
export const sizeOf = (size: readonly number[]): string =>
  `${size.map((side) => fixed(side, 2)).join(' × ')} m`
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `computer-mouse-1` as people say it: `computer mouse 1`. */
export const objectName = (id: string): string => id.replaceAll('-', ' ')

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
