import { lengthIn } from '../../../geometry/index.ts'
import { NARROWEST, type WallPlace } from '../../../layout/index.ts'
import type { Units } from '../../../session/index.ts'
import { parseLength } from '../../common/parseLength.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'

/** The numbers of a door or a window that can be typed. The corner is the left one, seen from the room. */
export const OPENING_FIELDS = ['width', 'corner', 'sill', 'head'] as const
export type OpeningField = (typeof OPENING_FIELDS)[number]

/** No door or window is lower, metres. */
const LOWEST = 0.1

/** A number of it, metres. */
export const openingNumber = ({ wall, from, to, sill, head }: WallPlace, name: OpeningField): number =>
  ({ width: to - from, corner: wall.metres - to, sill, head })[name]

/**
 * The place with one number set, metres: the width goes to both sides as far as the wall allows, the sill and the head
 * leave each other where they are. Always within the wall.
 */
export function withOpeningNumber(place: WallPlace, name: OpeningField, value: number): WallPlace {
  const { metres } = place.wall
  const within = (from: number, width: number): WallPlace => {
    const start = Math.max(0, Math.min(from, metres - width))
    return { ...place, from: start, to: start + width }
  }
  switch (name) {
    case 'width': {
      const width = Math.min(Math.max(NARROWEST, value), metres)
      return within((place.from + place.to - width) / 2, width)
    }
    case 'corner':
      return within(metres - value - (place.to - place.from), place.to - place.from)
    case 'sill':
      return { ...place, sill: Math.max(0, Math.min(value, place.head - LOWEST)) }
    case 'head':
      return { ...place, head: Math.max(value, place.sill + LOWEST) }
  }
}

/** What somebody typed into a field, metres; or what is wrong with it. */
export function readOpeningNumber(
  place: WallPlace,
  name: OpeningField,
  text: string,
  units: Units,
): { value: number } | { wrong: string } {
  const metres = parseLength(text, units)
  if (metres === undefined) return { wrong: INSPECTOR.needsLength(lengthIn(units, 1.75)) }
  const [least, most] = {
    width: [NARROWEST, place.wall.metres],
    corner: [0, place.wall.metres - (place.to - place.from)],
    sill: [0, place.head - LOWEST],
    head: [place.sill + LOWEST, Number.POSITIVE_INFINITY],
  }[name] as [number, number]
  // What is shown is rounded: so much more or less is the limit itself.
  const slack = 0.005
  if (metres < least - slack) return { wrong: INSPECTOR.atLeast(lengthIn(units, least)) }
  if (metres > most + slack) return { wrong: INSPECTOR.atMost(lengthIn(units, most)) }
  return { value: metres }
}
