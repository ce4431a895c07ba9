import { createStore } from 'zustand/vanilla'
import type { Mark } from '../reasoning/index.ts'

/** What is drawn on the map to explain a number: as passing as the pointer, never undone and never saved. */
export interface Focus {
  /** Of the answer that is shown on the map; they stay until another takes their place. */
  resting: readonly Mark[]
  /** Of what the pointer or the keyboard's focus is on; these go first. */
  passing: readonly Mark[] | undefined
}

const NONE: readonly Mark[] = []

export const focus = createStore<Focus>(() => ({ resting: NONE, passing: undefined }))

/** Draws marks for as long as something is pointed at; without marks, what was there before. */
export const pointAt = (marks: readonly Mark[] | undefined): void =>
  focus.setState({ passing: marks?.length ? marks : undefined })

/** Draws marks until others take their place. */
export const restOn = (marks: readonly Mark[] | undefined): void =>
  focus.setState({ resting: marks ?? NONE, passing: undefined })

/** The marks on the map now. */
export const marksShown = ({ resting, passing }: Focus): readonly Mark[] => passing ?? resting
