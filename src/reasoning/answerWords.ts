import { areaIn, decimalText, type LengthUnits, lengthIn } from '../geometry/index.ts'
import type { Answer } from './answer.ts'
import { answerText } from './ask.ts'

/** The draws that a probability is counted from tell no more than this. */
const MOST_SURE = 0.99

type Shown = Pick<Answer, 'value' | 'unit' | 'sd' | 'choice'>

/** An answer in the units on screen: `2.36 m`; other units than metres were asked for and stay. */
export function answerIn(units: LengthUnits, answer: Shown, options: readonly string[]): string {
  const { value, unit, sd, choice } = answer
  // People say chair 1 for chair-1.
  if (typeof value === 'string' && !choice) return value.replace(/-(?=\d)/g, ' ')
  if (typeof value !== 'number' || choice || (unit !== 'm' && unit !== 'm²')) {
    return answerText({ value, unit, ...(choice && { choice }), trace: [] }, options)
  }
  return unit === 'm' ? lengthIn(units, value) : areaIn(units, value, sd)
}

/** How far the answer is sure, in the same unit: `± 0.12 m`, or of words how probable they are; undefined where nothing is known of it. */
export function sureness(
  units: LengthUnits,
  { value, unit, sd, choice }: Shown,
  probability?: number,
): string | undefined {
  if (probability !== undefined && (choice || typeof value === 'string'))
    return probability > MOST_SURE ? 'over 99 % sure' : `${decimalText(100 * probability, 0)} % sure`
  if (!sd || typeof value !== 'number') return undefined
  // A count that no draw changes.
  if (unit === '' && sd < 0.05) return undefined
  if (unit === 'm') return `± ${lengthIn(units, sd)}`
  if (unit === 'm²') return `± ${areaIn(units, sd, sd)}`
  return `± ${decimalText(sd, unit === 'cm' ? 0 : 1)}${unit && ` ${unit}`}`
}
