import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import { session } from './store.ts'

/** How the map is being edited: never undone, never saved with it. */
export interface Editing {
  /** Only then does a drag on the plan change an object: else it moves the plan. */
  isOn: boolean
  /** The user is choosing the kind of an object to add. */
  isChoosing: boolean
  /** The kind of object that the next click on the plan adds. */
  adding: string | undefined
  /** What is shown of the document: the map with the user's edits, or as it was predicted, which nobody can edit. */
  version: Version
}

export type Version = 'edited' | 'predicted'

const OFF: Editing = { isOn: false, isChoosing: false, adding: undefined, version: 'edited' }

export const editing = createStore<Editing>(() => OFF)

/** Begins or ends editing; what is edited is shown. */
export const setEditing = (isOn: boolean): void => editing.setState({ ...OFF, isOn })

/** Asks for the kind of an object to add, or no longer. */
export const chooseKind = (isChoosing: boolean): void =>
  editing.setState(isChoosing ? { ...OFF, isOn: true, isChoosing } : { isChoosing })

/** Has the next click on the plan add an object; undefined has it select, as always. */
export function startAdding(category: string | undefined): void {
  const name = category?.trim().toLowerCase() || undefined
  editing.setState(name ? { ...OFF, isOn: true, adding: name } : { adding: undefined })
}

export const showVersion = (version: Version): void => {
  // An object that is dragged belongs to the edited map.
  session.setState({ draft: undefined })
  editing.setState({ version, adding: undefined, isChoosing: false })
}

/** The layout that is on screen. */
export const layoutOf = (open: { layout: Layout; predicted: Layout }, version: Version): Layout =>
  version === 'predicted' ? open.predicted : open.layout

session.subscribe(({ document, part }, before) => {
  // Only the map itself is edited, and no part of the film that is apart from it.
  if (document?.predicted !== before.document?.predicted || (part > 0 && part !== before.part))
    editing.setState(OFF)
  // Whoever edits wants to see what it did.
  else if (document?.layout !== before.document?.layout && editing.getState().version !== 'edited')
    editing.setState({ version: 'edited' })
})
