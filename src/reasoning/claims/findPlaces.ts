import { clauseAfter, lastValue, PAIR, pairIn, printedNumber, QUAD } from './context.ts'
import { cleanName, NAME, NUMBER, THE } from './names.ts'
import { originAt } from './origins.ts'
import type { Claim, FindContext } from './types.ts'

const heads = [
  String.raw`(?:centroid|cent(?:er|re)(?: point)?|position|coordinates?|location)s?(?: coordinates?)? (?:of|for) (?:the )?["'*]*${NAME}(?=\s*(?:is|are|=|≈|:|at|\())`,
  String.raw`${NAME}(?:'s)? (?:centroid|cent(?:er|re)(?: point)?|position)(?=\s*(?:is|=|≈|:|at|\())`,
  String.raw`\b[CcPp]_\{?(?:\\text\{)?${NAME}\}*(?=\s*[=≈])`,
  String.raw`${NAME} (?:is |lies |sits |stands )?(?:located |placed |centred |centered )?at(?: coordinates| position| point)?(?= \()`,
  String.raw`${NAME}(?:\*\*)?\s*(?:[:=]|->|→)(?=\s*(?:\*\*\s*)?(?:cent(?:er|re|roid)\w*\s*[:=]?\s*)?[([])`,
  `${NAME}(?= ${PAIR})`,
  String.raw`${NAME}\s*\|(?=\s*${PAIR})`,
].map((source) => new RegExp(source, 'gi'))
const boxes = new RegExp(
  String.raw`${NAME}(?:'s)?(?: (?:has |with )?(?:the |a )?(?:bbox|bounding box|box|bounds))?\s*(?:is|at|of|:|=)?\s*${QUAD}`,
  'gi',
)
const boxOf = new RegExp(
  String.raw`(?:bbox|box|bounds) (?:of|for) ${THE}${NAME}\s*(?:is|:|=)?\s*${QUAD}`,
  'gi',
)
const axisOf = new RegExp(
  String.raw`\b([xyz])[- ]?(?:coordinate|position|value)? of ${THE}${NAME} (?:is|=|≈) (${NUMBER})(?![\d.]*\s*[-+*/])`,
  'gi',
)

/** Video2Layout's z and our y both point forward. */
const axisIndex = (axis: string | undefined): 0 | 1 => (axis?.toLowerCase() === 'x' ? 0 : 1)

/** `x = (1 + 2) / 2 = 1.5, z = 4.2` as a pair. */
function axesIn(clause: string): ReturnType<typeof pairIn> {
  const found = /\bx\s*([=≈:][^xyz\n]*?)[,;]\s*[yz]\s*([=≈:][^\n,]*)/.exec(clause)
  const [x, y] = [lastValue(found?.[1] ?? ''), lastValue(found?.[2] ?? '')]
  if (!found || !x || !y) return undefined
  const before = found.index + found[0].length - (found[2] ?? '').length
  return { point: [x.value, y.value], length: before + y.length }
}

/** A sum or difference of two points: an offset, and no place. What is halved is a centre. */
const isOffset = (formula: string): boolean =>
  !/[/÷]|\\d?frac|\* ?0?\.5|\bmean\b|average/.test(formula) &&
  /[\d)\]]\s*(?:m\s*)?[-+]\s*[-(\d[]/.test(formula.replace(/\(\s*(-\d+(?:\.\d+)?)\s*\)/g, '$1'))

/** Words of a derivation that stand where the name of an object would. */
const NO_OBJECT =
  /^(?:forward|backward|facing|cross(?: product)?|dot(?: product)?|left|right|up|result|origin)$/i

/** Where objects are said to be: centres, single coordinates and boxes on the map's axes. */
export function findCoordinates(text: string, { objects }: FindContext): Claim[] {
  const originOf = originAt(text, objects)
  const points = heads.flatMap((pattern, k) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const object = cleanName(found[1])
      const from = found.index + found[0].length
      const clause = clauseAfter(text, from)
      const pair = pairIn(clause) ?? (k === 0 ? axesIn(clause) : undefined)
      // A box is no place; "from the bed to the sofa: (1, 2)" is a vector.
      const other = new RegExp(QUAD).test(clause) || (k > 0 && /\b(?:from|to|vector)\b/i.test(found[1] ?? ''))
      if (!object || !pair || other || NO_OBJECT.test(object)) return []
      // "tv - stove = (1, 2)" and "tv -> stove: (1, 2)" are no places of the stove.
      if (
        /[\w)\]][^\S\n]*(?:->|→|[-+]) *(?:the )?$/.test(
          text.slice(Math.max(0, found.index - 12), found.index),
        )
      )
        return []
      const [start, end] = [found.index, from + pair.length]
      const origin = originOf(start)
      // An offset from nobody knows where: its arithmetic can be checked, no more.
      if (!origin.sure && isOffset(clause.slice(0, pair.length).replace(/=[^=]*$/, ''))) return []
      const counted = origin.from || origin.turned ? { origin } : {}
      const place = { start, end, text: text.slice(start, end) }
      return [{ kind: 'coordinate', object, point: pair.point, ...counted, ...place }]
    }),
  )
  const bounds = [boxes, boxOf].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const object = cleanName(found[1])
      if (!object) return []
      const numbers = found.slice(2, 6).map((number) => printedNumber(number))
      const place = { start: found.index, end: found.index + found[0].length, text: found[0] }
      return [{ kind: 'bounds', object, bounds: numbers, ...place }]
    }),
  )
  const axes = [...text.matchAll(axisOf)].flatMap((found): Claim[] => {
    const object = cleanName(found[2])
    const place = { start: found.index, end: found.index + found[0].length, text: found[0] }
    const value = printedNumber(found[3] as string)
    return object ? [{ kind: 'coordinate', object, axis: axisIndex(found[1]), value, ...place }] : []
  })
  return [...points, ...bounds, ...axes]
}

const vectors = [
  String.raw`(?:vector|displacement|offset|direction)(?: \w+)? from ${THE}${NAME} to ${THE}${NAME}(?=\s*(?:is|=|≈|:|\())`,
  String.raw`${NAME} ?(?:->|→) ?${NAME}(?=\s*(?:is|=|≈|:)?\s*\()`,
  String.raw`${NAME} - ${THE}${NAME}(?=\s*[=≈]\s*\()`,
  String.raw`${NAME} (?:relative to|with respect to|in relation to|as seen from|seen from) ${THE}${NAME}(?=\s*(?:(?:is|lies)(?: at| located at)?|at|=|≈|:)?\s*\()`,
].map((source) => new RegExp(source, 'gi'))
const along = new RegExp(
  String.raw`(?:difference|offset|gap) (?:in|along|on) (?:the )?([xyz])[- ]?(?:axis|direction|coordinates?)? between ${THE}${NAME} and ${THE}${NAME}(?=\s*(?:is|=|≈|:))`,
  'gi',
)

/** Differences of coordinates between two objects. */
export function findDifferences(text: string, { objects }: FindContext): Claim[] {
  const originOf = originAt(text, objects)
  const pairs = vectors.flatMap((pattern, k) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const names = [cleanName(found[1]), cleanName(found[2])]
      const [from, to] = k < 2 ? names : names.reverse()
      const after = found.index + found[0].length
      const pair = pairIn(clauseAfter(text, after))
      if (!from || !to || !pair) return []
      const [start, end] = [found.index, after + pair.length]
      const { turned } = originOf(start)
      const place = { start, end, text: text.slice(start, end) }
      return [{ kind: 'difference', from, to, vector: pair.point, ...(turned && { turned }), ...place }]
    }),
  )
  const single = [...text.matchAll(along)].flatMap((found): Claim[] => {
    const [from, to] = [cleanName(found[2]), cleanName(found[3])]
    const after = found.index + found[0].length
    const last = lastValue(clauseAfter(text, after))
    if (!from || !to || !last) return []
    const [start, end] = [found.index, after + last.length]
    const { value } = last
    return [
      {
        kind: 'difference',
        from,
        to,
        axis: axisIndex(found[1]),
        value,
        start,
        end,
        text: text.slice(start, end),
      },
    ]
  })
  return [...pairs, ...single]
}
