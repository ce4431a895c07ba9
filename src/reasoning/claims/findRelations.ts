import { clauseAfter, lastValue, latest, measureAt, referencesOf } from './context.ts'
import { cleanName, NAME, THE } from './names.ts'
import type { Claim, Comparative, FindContext, Side } from './types.ts'
import { readingsOf, viewpointsOf } from './viewpoints.ts'

const ADVERBS =
  '(?:(?:located|positioned|situated|therefore|thus|then|directly|slightly|also|clearly|found|placed) )*'
const DEPTH = 'front|back|rear|behind|ahead|forward|backward'
const TWO = `(?:${DEPTH})[- ](?:left|right)|(?:left|right)[- ](?:${DEPTH})`
const END = String.raw`(?=[.,;:?!)\n]| and\b| from\b| when\b| because\b| since\b|$)`
const IS = '(?:is|lies|sits|stands|appears|would be|must be|should be|will be)'
const SIDE = '(?:[- ](?:hand )?(?:side|corner|quadrant))?'
const relations = [
  `${NAME} ${IS} ${ADVERBS}(?:to|on|at|in) (?:the |my |your |its )?(${TWO}|left|right|front|back|rear)${SIDE}(?: of ${THE}${NAME})?${END}`,
  `${NAME} ${IS} ${ADVERBS}(${TWO})(?: of ${THE}${NAME})?${END}`,
  `${NAME} ${IS} ${ADVERBS}(left|right) of ${THE}${NAME}${END}`,
  `${NAME} ${IS} ${ADVERBS}(behind|in front of) ${THE}${NAME}${END}`,
].map((source) => new RegExp(source, 'gi'))
/** The second half of "in front of me and to my right". */
const andAlso = new RegExp(
  `^,? and (?:also )?${ADVERBS}(?:(?:to|on|at) (?:the |my |your |its )?(left|right|front|back|rear)${SIDE}(?: of ${THE}${NAME})?|(behind|in front of) ${THE}${NAME})${END}`,
  'i',
)

function sidesOf(words: string): Side[] {
  const sides: Side[] = []
  if (/front|ahead|forward/i.test(words) && !/backward/i.test(words)) sides.push('front')
  if (/back|rear|behind/i.test(words)) sides.push('back')
  if (/left/i.test(words)) sides.push('left')
  if (/right/i.test(words)) sides.push('right')
  return sides
}

const isDepth = (side: Side) => side === 'front' || side === 'back'

/** What a statement goes on with about the same reference, where it adds the other axis. */
function secondHalf(text: string, at: number, first: string, reference: string | undefined, sides: Side[]) {
  const found = andAlso.exec(text.slice(at, at + 120))
  const more = sidesOf(found?.[1] ?? found?.[3] ?? '')
  const other = found?.[2] ?? found?.[4]
  const fits =
    more.length === 1 && sides.length === 1 && isDepth(more[0] as Side) !== isDepth(sides[0] as Side)
  if (!found || !fits) return undefined
  const self = (words: string) => /\b(?:my|me|your|you)\b/i.test(words)
  // "Behind the sofa and to my right" are two statements about two things.
  const agree =
    other !== undefined && reference !== undefined
      ? other.toLowerCase() === reference.toLowerCase()
      : (other ?? reference) === undefined || self(other ?? reference ?? '') || !self(first + found[0])
  return agree
    ? { sides: [...sides, ...more], reference: reference ?? other, length: found[0].length }
    : undefined
}

/** Left, right, in front and behind, with the viewpoint that the text or else the question set. */
export function findRelations(text: string, { asked }: FindContext): Claim[] {
  const viewpoints = viewpointsOf(text, asked?.program)
  return relations.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const of = cleanName(found[1])
      const first = sidesOf(found[2] ?? '')
      if (!of || /^(?:i|you|we)$/i.test(of) || first.length === 0) return []
      const whole = found.index + found[0].length
      const more = secondHalf(text, whole, found[0], found[3], first)
      const [start, end] = [found.index, whole + (more?.length ?? 0)]
      const sides = more?.sides ?? first
      const reference = more?.reference ?? found[3]
      // Pronouns and verb alike stand behind the name.
      const words = text.slice(start + (found[1] ?? '').length, end)
      const [reading, ...otherwise] = readingsOf(
        text,
        { of, reference, sides, words, start, end },
        viewpoints,
        asked?.program,
      )
      if (!reading) return []
      const place = { start, end, text: text.slice(start, end) }
      return [{ kind: 'relation', of, ...reading, sides, ...(otherwise.length && { otherwise }), ...place }]
    }),
  )
}

const MOST = '(nearest|closest|farthest|furthest)'
const THING = '(?: (?:object|one|item|option|piece of furniture|neighbou?r))?'
const nearest = [
  String.raw`${NAME} is (?:therefore |thus |clearly )?(?:the )?${MOST}${THING}(?: (?:to|from) ${THE}${NAME})?(?=[.,;:!)\n]| with\b| and\b| at\b|$)`,
  String.raw`${MOST}${THING}(?: (?:to|from) ${THE}${NAME})? (?:is|would be|must be) (?:therefore )?${THE}${NAME}(?=[.,;:!(\n]| with\b| and\b| at\b| \(|$)`,
].map((source) => new RegExp(source, 'gi'))

/** Which object is nearest to, or farthest from, another. */
export function findNearest(text: string): Claim[] {
  const references = referencesOf(text)
  return nearest.flatMap((pattern, k) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const [most, object, to] = k === 0 ? [found[2], found[1], found[3]] : [found[1], found[3], found[2]]
      const name = cleanName(object)
      const reference = cleanName(to) ?? latest(references, found.index)
      if (!name || !reference || name.toLowerCase() === reference.toLowerCase()) return []
      const place = { start: found.index, end: found.index + found[0].length, text: found[0] }
      const measure = measureAt(text, place.start, place.end)
      const farthest = /^f/i.test(most ?? '')
      return [
        { kind: 'nearest', object: name, to: reference, farthest, ...(measure && { measure }), ...place },
      ]
    }),
  )
}

const MORE = '(closer|nearer|farther|further|larger|bigger|smaller|longer|shorter)'
const compared = new RegExp(
  String.raw`${NAME} is (?:much |slightly |also )?${MORE}(?: away)?(?: (?:to|from) ${THE}${NAME})? than ${THE}${NAME}(?: is)?(?: (?:to|from) ${THE}${NAME})?(?=[.,;:!)\n]| and\b| because\b|$)`,
  'gi',
)

/** Comparisons of two objects: their distances to a third, or their sizes. */
export function findComparisons(text: string): Claim[] {
  const references = referencesOf(text)
  return [...text.matchAll(compared)].flatMap((found): Claim[] => {
    const [a, b] = [cleanName(found[1]), cleanName(found[4])]
    const word = (found[2] ?? '').toLowerCase()
    const near = /^(?:closer|nearer)/.test(word)
    const distance = near || /^f/.test(word)
    const to = cleanName(found[3]) ?? cleanName(found[5]) ?? latest(references, found.index)
    if (!a || !b || (distance && !to)) return []
    const less: Comparative = distance ? 'farther' : 'smaller'
    const relation: Comparative = near ? 'closer' : /^(?:larg|big|long)/.test(word) ? 'larger' : less
    const place = { start: found.index, end: found.index + found[0].length, text: found[0] }
    return [{ kind: 'comparison', a, b, ...(distance && to && { to }), relation, ...place }]
  })
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const HOW_MANY = String.raw`(\d{1,3}|${WORDS.join('|')})`
const counts = [
  String.raw`(?:there (?:are|is)|(?:I|we) (?:can )?(?:count|counted|see|find|found)|shows|contains) (?:a total of |exactly |only )?${HOW_MANY} ${NAME}(?=[.,;:!)\n]| in\b| on\b| and\b|$)`,
  String.raw`(?:number|count) of ${THE}${NAME}(?: in (?:the|this) \w+)? (?:is|=|:|equals) ${HOW_MANY}\b(?!\.\d)`,
].map((source) => new RegExp(source, 'gi'))

/** How many objects of a category there are. */
export const findCounts = (text: string): Claim[] =>
  counts.flatMap((pattern, k) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const [many, words] = (k === 0 ? [found[1], found[2]] : [found[2], found[1]]) as [string, string]
      const category = cleanName(words)
      const spelt = WORDS.indexOf(many.toLowerCase())
      const value = { value: spelt < 0 ? Number(many) : spelt, decimals: 0 }
      const place = { start: found.index, end: found.index + found[0].length, text: found[0] }
      return category ? [{ kind: 'count', category, value, ...place }] : []
    }),
  )

const named = new RegExp(
  String.raw`angle between ${THE}${NAME} and ${THE}${NAME} (?:as )?(?:seen |viewed )?(?:from|at) ${THE}${NAME}(?=\s*(?:is|=|≈|:))`,
  'gi',
)
const unnamed = /\bangle\b(?=(?:[^.\n]|\.\d){0,120}?(?:°|\\circ|degrees))/gi

/** Angles in degrees; where it isn't plain between what, they are found but can't be checked. */
export const findAngles = (text: string): Claim[] =>
  [named, unnamed].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((found): Claim[] => {
      const from = found.index + found[0].length
      // Not the clause: "between A and B" must not end it.
      const last = lastValue(
        pattern === named
          ? clauseAfter(text, from)
          : (text.slice(from, from + 160).split(/\.\s|\n/)[0] ?? ''),
      )
      if (!last || !/°|circ|deg/.test(last.unit)) return []
      const [a, b, at] = [cleanName(found[1]), cleanName(found[2]), cleanName(found[3])]
      const [start, end] = [found.index, from + last.length]
      const names = a && b && at ? { a, b, at } : {}
      return [{ kind: 'angle', ...names, value: last.value, start, end, text: text.slice(start, end) }]
    }),
  )
