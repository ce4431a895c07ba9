/** Readers of the number that an answer states: the right one, and those of the published codes. */

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'
  .concat(' sixteen seventeen eighteen nineteen')
  .split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const WORD_VALUES = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, k): [string, number] => [word, 20 + 10 * k]),
])

/** One to twenty, tens, zero, then the articles: the order in which SpaceR's reader looks for them. */
const PUBLISHED_WORDS: readonly [string, number][] = [
  ...[...UNITS.slice(1), ...TENS, 'zero'].map((word): [string, number] => [word, WORD_VALUES.get(word) ?? 0]),
  ['a', 1],
  ['an', 1],
]

const PLAIN_FLOAT = /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i

/**
 * A number as Python's `float()` reads it: the whole text, blanks around it allowed, `1e3`, `+3`, `1_000` and `inf` too.
 * Undefined where Python raises ValueError, and for its `nan`.
 */
export function pythonFloat(text: string): number | undefined {
  const trimmed = text.trim()
  if (PLAIN_FLOAT.test(trimmed)) return Number(trimmed.replaceAll('_', ''))
  const infinite = /^([+-]?)inf(inity)?$/i.exec(trimmed)
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return undefined
}

/** A numeral with its sign, thousands' commas, decimals and exponent; not within a word, and not the 2 of `m^2`. */
const NUMERAL = /(?<![\w^.])[-+\u2212]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+|(?=\.\d))(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** Every numeral of a text, in its order. */
function numeralsIn(text: string): number[] {
  return [...text.matchAll(NUMERAL)].flatMap(([token]) => {
    const value = Number(token.replace('\u2212', '-').replaceAll(',', ''))
    return Number.isFinite(value) ? [value] : []
  })
}

const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
])

/** The first number written in words, as a whole: `twenty-one`, `two hundred and five`. */
function wordNumber(text: string): number | undefined {
  const words = text.toLowerCase().split(/[^a-z]+/)
  const start = words.findIndex((word) => WORD_VALUES.has(word) || SCALES.has(word))
  if (start < 0) return undefined
  let [total, current] = [0, 0]
  // What may still be added must be smaller than this: units behind tens, anything behind hundreds.
  let room = 100
  for (const word of words.slice(start)) {
    const scale = SCALES.get(word)
    const value = WORD_VALUES.get(word)
    if (scale !== undefined) {
      current = (current || 1) * scale
      if (scale === 1000) [total, current] = [total + current, 0]
      room = 100
    } else if (value !== undefined && value < room) {
      current += value
      room = value >= 20 ? 10 : 0
    } else if (word !== 'and' || room !== 100) break
  }
  return total + current
}

/**
 * The number that an answer states: its first numeral (`last`: its last), with its sign; failing that its first number
 * word. Articles are no numbers. Undefined where there is none.
 */
export function readAnswerNumber(text: string, take: 'first' | 'last' = 'first'): number | undefined {
  return numeralsIn(text).at(take === 'first' ? 0 : -1) ?? wordNumber(text)
}

/**
 * SpaceR's reader (training and VSI evaluation): number words, `a` and `an` among them, are looked for *before*
 * numerals, in the order of the words' table and not of the text, and numerals have no sign: `a 2.5` is 1, `twenty-one`
 * is 1, `-3` is 3. Source: facts.md B, Quirks. Undefined where it returns "None".
 */
export function spacerReadNumberAsPublished(text: string): number | undefined {
  const lower = text.trim().toLowerCase()
  for (const [word, value] of PUBLISHED_WORDS) if (new RegExp(`\\b${word}\\b`).test(lower)) return value
  const numeral = /\d+(\.\d+)?/.exec(lower)
  return numeral ? Number(numeral[0]) : undefined
}

/** VSI-Bench's reading of any answer: what stands before the first space, full stops at its end cut. facts.md C, Metric. */
export const vsiReadTokenAsPublished = (text: string): string =>
  (text.split(' ')[0] ?? '').replace(/\.+$/, '').trim()

/**
 * SPAR-Bench's reader: unsigned numerals not behind `^`; the first, for tasks named `*_mv` the last, and -1 there where
 * there is none. Undefined where the published code fails (and scores 0). Source: facts.md D, SPAR, NA.
 */
export function sparReadNumberAsPublished(text: string, task: string): number | undefined {
  const numbers = (text.match(/(?<!\^)\d+\.\d+|(?<!\^)\d+/g) ?? []).map(Number)
  return task.endsWith('_mv') ? (numbers.at(-1) ?? -1) : numbers[0]
}
