import { canonicalName, isKnownName } from '../names.ts'
import type { Measure, Name, Program } from '../program.ts'
import type { NotUnderstood } from './refusal.ts'

/** A question on its way to a program. */
export interface Asked {
  /** By `plainText`, without its unit. */
  text: string
  /** Without their letters. */
  options: readonly string[]
  vocabulary: readonly string[]
}

/** One kind of question: its program, a refusal with a reason of its own, or undefined where it is another kind. */
export type Rule = (asked: Asked) => Program | NotUnderstood | undefined

/**
 * What no word holds: space, ASCII's signs but _ ' & / # -, and the signs beyond ASCII (not ª µ º ² ³ ¹ ¼ ½ ¾, which count
 * as letters and numbers). Said this way round, as `\\p{L}` is hundreds of ranges: with it the wordings together take
 * half a second to compile.
 */
const NO_WORD = String.raw`\s!"$%()*+,.:;<=>?@[\\\]^\x60{|}~\x00-\x1f\x7f-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004`
const WORD = `[^${NO_WORD}]+`
const THING = `${WORD}(?: ${WORD}){0,4}?`

/**
 * A wording of a whole question as a regular expression, in which `{a}` stands for a thing, of at most five words,
 * and `{list*}` for any text.
 */
export const wording = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/\{(\w+)(\*?)\}/g, (_, name, any) => `(?<${name}>${any ? '.{1,400}?' : THING})`)}$`,
  )

/**
 * Words that no name of a thing holds: where one turns up, the wording did not fit, and to go on would be to guess.
 */
const NOT_IN_NAMES = new Set(
  (
    'i me you it he she they we who what which where when how why is are was were be am do does did can could ' +
    'will would there and or not of to from by at on in into than if as with for near nearest closest closer ' +
    'farther farthest further furthest between relative respect left right back behind front facing standing ' +
    'looking direction distance meters metres meter metre feet centimeters centimetres cm many much far room scene ' +
    'object objects thing things item items furniture'
  ).split(' '),
)
const DETERMINERS = /^(?:the|a|an|this|that|these|those|my|your|our|its|their|any|some) /

/** The name in a phrase, as the vocabulary spells it; undefined where the phrase is none. */
export function nameOf(phrase: string | undefined, { vocabulary }: Asked): Name | undefined {
  if (phrase === undefined) return undefined
  const words = phrase.trim().replace(DETERMINERS, '').replace(DETERMINERS, '')
  const name = canonicalName(words, vocabulary)
  if (name === '' || !/\p{L}/u.test(name)) return undefined
  if (vocabulary.includes(name) || isKnownName(words)) return name
  return `${words} ${name}`
    .split(' ')
    .some((word) => NOT_IN_NAMES.has(word) || word.endsWith("'s") || DETERMINERS.test(`${word} `))
    ? undefined
    : name
}

/** The things of a wording by their letters, each a name; undefined where the text is no such question. */
export function things(pattern: RegExp, asked: Asked): Record<string, Name> | undefined {
  const groups = pattern.exec(asked.text)?.groups
  if (!groups) return undefined
  const names: Record<string, Name> = {}
  for (const [letter, phrase] of Object.entries(groups)) {
    // Longer groups are the rule's own business: lists, sides, axes.
    if (letter.length > 1 || phrase === undefined) continue
    const name = nameOf(phrase, asked)
    if (name === undefined) return undefined
    names[letter] = name
  }
  return names
}

/** `the lamp, a desk or the tv` as names; undefined where one of them is none. */
export function namesIn(list: string, asked: Asked): Name[] | undefined {
  const parts = list.split(/,\s*(?:(?:or|and) )?|\s+(?:or|and)\s+/).filter((part) => part.trim() !== '')
  const names = parts.map((part) => nameOf(part, asked))
  return names.every((name) => name !== undefined) && names.length > 0 ? names : undefined
}

const CENTRES = [
  /,? ?\b(?:measur(?:ed|ing) )?(?:from |between )?(?:their |the )?cent(?:er|re)(?: |-)to(?: |-)(?:the )?cent(?:er|re)(?: of)?(?: each object)?,?/g,
  /,? ?\bmeasur(?:ed|ing) (?:from |between |at )?(?:the |their )?(?:cent(?:er|re)s?(?:[ -]points?)?|centroids?|middles?)(?: of (?:each|both|the two|the) (?:object|item|thing)s?)?,?/g,
  /\b(?:the )?(?:cent(?:er|re)(?:[ -]point)?|centroid|middle)s? of (?=\S)/g,
  /'s (?:cent(?:er|re)(?:[ -]point)?|centroid|middle)\b/g,
  /\bcent(?:er|re)(?= distance)/g,
]
const CLOSEST = [
  /,? ?\bmeasur(?:ed|ing) (?:from |between |at )?(?:the |their )?(?:closest|nearest) (?:points?|edges?|sides?)(?: (?:of|between) (?:each|both|the two|the) (?:object|item|thing)s?)?,?/g,
  /,? ?\b(?:measur(?:ed|ing) )?(?:from )?(?:edge(?: |-)to(?: |-)edge|at (?:their|its) (?:closest|nearest)(?: points?)?)\b,?/g,
  /\b(?:the )?(?:closest|nearest) (?:point|edge|side)s? of (?=\S)/g,
]

/**
 * The question without the words that say between which points to measure, and the measure; `closest` where it is
 * left open, as in VSI-Bench.
 */
export function withoutMeasure(asked: Asked): Asked & { measure: Measure } {
  const cut = (text: string, patterns: readonly RegExp[]) =>
    patterns
      .reduce((rest, pattern) => rest.replace(pattern, ' '), text)
      .replace(/\s+/g, ' ')
      .trim()
  const centre = cut(asked.text, CENTRES)
  const measure = centre === asked.text ? 'closest' : 'centre'
  return { ...asked, text: cut(centre, CLOSEST), measure }
}
