import type { OrientedBox } from '../geometry/index.ts'
import {
  added,
  asPredicted,
  type KnownLength,
  type Layout,
  lineageOf,
  merged,
  removed,
  renamed,
  rescaledByLength,
  reverted,
  split,
  withBox,
} from '../layout/index.ts'
import { failureOf } from './failure.ts'
import { amended, type History, redone, stepped, undone } from './history.ts'
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
    // Only the map itself is edited: what a step changed is in view, whichever part of the film was.
    part: 0,
  })
}

/**
 * Makes a step; an edit that cannot be made is told, and leaves the map as it is.
 * @param goesOn with the last step, instead of making another.
 */
function edit(
  label: string,
  change: (layout: Layout) => { layout: Layout; id?: string },
  goesOn = false,
): void {
  const { document } = getState()
  if (!document) return
  try {
    const { layout, id } = change(document.layout)
    if (layout === document.layout) return
    show(goesOn ? amended(document.history, layout) : stepped(document.history, label, layout), id)
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

/** Undoes, or does again, until so many steps are done: 0 is the map as it was opened. */
export function goToStep(done: number): void {
  const { document } = getState()
  if (!document) return
  let { history } = document
  while (history.past.length > Math.max(0, done)) history = undone(history)
  while (history.past.length < done && history.future.length) history = redone(history)
  show(history)
}

/** Shows an object elsewhere or otherwise while it is dragged; no step yet. */
export const dragTo = (objectId: string, box: OrientedBox): void => setState({ draft: { objectId, box } })
export const dropDraft = (): void => setState({ draft: undefined })

/** Ends a drag: one step, however long it was. */
export function commitDraft(): void {
  const { draft } = getState()
  if (draft) setBox(draft.objectId, draft.box)
}

const objectOf = (id: string) => getState().document?.layout.objects.find((object) => object.id === id)

const differ = (a: readonly number[], b: readonly number[]) => a.some((value, k) => value !== b[k])

/** What a change of a box is called: `Move`, `Turn`, `Resize`; a side that is drawn out moves the centre too. */
function changeOf(from: OrientedBox | undefined, to: OrientedBox): string {
  if (!from) return 'Change'
  if (differ(from.size, to.size)) return 'Resize'
  return from.yaw === to.yaw ? 'Move' : differ(from.center, to.center) ? 'Place' : 'Turn'
}

/** Gives an object another box, metres in the map frame; the same box makes no step. */
export function setBox(id: string, box: OrientedBox): void {
  const old = objectOf(id)?.box
  const isSame = old && old.yaw === box.yaw && !differ(old.center, box.center) && !differ(old.size, box.size)
  if (isSame) dropDraft()
  else edit(`${changeOf(old, box)} ${words(id)}`, (layout) => ({ layout: withBox(layout, id, box), id }))
}

/** Nudges that follow each other this fast are one step, milliseconds. */
const BURST = 900
let burst: { id: string; at: number; layout: Layout | undefined } | undefined

/** A small change by a key. One that is held, or pressed again at once, goes on with the same step. */
export function nudge(id: string, change: (box: OrientedBox) => OrientedBox): void {
  const [object, before, now] = [objectOf(id), getState().document?.layout, performance.now()]
  if (!object) return
  const goesOn = burst?.id === id && burst.layout === before && now - burst.at < BURST
  edit(`Nudge ${words(id)}`, (layout) => ({ layout: withBox(layout, id, change(object.box)), id }), goesOn)
  burst = { id, at: now, layout: getState().document?.layout }
}

export const rename = (id: string, category: string): void =>
  edit(`Rename ${words(id)}`, (layout) => renamed(layout, id, category))

export const remove = (id: string): void =>
  edit(`Delete ${words(id)}`, (layout) => ({ layout: removed(layout, id) }))

/** Adds an object of a kind's usual size at a place of the plan, metres and radians in the map frame. */
export const add = (category: string, at: readonly [number, number], yaw = 0): void =>
  edit(`Add ${category}`, (layout) => added(layout, category, at, yaw))

export const merge = (id: string, other: string): void =>
  edit(`Merge ${words(id)} and ${words(other)}`, (layout) => ({ layout: merged(layout, id, other), id }))

export const splitObject = (id: string): void =>
  edit(`Split ${words(id)}`, (layout) => ({ layout: split(layout, id).layout, id }))

/** Rescales the whole map so that one of an object's sides has the length that the user measured. */
export function calibrate(known: KnownLength): void {
  const side = objectOf(known.objectId)?.box.size[known.axis]
  const by = side ? ` (× ${(known.metres / side).toFixed(3)})` : ''
  edit(`Set the scale by ${words(known.objectId)}${by}`, (layout) => ({
    layout: rescaledByLength(layout, known),
    id: known.objectId,
  }))
}

/** Gives an object back the kind and the box that were predicted for it. */
export const revertObject = (id: string): void =>
  edit(`Discard edits of ${words(id)}`, (layout) => {
    const { document } = getState()
    if (!document) return { layout }
    const { predicted, history } = document
    const states = [...history.past.map(({ state }) => state), history.present]
    return reverted(layout, id, asPredicted(predicted, lineageOf(predicted, states), id))
  })

/** The map as it was predicted, in one step that can be undone. */
export const revert = (): void =>
  edit('Discard all edits', (layout) => ({ layout: getState().document?.predicted ?? layout }))
