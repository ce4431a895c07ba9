import { useStore } from 'zustand'
import { type Dataset, dataset } from '../../../session/index.ts'

/** The open dataset; undefined where there is none. */
export const useDataset = (): Dataset | undefined => useStore(dataset, (state) => state.dataset)
