import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type Filter, NO_FILTER, type Sort } from './entries.ts'

/** How somebody looks at a dataset: kept while they open a row, and there again when they come back. */
export interface Looking {
  filter: Filter
  sort: Sort
  /** Key of the chosen entry. */
  chosen: string | undefined
}

const FRESH: Looking = {
  filter: NO_FILTER,
  sort: { by: 'line', descending: false },
  chosen: undefined,
}

const looking = createStore<{ file: File | undefined; at: Looking }>(() => ({
  file: undefined,
  at: FRESH,
}))

const current = (file: File): Looking => {
  const { file: seen, at } = looking.getState()
  return seen === file ? at : FRESH
}

/** @param file of the first run: another one is looked at afresh. */
export function useLooking(file: File): [Looking, (change: Partial<Looking>) => void] {
  const at = useStore(looking, (state) => (state.file === file ? state.at : FRESH))
  return [at, (change) => looking.setState({ file, at: { ...current(file), ...change } })]
}

/** Pixels of the rows above the window: no state, as nothing is drawn by it but when the rows come back. */
const places = new WeakMap<File, number>()

export const placeOf = (file: File): number => places.get(file) ?? 0
export const keepPlace = (file: File, pixels: number): void => void places.set(file, pixels)
