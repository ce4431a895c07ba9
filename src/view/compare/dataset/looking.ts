import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RunSource } from '../../../session/index.ts'
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

const looking = createStore<{ source: RunSource | undefined; at: Looking }>(() => ({
  source: undefined,
  at: FRESH,
}))

const current = (source: RunSource): Looking => {
  const { source: seen, at } = looking.getState()
  return seen === source ? at : FRESH
}

/** @param source of the first run: another one is looked at afresh. */
export function useLooking(source: RunSource): [Looking, (change: Partial<Looking>) => void] {
  const at = useStore(looking, (state) => (state.source === source ? state.at : FRESH))
  return [at, (change) => looking.setState({ source, at: { ...current(source), ...change } })]
}

/** Pixels of the rows above the window: no state, as nothing is drawn by it but when the rows come back. */
const places = new WeakMap<RunSource, number>()

export const placeOf = (source: RunSource): number => places.get(source) ?? 0
export const keepPlace = (source: RunSource, pixels: number): void => void places.set(source, pixels)
