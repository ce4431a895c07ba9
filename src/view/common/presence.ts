import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the pointer rests on: as passing as the pointer, so no part of the session. */
interface Presence {
  /** Id of an object. */
  hovered: string | undefined
}

const presence = createStore<Presence>(() => ({ hovered: undefined }))

export const hover = (hovered: string | undefined): void => presence.setState({ hovered })
export const useHovered = (): string | undefined => useStore(presence, ({ hovered }) => hovered)

/** Makes an element speak for an object: while the pointer rests on it, the object is marked everywhere. */
export const hoverFor = (id: string) => ({
  onPointerEnter: () => hover(id),
  onPointerLeave: () => hover(undefined),
})
