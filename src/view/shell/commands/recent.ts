import { store, stored } from '../../common/stored.ts'

/** The commands used last, the latest first. */
const MOST = 6

/** The list after a command was used. */
export const usedNow = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, MOST)

/** Reads a kept list; what is none is an empty one. */
export const readRecent = (text: string | undefined): string[] =>
  text ? text.split(' ').filter(Boolean) : []

export const recentCommands = (): string[] => readRecent(stored('recent-commands'))
export const remember = (id: string): void =>
  store('recent-commands', usedNow(recentCommands(), id).join(' '))
