import { createStore } from 'zustand/vanilla'

/** What concerns the app itself and not the document. */
export interface Upkeep {
  /** Brings in the new version that waits, and reloads; undefined where none waits. */
  applyUpdate: (() => void) | undefined
}

export const upkeep = createStore<Upkeep>(() => ({ applyUpdate: undefined }))

/** A new version of the app is ready; it waits for the user's word. */
export const offerUpdate = (applyUpdate: () => void): void => upkeep.setState({ applyUpdate })
/** Goes on with this version until the page is opened again. */
export const declineUpdate = (): void => upkeep.setState({ applyUpdate: undefined })
