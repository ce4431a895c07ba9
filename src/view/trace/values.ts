import { areaNumber, areaUnit, lengthNumber } from '../../geometry/index.ts'
import { STEP_DECIMALS, type TraceStep } from '../../reasoning/index.ts'
import type { Units } from '../../session/index.ts'
import { fixed } from '../common/format.ts'

export interface ShownValue {
  value: string
  sd: string | undefined
  unit: string
}

/**
 * A step's number as it is printed: lengths and areas in the units on screen, differences in per cent with their sign.
 */
export function shownValue(
  { value, sd, unit }: Pick<TraceStep, 'value' | 'sd' | 'unit'>,
  units: Units = 'm',
): ShownValue {
  if (typeof value === 'string') return { value, sd: undefined, unit }
  if (unit === 'm' || unit === 'm²') {
    const number = (one: number) => (unit === 'm' ? lengthNumber(units, one) : areaNumber(units, one, sd))
    const lengthUnit = units === 'ft-in' ? '' : units
    return {
      value: number(value),
      sd: sd === undefined ? undefined : number(sd),
      unit: unit === 'm' ? lengthUnit : areaUnit(units),
    }
  }
  const decimals = Number.isInteger(value) && sd === undefined && unit === '' ? 0 : STEP_DECIMALS[unit]
  const text = fixed(value, decimals)
  const signed = unit === '%' && value > 0 && Number(text) !== 0 ? `+${text}` : text
  return { value: signed, sd: sd === undefined ? undefined : fixed(sd, decimals), unit }
}
