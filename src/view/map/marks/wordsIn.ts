import { areaIn, decimalText, lengthIn } from '../../../geometry/index.ts'
import type { Units } from '../../../session/index.ts'
import type { Words } from './shapes.ts'

/** A mark's number in the units on screen. */
export function wordsIn(units: Units, words: Words): string {
  if ('metres' in words) return lengthIn(units, words.metres)
  if ('squareMetres' in words) return areaIn(units, words.squareMetres)
  if ('degrees' in words) return `${decimalText(words.degrees, 1)}°`
  return words.plain
}
