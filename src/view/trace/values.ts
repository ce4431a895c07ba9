import type { TraceStep } from '../../reasoning/index.ts'
import { fixed } from '../common/format.ts'

const DECIMALS: Readonly<Record<TraceStep['unit'], number>> = {
  '': 0,
  frames: 0,
  '%': 1,
  '°': 1,
  m: 2,
  'm²': 2,
  cm: 1,
  ft: 2,
  'ft²': 1,
}

export interface ShownValue {
  value: string
  sd: string | undefined
  unit: string
}

/** A step's number as it is printed: metres with two decimals, differences in per cent with their sign. */
export function shownValue({ value, sd, unit }: Pick<TraceStep, 'value' | 'sd' | 'unit'>): ShownValue {
  if (typeof value === 'string') return { value, sd: undefined, unit }
  const decimals = Number.isInteger(value) && sd === undefined && unit === '' ? 0 : DECIMALS[unit]
  const text = fixed(value, decimals)
  const signed = unit === '%' && value > 0 && Number(text) !== 0 ? `+${text}` : text
  return { value: signed, sd: sd === undefined ? undefined : fixed(sd, decimals), unit }
}
