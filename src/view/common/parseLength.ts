import { METRES_PER_FOOT, METRES_PER_INCH } from '../../geometry/index.ts'
import type { Units } from '../../session/index.ts'

/** Metres in what people write behind a number. */
const METRES: Readonly<Record<string, number>> = {
  m: 1,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
  cm: 0.01,
  mm: 0.001,
  ft: METRES_PER_FOOT,
  foot: METRES_PER_FOOT,
  feet: METRES_PER_FOOT,
  '′': METRES_PER_FOOT,
  "'": METRES_PER_FOOT,
  '’': METRES_PER_FOOT,
  in: METRES_PER_INCH,
  inch: METRES_PER_INCH,
  inches: METRES_PER_INCH,
  '″': METRES_PER_INCH,
  '"': METRES_PER_INCH,
  '”': METRES_PER_INCH,
}

/** What a number without a unit means: in feet and inches, feet. */
const BARE: Readonly<Record<Units, number>> = { m: 1, cm: 0.01, 'ft-in': METRES_PER_FOOT }

const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
const NUMBER = String.raw`\d+\s+\d+/\d+|\d+/\d+|\d*[.,]?\d*[¼½¾]?`
const PART = new RegExp(
  String.raw`\s*(${NUMBER})\s*(${Object.keys(METRES)
    .sort((a, b) => b.length - a.length)
    .join('|')})?`,
  'y',
)

/** `5`, `5,25`, `5¼`, `5 1/4`, `1/4`; undefined for what is no number. */
function numberOf(text: string): number | undefined {
  const quarters = FRACTIONS[text.at(-1) ?? '']
  const plain = quarters === undefined ? text : text.slice(0, -1)
  const sum = plain
    .split(/\s+/)
    .filter(Boolean)
    .reduce((total, word) => {
      const [a = '', b] = word.split('/')
      return total + (b === undefined ? Number(a.replace(',', '.')) : Number(a) / Number(b))
    }, quarters ?? 0)
  return Number.isFinite(sum) && text !== '' && !/^[.,]$/.test(text) ? sum : undefined
}

/**
 * A length that somebody typed, in metres: `1.75`, `1,75 m`, `175 cm`, `5′ 8¾″`, `5 ft 8 3/4 in`. A number without a unit
 * is in the units given; what stands bare behind feet is in inches.
 * @returns undefined for what is no length.
 */
export function parseLength(text: string, units: Units): number | undefined {
  const words = text.trim().toLowerCase().replaceAll('\u2212', '-')
  const sign = words.startsWith('-') ? -1 : 1
  const rest = words.replace(/^[-+]\s*/, '')
  let [metres, at, last] = [0, 0, 0]
  while (at < rest.length) {
    PART.lastIndex = at
    const match = PART.exec(rest)
    const number = match && numberOf(match[1] ?? '')
    if (number === undefined || number === null) return undefined
    const unit = match?.[2] === undefined ? undefined : METRES[match[2]]
    const size = unit ?? (last === METRES_PER_FOOT ? METRES_PER_INCH : last ? undefined : BARE[units])
    // Only inches go on from feet: `1 m 20` could be anything.
    if (size === undefined || (last && !(last === METRES_PER_FOOT && size === METRES_PER_INCH)))
      return undefined
    metres += number * size
    last = size
    at = PART.lastIndex
    if (unit === undefined && rest.slice(at).trim()) return undefined
    at += rest.slice(at).match(/^\s*/)?.[0].length ?? 0
  }
  return last ? sign * metres : undefined
}
