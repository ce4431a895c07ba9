import type { Unit } from '../program.ts'

const LENGTHS = 'centimet(?:er|re)s?|cms?|met(?:er|re)s?|m|feet|foot|ft'
const AREAS = `(?:square |sq\\.? ?)(?:met(?:er|re)s?|m|feet|foot|ft)|m²|m2|m\\^2|ft²|ft2|ft\\^2|sqm|sqft`
const OTHERS =
  '(?:square )?(?:inch|inche|yard|mile|millimet(?:er|re)|kilomet(?:er|re)|centimet(?:er|re))s?|in|mm|km|yd|acres?|cm²|cm2'
const ANY = `(?:${AREAS}|${LENGTHS}|${OTHERS})`

const HOW_MANY = new RegExp(
  `^how many (${ANY})(?![\\p{L}\\d²-])(?: (far|long|big|large|apart|wide|tall|high|deep)(?!\\p{L}))?`,
  'u',
)
const IN_UNIT = new RegExp(
  `,?\\s*(?:\\b(?:(?:measured|expressed|given|answer|answered|as a number) )?in|\\((?:measured |expressed )?(?:in)?) ?(?:units of )?(${ANY})(?![\\p{L}\\d²-])\\)?`,
  'u',
)

/** A question without its unit, and the unit asked for, or a word that names one that is not at hand. */
export interface UnitAsked {
  rest: string
  unit?: Unit
  unknown?: string
}

function unitOf(word: string): Unit | undefined {
  if (new RegExp(`^(?:${AREAS})$`).test(word)) return /f/.test(word) ? 'ft²' : 'm²'
  if (!new RegExp(`^(?:${LENGTHS})$`).test(word)) return undefined
  return /^c/.test(word) ? 'cm' : /^f/.test(word) ? 'ft' : 'm'
}

/**
 * Takes the unit out of a plain question: `(in meters)`, `measured in cm`, `how many feet is it …`. The latter
 * becomes `how far`, or `how big` of an area.
 */
export function withoutUnit(text: string): UnitAsked {
  const many = HOW_MANY.exec(text)
  const found = many ?? IN_UNIT.exec(text)
  const word = found?.[1]
  if (!found || word === undefined) return { rest: text }
  const unit = unitOf(word)
  const how = many ? `how ${many[2] ?? (unit === 'm²' || unit === 'ft²' ? 'big' : 'far')}` : ''
  const before = text.slice(0, found.index)
  const rest = `${before}${how}${text.slice(found.index + found[0].length)}`.replace(/\s+/g, ' ').trim()
  return unit === undefined ? { rest, unknown: word } : { rest: rest.replace(/[\s?.,]+$/, ''), unit }
}

/** The unit of a room's area, where a length was named: nobody asks for an area in metres and means else. */
export const areaUnit = (unit: Unit | undefined): Unit | undefined =>
  unit === undefined || unit === 'm' ? 'm²' : unit === 'ft' ? 'ft²' : unit === 'cm' ? undefined : unit
