import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'

/**
 * What only a pane that is on screen can do, for the commands of the whole page: the pane offers it, the command
 * performs it. What the session can do by itself needs no offer.
 */
export const OFFERS = [
  'map.fit',
  'map.zoom-in',
  'map.zoom-out',
  'film.play',
  'ask.focus',
  'ask.step-next',
  'ask.step-previous',
] as const
export type OfferId = (typeof OFFERS)[number]

export const offers = createStore<Partial<Record<OfferId, () => void>>>(() => ({}))

/** Whether a pane on screen can do it now. */
export const isOffered = (id: OfferId): boolean => offers.getState()[id] !== undefined

/** Does it, where a pane can. */
export const perform = (id: OfferId): void => offers.getState()[id]?.()

/** Offers an act while the component is on screen; undefined offers nothing. */
export function useOffer(id: OfferId, act: (() => void) | undefined): void {
  const latest = useRef(act)
  latest.current = act
  const isThere = act !== undefined
  useEffect(() => {
    if (!isThere) return
    const own = () => latest.current?.()
    offers.setState({ [id]: own })
    return () => {
      // Of two that offer the same, the later one has taken over.
      if (offers.getState()[id] === own) offers.setState({ [id]: undefined } as object)
    }
  }, [id, isThere])
}
