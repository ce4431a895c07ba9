import { createContext, useContext } from 'react'
import type { Vec2 } from '../../geometry/index.ts'

/**
 * Where the map lies on the plan's sheet: what draws over the plan needs nothing else. Overlays are children of
 * `MapPane` (or `PlanView`) and stand in the plan's svg, above the objects and under the labels.
 */
export interface PlanSpace {
  /** The point of the sheet, pixels, at which to draw a point of the map. Changes when the view has come to rest. */
  toScreen(point: Vec2): Vec2
  pixelsPerMetre: number
  /** The turn of the map on the sheet, radians counter-clockwise: 0 has its +x right and its +y up. */
  turn: number
  /** The point of the map under the pointer, metres; right at any moment, also while the view moves. */
  toMap(pointer: { clientX: number; clientY: number }): Vec2
  /**
   * Where to centre lines of bold words, pixels, so that none is cut off at the sheet's edge and, as far as that can be,
   * none lies on another or on what the plan has written.
   */
  placeWords(wishes: readonly WordsWish[]): Vec2[]
}

/** A line of words, and the places that it may be centred at, the best first; at least one. */
export interface WordsWish {
  text: string
  places: readonly [Vec2, ...Vec2[]]
}

const Context = createContext<PlanSpace | undefined>(undefined)

export const PlanSpaceProvider = Context.Provider

/** The plan's sheet. @throws Error outside a plan, which is a fault of the code. */
export function usePlanSpace(): PlanSpace {
  const space = useContext(Context)
  if (!space) throw new Error('An overlay of the plan was drawn outside it.')
  return space
}
