import { lengthIn, sizeIn } from '../../geometry/index.ts'
import type { Units } from '../../session/index.ts'
import { useSession } from './useSession.ts'

/** How the units are called where one is chosen. */
export const UNIT_TITLES: Readonly<Record<Units, string>> = {
  m: 'Metres',
  cm: 'Centimetres',
  'ft-in': 'Feet and inches',
}

/** What a column of lengths says of its unit: nothing where each number carries its own marks. */
export const columnUnit = (units: Units): string => (units === 'ft-in' ? '' : units)

/** The units on screen, with the two texts most often wanted of them. */
export function useUnits(): {
  units: Units
  length(metres: number): string
  size(sides: readonly number[]): string
} {
  const units = useSession((state) => state.units)
  return { units, length: (metres) => lengthIn(units, metres), size: (sides) => sizeIn(units, sides) }
}
