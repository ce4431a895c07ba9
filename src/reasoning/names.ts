import { NEAR_SYNONYMS, SYNONYMS } from '../layout/index.ts'
import type { Name } from './program.ts'

/** Said of one thing too; VSI-Bench's `shoes` and `headphones` are among its categories. */
const ALWAYS_PLURAL = /(?:^|\s)(?:shoes|headphones|scissors|clothes|glasses|jeans|pants|stairs|blinds)$/
const ENDINGS: readonly (readonly [plural: RegExp, singular: string])[] = [
  [/(?:ss|us|is)$/, '$&'],
  [/mice$/, 'mouse'],
  [/people$/, 'person'],
  [/children$/, 'child'],
  [/(shel|wol|loa|lea|hal)ves$/, '$1f'],
  [/(kni|wi)ves$/, '$1fe'],
  [/(potat|tomat)oes$/, '$1o'],
  [/([a-z]{2})ies$/, '$1y'],
  [/(x|ch|sh|ss|zz)es$/, '$1'],
  [/s$/, ''],
]
/** One of what an English noun of several names: `bookshelves` -> `bookshelf`. Lower case. */
export function singular(word: string): string {
  if (ALWAYS_PLURAL.test(word)) return word
  const [plural, one] = ENDINGS.find(([ending]) => ending.test(word)) ?? [/$/, '']
  return word.replace(plural, one)
}

const ARTICLES = /^(?:(?:the|a|an|this|that|these|those|my|your|our|its|their|any|some)\s+)+/
const tidy = (word: string) =>
  word
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/^[\s'"‘’“”]+|[\s'"‘’“”.,;:?!]+$/g, '')
    .replace(/\(e?s\)$/, '')
    .replace(ARTICLES, '')
    .trim()

/** Spacing is nobody's habit: `night stand`, `night_stand` and `nightstand` are one. */
const key = (word: string) =>
  (ALWAYS_PLURAL.test(word) ? word.slice(0, -1) : singular(word)).replace(/[\s_-]+/g, '')
const GROUPS = new Map(SYNONYMS.flatMap((group) => group.map((word) => [key(word), group.map(key)] as const)))

/** The first word of each group, by the keys of all of its words. */
const KINDS = new Map(
  SYNONYMS.flatMap((group) => group.map((word) => [key(word), group[0] ?? word] as const)),
)

const ID = /^(.*\p{L}.*?)\s*(?:-|\s|#)\s*#?(\d+)$/u
/** The part of an id before its number: `computer-mouse-1` -> `computer mouse`. Undefined for a category. */
export const categoryOfId = (name: Name): string | undefined => ID.exec(name)?.[1]?.replaceAll('-', ' ')

/** Whether a phrase is a name by itself even though it holds a word such as `of`: `chest of drawers`. */
export const isKnownName = (phrase: string): boolean => GROUPS.has(key(tidy(phrase)))

/**
 * A name in the one spelling that all words for its kind share, for comparing two names where no map's own spelling
 * counts: `the couches` -> `sofa`, `couch 2` -> `sofa-2`.
 */
export function sharedName(word: string): Name {
  const plain = tidy(word)
  const id = ID.exec(plain)
  if (id) return `${sharedName((id[1] ?? '').replaceAll('-', ' '))}-${id[2]}`
  return KINDS.get(key(plain)) ?? singular(plain)
}

/** The vocabulary's own spelling of a category, or undefined where it has no word for it. */
function spelled(word: string, vocabulary: readonly string[]): Name | undefined {
  const keys = [key(word), ...(GROUPS.get(key(word)) ?? [])]
  for (const wanted of keys) {
    const found = vocabulary.find((known) => key(known.toLowerCase()) === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** The words that sometimes mean the same as a word, by the keys of all names for its kind. */
const NEAR = new Map<string, Set<string>>()
for (const group of NEAR_SYNONYMS)
  for (const word of group)
    for (const known of GROUPS.get(key(word)) ?? [key(word)]) {
      const near = NEAR.get(known) ?? new Set()
      for (const other of group) if (other !== word) near.add(other)
      NEAR.set(known, near)
    }

/**
 * The vocabulary's words that sometimes mean the same as a name (`desk` for `table`), the likeliest first; only for a
 * name that the vocabulary has in no other way, as where it has both they are two kinds.
 */
export function nearNames(name: Name, vocabulary: readonly string[]): Name[] {
  const plain = tidy(name)
  if (spelled(plain, vocabulary) !== undefined) return []
  const found = [...(NEAR.get(key(plain)) ?? [])].flatMap((word) => spelled(word, vocabulary) ?? [])
  return [...new Set(found)]
}

/**
 * What a person calls a thing, as a map calls it: lower case, without an article, one of several, and in the
 * vocabulary's own spelling where it has the word or a synonym of it (`the couches` -> `sofa`). Ids stay ids
 * (`couch 1` -> `sofa-1`, where the map says sofa). Without a vocabulary the word stays the person's own.
 *
 * @param vocabulary names of the map: categories, ids or both
 */
export function canonicalName(word: string, vocabulary: readonly string[] = []): Name {
  const plain = tidy(word)
  const exact = vocabulary.find((known) => known === word || known.toLowerCase() === plain)
  if (exact !== undefined) return exact
  const id = ID.exec(plain)
  if (id) {
    const base = canonicalName((id[1] ?? '').replaceAll('-', ' '), vocabulary)
    const wanted = `${base.replaceAll(' ', '-')}-${id[2]}`
    return vocabulary.find((known) => known.toLowerCase() === wanted.toLowerCase()) ?? wanted
  }
  const bases = vocabulary.flatMap((known) => categoryOfId(known) ?? [])
  return spelled(plain, [...vocabulary, ...bases]) ?? singular(plain)
}
