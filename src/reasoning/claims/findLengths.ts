import { clauseAfter, FINAL, lastValue, latest, measureAt, printedNumber, referencesOf } from './context.ts'
import { cleanName, mayBe, NAME, THE } from './names.ts'
import type { Claim, FindContext, PrintedNumber } from './types.ts'

/** What follows the objects of a statement and leads to its number. */
const THEN = String.raw`(?=\s*(?:\([^()\n]{0,40}\)\s*)?(?:\*\*\s*)?(?:is|are|=|≈|:|can|would|will|equals|comes|\\approx|,|\(\d))`

const between = [
  `distances? (?:between|from) ${THE}${NAME} (?:and|to) ${THE}${NAME}${THEN}`,
  String.raw`\b(?:d|dist|distance)\s*(?:_\{|_|\()\s*["']?${NAME}\s*,\s*["']?${NAME}[)}]+${THEN}`,
  String.raw`${THE}${NAME} (?:to|->|→|↔|–) ${THE}${NAME}\s*(?=[:=≈])`,
].map((source) => new RegExp(source, 'gi'))
const toOne = new RegExp(String.raw`(?:distance|\n[-*•\d. ]*) ?to ${THE}${NAME}${THEN}`, 'gi')
const away = new RegExp(
  String.raw`${NAME} (?:is|lies|stands|sits) (?:about |approximately |only |roughly |~)?${FINAL}(?: away| apart)? from ${THE}${NAME}(?=[.,;:\n)]| and\b|$)`,
  'gi',
)
const awayFromIt = new RegExp(
  `${NAME} is (?:about |approximately |only |roughly )?${FINAL} away(?! from)`,
  'gi',
)
const listed = new RegExp(String.raw`^[-*•\d.) ]*${THE}${NAME}\s*:(?=[^\n]*\d)`, 'gim')

/** The line that announces a list of distances, directly above the list that this place belongs to. */
function announced(text: string, at: number): boolean {
  const lines = text.slice(Math.max(0, at - 600), at).split('\n')
  const heading = lines.slice(0, -1).findLast((line) => /:\s*\**\s*$/.test(line))
  return heading !== undefined && /distance/i.test(heading)
}

/** The measure of a question about the distance of these two. */
function askedOf(a: string, b: string, { asked }: FindContext): 'centre' | 'closest' | undefined {
  const program = asked?.program
  if (program?.kind !== 'distance') return undefined
  const same = (name: string, other: string) => mayBe({ name }, { name: other })
  const both = (p: string, q: string) => same(p, program.a) && same(q, program.b)
  return both(a, b) || both(b, a) ? asked?.measure : undefined
}

/** Distances between two objects; where only one is named, the other is the reference that was said before. */
export function findDistances(text: string, context: FindContext): Claim[] {
  const references = referencesOf(text)
  const claim = (start: number, end: number, a?: string, b?: string, value?: PrintedNumber): Claim[] => {
    if (!a || !b || !value || a === b) return []
    const measure = measureAt(text, start, end)
    const asked = askedOf(a, b, context)
    return [
      {
        kind: 'distance',
        a,
        b,
        ...(measure && { measure }),
        ...(asked && { asked }),
        value,
        start,
        end,
        text: text.slice(start, end),
      },
    ]
  }
  const chain = (found: RegExpExecArray, a?: string, b?: string) => {
    const from = found.index + found[0].length
    const last = lastValue(clauseAfter(text, from))
    return last && !/°|deg/.test(last.unit) ? claim(found.index, from + last.length, a, b, last.value) : []
  }
  return [
    ...between.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((found) => chain(found, cleanName(found[1]), cleanName(found[2]))),
    ),
    ...[...text.matchAll(away)].flatMap((found) => {
      const value = printedNumber(found[2] as string, found[3])
      return claim(
        found.index,
        found.index + found[0].length,
        cleanName(found[1]),
        cleanName(found[4]),
        found[3] ? value : undefined,
      )
    }),
    ...[...text.matchAll(awayFromIt)].flatMap((found) => {
      const value = found[3] ? printedNumber(found[2] as string, found[3]) : undefined
      const reference = latest(references, found.index)
      return claim(found.index, found.index + found[0].length, reference, cleanName(found[1]), value)
    }),
    ...[...text.matchAll(toOne)].flatMap((found) =>
      chain(found, latest(references, found.index), cleanName(found[1])),
    ),
    ...[...text.matchAll(listed)].flatMap((found) => {
      if (!announced(text, found.index)) return []
      // The colon belongs to what leads to the number.
      const upTo = Object.assign([found[0].slice(0, -1), found[1]], { index: found.index }) as RegExpExecArray
      return chain(upTo, latest(references, found.index), cleanName(found[1]))
    }),
  ]
}

const SIDE =
  '(width|length|depth|size|(?:longest|longer|largest|maximum|max|shortest|shorter|minimum) (?:side|dimension|extent))'
const sizes = [
  new RegExp(`${SIDE} of ${THE}${NAME}${THEN}`, 'gi'),
  new RegExp(`${NAME}'s ${SIDE}${THEN}`, 'gi'),
  new RegExp(String.raw`${NAME} (?:has a |has the )?${SIDE}(?=\s*(?:is|=|≈|:|of)\s)`, 'gi'),
]
const wide = new RegExp(
  String.raw`${NAME} is (?:about |approximately |roughly )?${FINAL} (wide|long|deep)\b`,
  'gi',
)

const sideOf = (words: string): 'any' | 'longest' | 'shortest' =>
  /^(?:longe|large|max)/i.test(words) ? 'longest' : /^(?:short|min)/i.test(words) ? 'shortest' : 'any'

/** Widths, lengths and longest sides. */
export function findSizes(text: string): Claim[] {
  const claim = (start: number, end: number, side: string, value: PrintedNumber, name?: string): Claim[] =>
    name
      ? [{ kind: 'size', object: name, side: sideOf(side), value, start, end, text: text.slice(start, end) }]
      : []
  return [
    ...sizes.flatMap((pattern, k) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const from = found.index + found[0].length
        const last = lastValue(clauseAfter(text, from))
        const [side, name] = k === 0 ? [found[1], found[2]] : [found[2], found[1]]
        return last ? claim(found.index, from + last.length, side ?? '', last.value, cleanName(name)) : []
      }),
    ),
    ...[...text.matchAll(wide)].flatMap((found) =>
      claim(
        found.index,
        found.index + found[0].length,
        'any',
        printedNumber(found[2] as string, found[3]),
        cleanName(found[1]),
      ),
    ),
  ]
}
