import { useSyncExternalStore } from 'react'
import { store } from './stored.ts'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
/** What the user chose: one theme, or whatever the system wants. */
export type ThemeChoice = (typeof THEME_CHOICES)[number]
type Theme = Exclude<ThemeChoice, 'system'>

const system = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** What is chosen now. public/theme.js reads the kept choice before the first paint. */
export const themeChoice = (): ThemeChoice => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

const current = (): Theme => {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return system().matches ? 'dark' : 'light'
}

/** Sets the theme and remembers it. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  store('theme', choice === 'system' ? undefined : choice)
  for (const listener of listeners) listener()
}

/** The choice after one: around the three. */
export const nextTheme = (choice: ThemeChoice): ThemeChoice =>
  THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] as ThemeChoice

function subscribe(listener: () => void): () => void {
  const media = system()
  listeners.add(listener)
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}

/** The theme on screen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current)
/** What the user chose. */
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice)
