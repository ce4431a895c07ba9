import { useStore } from 'zustand'
import {
  type Comparing,
  comparing,
  type OpenDocument,
  type ShownComparison,
  shownComparison,
} from '../../session/index.ts'

/** A part of what the comparison waits for. */
export const useComparing = <T>(part: (state: Comparing) => T): T => useStore(comparing, part)

const OTHER = 'other map: '

/** An object of the other map, as what the pointer rests on: its id may be one of this map's too. */
export const otherKey = (id: string): string => OTHER + id

/** The id of the other map's object that the pointer rests on. */
export const otherIn = (hovered: string | undefined): string | undefined =>
  hovered?.startsWith(OTHER) ? hovered.slice(OTHER.length) : undefined

/** The document's comparison; undefined where there is none. @param document with the layout of the part that is shown. */
export const comparisonIn = ({ layout, comparison }: OpenDocument): ShownComparison | undefined =>
  comparison && shownComparison(layout, comparison)
