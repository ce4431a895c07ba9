import type { Unit } from '../program.ts'
import { NotAnswerable } from './errors.ts'

/** How many of each unit a metre or a square metre is: the foot is 0.3048 m by definition. */
const PER_BASE: Readonly<Record<Unit, { base: '' | 'm' | 'm²'; factor: number }>> = {
  '': { base: '', factor: 1 },
  m: { base: 'm', factor: 1 },
  cm: { base: 'm', factor: 100 },
  ft: { base: 'm', factor: 1 / 0.3048 },
  'm²': { base: 'm²', factor: 1 },
  'ft²': { base: 'm²', factor: 1 / 0.3048 ** 2 },
}

/**
 * What a number of `base` is multiplied by to be one of `unit`.
 * @throws NotAnswerable where the unit measures something else.
 */
export function unitFactor(base: '' | 'm' | 'm²', unit: Unit): number {
  const { base: own, factor } = PER_BASE[unit]
  if (own === base) return factor
  const kind = { '': 'has no unit', m: 'is a length', 'm²': 'is an area' }[base]
  throw new NotAnswerable(`The answer ${kind}: it cannot be given in ${unit || 'a bare number'}.`)
}
