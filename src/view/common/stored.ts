/** Small preferences in this browser. Storage can be forbidden or full: then they last as long as the page. */

const PREFIX = 'floorsight-'
const PREFERENCES = ['theme', 'recent-commands', 'single-keys'] as const
export type Preference = (typeof PREFERENCES)[number]

/** A preference as it was kept; undefined where there is none. */
export function stored(name: Preference): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a preference; undefined forgets it. */
export function store(name: Preference, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, value)
  } catch {
    // See above.
  }
}

/** The preferences that are kept, with what they take of the disk, bytes. */
export const storedPreferences = (): { count: number; bytes: number } => {
  const values = PREFERENCES.flatMap((name) => stored(name) ?? [])
  return { count: values.length, bytes: values.reduce((sum, value) => sum + 2 * value.length, 0) }
}

export const forgetPreferences = (): void => {
  for (const name of PREFERENCES) store(name, undefined)
}
