import { lengthIn, lengthNumber, type OrientedBox } from '../../../geometry/index.ts'
import type { Units } from '../../../session/index.ts'
import { fixed } from '../../common/format.ts'
import { parseLength } from '../../common/parseLength.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'

/** The numbers of a box that can be typed: where it stands and how it is turned, and how large it is. */
export const PLACE_FIELDS = ['x', 'y', 'underside'] as const
export const SIZE_FIELDS = ['length', 'width', 'height'] as const
export type FieldName = (typeof PLACE_FIELDS)[number] | (typeof SIZE_FIELDS)[number] | 'turn'

export const FIELD_TITLES: Readonly<Record<FieldName, string>> = INSPECTOR.fields

const AXES = { length: 0, width: 1, height: 2 } as const
/** As the edits have it, metres. */
const SHORTEST = 0.02
/** No side of a thing in a room is longer, and none stands further away: more is a slip of the keyboard. Metres. */
const LONGEST = 50
const FARTHEST = 200
const DEGREE = Math.PI / 180
/** One press of an arrow key in a field, metres and radians. */
export const STEP = { length: 0.01, turn: DEGREE } as const

const isSize = (name: FieldName): name is keyof typeof AXES => name in AXES

/** A number of a box, metres; `turn` in radians. `x` and `y` are the centre's. */
export function numberIn({ center, size, yaw }: OrientedBox, name: FieldName): number {
  if (isSize(name)) return size[AXES[name]]
  return { x: center[0], y: center[1], underside: center[2] - size[2] / 2, turn: yaw }[name]
}

/** The box with one number set, metres or radians. A new height leaves the underside where it is. */
export function withValue(box: OrientedBox, name: FieldName, value: number): OrientedBox {
  const { center, size } = box
  switch (name) {
    case 'x':
      return { ...box, center: [value, center[1], center[2]] }
    case 'y':
      return { ...box, center: [center[0], value, center[2]] }
    case 'underside':
      return { ...box, center: [center[0], center[1], value + size[2] / 2] }
    case 'turn':
      return { ...box, yaw: value }
    case 'length':
      return { ...box, size: [value, size[1], size[2]] }
    case 'width':
      return { ...box, size: [size[0], value, size[2]] }
    case 'height':
      return {
        ...box,
        center: [center[0], center[1], center[2] - size[2] / 2 + value / 2],
        size: [size[0], size[1], value],
      }
  }
}

/** A number as its field shows it, without a unit: that stands beside it. */
export const textOf = (name: FieldName, value: number, units: Units): string =>
  name === 'turn' ? fixed(value / DEGREE, 1) : lengthNumber(units, value)

/** What stands behind a field's number; nothing where the number carries its marks. */
export const unitOf = (name: FieldName, units: Units): string =>
  name === 'turn' ? '°' : units === 'ft-in' ? '' : units

/** What somebody typed into a field, metres or radians; or what is wrong with it. */
export function readField(
  name: FieldName,
  text: string,
  units: Units,
): { value: number } | { wrong: string } {
  if (name === 'turn') {
    const words = text.trim().replace(/\s*°$/, '').replace('\u2212', '-').replace(',', '.')
    const angle = Number(words)
    return words && Number.isFinite(angle) ? { value: angle * DEGREE } : { wrong: INSPECTOR.needsAngle }
  }
  const metres = parseLength(text, units)
  if (metres === undefined) return { wrong: INSPECTOR.needsLength(lengthIn(units, 1.75)) }
  if (isSize(name) && metres < SHORTEST) return { wrong: INSPECTOR.needsMore(lengthIn(units, SHORTEST)) }
  const most = isSize(name) ? LONGEST : FARTHEST
  if (Math.abs(metres) > most) return { wrong: INSPECTOR.needsLess(lengthIn(units, most)) }
  return { value: metres }
}

/** Whether two numbers of a field look different to the user. */
export const differs = (name: FieldName, a: number, b: number, units: Units): boolean =>
  textOf(name, a, units) !== textOf(name, b, units)
