import type { OrientedBox } from '../geometry/index.ts'
import {
  added,
  type KnownLength,
  type Layout,
  merged,
  removed,
  renamed,
  rescaledByLength,
  split,
  withBox,
} from '../layout/index.ts'
import { failureOf } from './failure.ts'
import { type History, redone, stepped, undone } from './history.ts'
import { session } from './store.ts'

/** The user's edits of the open map. Each is one step, which can be undone; the prediction itself stays as it was. */

const { getState, setState } = session

function show(history: History<Layout>, selected = getState().selected): void {
  const { document } = getState()
  if (!document) return
  const { present } = history
  const isThere = selected !== undefined && present.objects.some(({ id }) => id === selected)
  setState({
    document: { ...document, layout: present, history },
    draft: undefined,
    selected: isThere ? selected : undefined,
  })
}

/** Makes a step; an edit that cannot be made is told, and leaves the map as it is. */
function edit(label: string, change: (layout: Layout) => { layout: Layout; id?: string }): void {
  const { document } = getState()
  if (!document) return
  try {
    const { layout, id } = change(document.layout)
    if (layout !== document.layout) show(stepped(document.history, label, layout), id)
  } catch (error) {
    setState({ draft: undefined, notice: { ...failureOf(error), about: document.layout.source.name } })
  }
}

const words = (id: string) => id.replaceAll('-', ' ')

export function undo(): void {
  const { document } = getState()
  if (document?.history.past.length) show(undone(document.history))
}

export function redo(): void {
  const { document } = getState()
  if (document?.history.future.length) show(redone(document.history))
}

/** Shows an object elsewhere or otherwise while it is dragged; no step yet. */
export const dragTo = (objectId: string, box: OrientedBox): void => setState({ draft: { objectId, box } })
export const dropDraft = (): void => setState({ draft: undefined })

/** Ends a drag: one step, however long it was. */
export function commitDraft(): void {
  const { draft } = getState()
  if (draft) setBox(draft.objectId, draft.box)
}

export const setBox = (id: string, box: OrientedBox): void =>
  edit(`Change ${words(id)}`, (layout) => ({ layout: withBox(layout, id, box), id }))

export const rename = (id: string, category: string): void =>
  edit(`Rename ${words(id)}`, (layout) => renamed(layout, id, category))

export const remove = (id: string): void =>
  edit(`Delete ${words(id)}`, (layout) => ({ layout: removed(layout, id) }))

/** Adds an object of a kind's usual size at a place of the plan, metres in the map frame. */
export const add = (category: string, at: readonly [number, number]): void =>
  edit(`Add ${category}`, (layout) => added(layout, category, at))

export const merge = (id: string, other: string): void =>
  edit(`Merge ${words(id)} and ${words(other)}`, (layout) => ({ layout: merged(layout, id, other), id }))

export const splitObject = (id: string): void =>
  edit(`Split ${words(id)}`, (layout) => ({ layout: split(layout, id).layout, id }))

/** Rescales the whole map so that one of an object's sides has the length that the user measured. */
export const calibrate = (known: KnownLength): void =>
  edit(`Set the scale by ${words(known.objectId)}`, (layout) => ({
    layout: rescaledByLength(layout, known),
    id: known.objectId,
  }))

/** The map as it was predicted, in one step that can be undone. */
export const revert = (): void =>
  edit('Discard all edits', (layout) => ({ layout: getState().document?.predicted ?? layout }))
