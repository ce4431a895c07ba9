import { cleanName, NAME, NUMBER, THE } from './names.ts'
import type { PrintedNumber } from './types.ts'

const LENGTH_UNIT = String.raw`(?:(?:m|cm|met(?:er|re)s?|centimet(?:er|re)s?)(?![\w²^]))`
/** Source for a number that no formula goes on from, and its unit: two groups. */
export const FINAL = String.raw`(${NUMBER})(?!\d|\.\d)\s*(${LENGTH_UNIT}|°|\^\\circ|degrees?)?(?![\w^]|\s*[-+*/×·÷²^]\s*[\d(])`
const VALUE = new RegExp(
  String.raw`(?:=|≈|~|:|\\approx|\b(?:is|are|of|about|approximately|roughly|around|equals|gives|to be|exactly|only)|\((?=${NUMBER}\s*${LENGTH_UNIT}\)))\s*[*$]*${FINAL}`,
  'gi',
)
export const PAIR = String.raw`[([]\s*(${NUMBER})\s*(?:m\s*)?,\s*(${NUMBER})\s*(?:m\s*)?[)\]]`
export const QUAD = String.raw`[([]\s*(${NUMBER})\s*,\s*(${NUMBER})\s*,\s*(${NUMBER})\s*,\s*(${NUMBER})\s*[)\]]`

/** A number as printed; centimetres become metres. */
export function printedNumber(text: string, unit = ''): PrintedNumber {
  const decimals = text.split('.')[1]?.length ?? 0
  const centimetres = /^c/i.test(unit)
  return {
    value: Number(text) / (centimetres ? 100 : 1),
    decimals: decimals + (centimetres ? 2 : 0),
    ...(/^c?m/i.test(unit) && { hasUnit: true }),
  }
}

/** The rest of the clause after a place: to the end of the sentence or line, or to where the next statement begins. */
export function clauseAfter(text: string, at: number): string {
  const rest = text.slice(at, at + 240)
  const end = rest.search(
    /\.(?:\s|$)|\n\s*(?![=≈\s])|;|,?\s(?:and|while|whereas|but|so|then|which)\s|\bdistance\b/i,
  )
  return end < 0 ? rest : rest.slice(0, end)
}

/** The number at the end of a chain such as `is sqrt(3^2 + 4^2) = 5 m`, and how far into the clause it reaches. */
export function lastValue(
  clause: string,
): { value: PrintedNumber; unit: string; length: number } | undefined {
  const found = [...clause.matchAll(VALUE)].at(-1)
  if (found?.[1] === undefined) return undefined
  const unit = found[2] ?? ''
  return {
    value: printedNumber(found[1], unit),
    unit,
    length: found.index + found[0].trimEnd().length,
  }
}

type Pair = { point: [PrintedNumber, PrintedNumber]; length: number }
const VALUE_PAIR = new RegExp(String.raw`${PAIR}(?!\s*[-+*/])`, 'g')

/** The first pair of coordinates in a clause; of a chain of equalities its end. What is only a term is none. */
export function pairIn(clause: string): Pair | undefined {
  let [last, isTerm]: [Pair | undefined, boolean] = [undefined, false]
  for (const found of clause.matchAll(VALUE_PAIR)) {
    const before = clause.slice(last?.length ?? 0, found.index)
    if (last && !/^\s*[=≈]\s*$/.test(before)) break
    isTerm = last === undefined && /[-+*/]\s*$/.test(before)
    last = {
      point: [printedNumber(found[1] as string), printedNumber(found[2] as string)],
      length: found.index + found[0].length,
    }
  }
  return isTerm ? undefined : last
}

export type Placed<T> = { at: number; value: T }

/** The value set last before a place. */
export const latest = <T>(values: readonly Placed<T>[], at: number): T | undefined =>
  values.findLast((placed) => placed.at <= at)?.value

export const sorted = <T>(values: Placed<T>[]) => values.sort((a, b) => a.at - b.at)

const REFERENCES = [
  `${THE}${NAME} (?:as|is) (?:a |the |our )?reference`,
  String.raw`reference(?: object| point)?(?: is|:)? ${THE}${NAME}(?=[.,;:\n]|$)`,
  String.raw`distances? (?:from|between) ${THE}${NAME} (?:to|and) (?:each|all|every|the others?|other|these)\b`,
  String.raw`distances? (?:of|from) (?:each|all|every|the others?|other|these)[\w ]{0,40}? (?:to|from) ${THE}${NAME}(?=[.,;:\n]|$)`,
  String.raw`(?:nearest|closest)(?: (?:object|one|item))? to ${THE}${NAME}(?=[.,;:?\n]| is\b|$)`,
  String.raw`distances? from ${THE}${NAME}(?=[.,;:\n]|$)`,
].map((source) => new RegExp(source, 'gi'))

/** Which object distances are measured from, where a text says it once for several of them. */
export const referencesOf = (text: string): Placed<string>[] =>
  sorted(
    REFERENCES.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const value = cleanName(found[1])
        return value ? [{ at: found.index, value }] : []
      }),
    ),
  )

/** Where the sentence or the line of a place begins, at most 240 characters before it. */
export function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 240)
  const end = [...text.slice(from, at).matchAll(/[.!?;](?=\s)|\n/g)].at(-1)
  return end ? from + end.index + 1 : from
}

const CLOSEST =
  /(?:closest|nearest) (?:points?|sides?)|\bgap\b|\bedges?\b|\b(?:closest|shortest|minimum|minimal|nearest|min)(?: possible)? distance/i
const CENTRE = /cent(?:er|re)|centroid/i

/** Which points a distance is between, by the words of its own sentence; undefined where they say both or nothing. */
export function measureAt(text: string, start: number, end: number): 'centre' | 'closest' | undefined {
  const before = text.slice(Math.max(0, start - 160), start)
  const own = before.slice([...before.matchAll(/[.!?](?=\s)|\n\s*\n|>/g)].at(-1)?.index ?? 0)
  const words = own + text.slice(start, end)
  const [closest, centre] = [CLOSEST.test(words), CENTRE.test(words)]
  if (closest === centre) return undefined
  return closest ? 'closest' : 'centre'
}
