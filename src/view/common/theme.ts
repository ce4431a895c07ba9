import { useSyncExternalStore } from 'react'

type Theme = 'light' | 'dark'

/** index.html reads the same key before the first paint. */
const KEY = 'floorsight-theme'
const system = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const current = (): Theme => {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return system().matches ? 'dark' : 'light'
}

/** Sets the theme and remembers it, until the user wants what the system wants anyway. */
export function toggleTheme(): void {
  const next: Theme = current() === 'dark' ? 'light' : 'dark'
  const isSystems = next === (system().matches ? 'dark' : 'light')
  if (isSystems) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  try {
    if (isSystems) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Storage can be forbidden; the theme then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** The theme on screen. */
export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    system().addEventListener('change', listener)
    return () => {
      listeners.delete(listener)
      system().removeEventListener('change', listener)
    }
  }, current)
