/** Regular expression source for a length or a coordinate. */
export const NUMBER = String.raw`-?\d+(?:\.\d+)?`

const WORD = '[A-Za-z][A-Za-z0-9_-]{0,23}'

/** Source for up to four words, one group; `cleanName` makes a name of them. The words are bounded, so is the search. */
export const NAME = String.raw`\b(${WORD}(?: [A-Za-z0-9][A-Za-z0-9_-]{0,23}){0,3}?)["'*]*`

/** Source for what may stand before a name. */
export const THE = `(?:(?:the|a|an|this|that|its|my|your|each) )?["'*]*(?:(?:cent(?:er|re)(?: point)?|centroid|middle) of (?:the )?["'*]*)?`

/** Words that end what is no part of a name: a name begins after the last of them. */
const STOP = new Set(
  `a an the this that these those my your our its and or but so if then thus hence therefore now next also since as
  because while whereas with of from to at in on by for is are was be we i it you has have had here there first second
  third finally compute calculate computing calculating between only both than can see that's let distance distances
  vector center centre centroid point position location coordinates object objects closest nearest farthest furthest
  likewise similarly however means says shows map facing standing looking when using considering given which where
  width length depth not no`.split(/\s+/),
)
const PRONOUNS = new Set(
  'it this that they them one which what each other others all answer option result'.split(' '),
)

/** The name in a group of words: what stands after its last stop word, without the article; undefined for none. */
export function cleanName(words: string | undefined): string | undefined {
  const list = (words ?? '').replace(/["'*]/g, '').trim().split(/\s+/)
  const name = list.slice(list.findLastIndex((word) => STOP.has(word.toLowerCase())) + 1).join(' ')
  // C_fridge is the fridge's centre.
  const bare = name.replace(/^[CcPp]_(?=[A-Za-z]{2})/, '')
  return bare && !PRONOUNS.has(bare.toLowerCase()) ? bare : undefined
}

/** Different words for one thing; the first is the one compared. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['sofa', 'couch'],
  ['refrigerator', 'fridge'],
  ['television', 'tv', 'monitor', 'television set', 'tv set'],
  ['trash can', 'trash bin', 'garbage can', 'bin', 'garbagecan'],
  ['dog bed', 'dogbed'],
  ['armchair', 'arm chair'],
]

const singular = (word: string): string =>
  /(?:ch|sh|ss|x)es$/.test(word)
    ? word.slice(0, -2)
    : /ves$/.test(word)
      ? `${word.slice(0, -3)}f`
      : /ies$/.test(word)
        ? `${word.slice(0, -3)}y`
        : /[^s]s$/.test(word)
          ? word.slice(0, -1)
          : word

/** The form in which names are compared: lower case, singular, one word for each kind of thing. */
export function canonicalName(name: string): string {
  const words = name.toLowerCase().replace(/[_-]+/g, ' ').trim().split(/\s+/)
  const plain = [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ')
  const numbered = /^(.*?)( \d+)$/.exec(plain)
  const kind = numbered ? singular(numbered[1] as string) : plain
  const group = SYNONYMS.find((group) => group.includes(kind))
  return (group?.[0] ?? kind) + (numbered?.[2] ?? '')
}

/**
 * The objects that a name stands for: those of that very name, else those of the category without its number, else those
 * whose name ends in it ("chair" for "office chair"), provided that these are of one kind.
 */
export function objectsNamed<T extends { name: string }>(name: string, objects: readonly T[]): T[] {
  const wanted = canonicalName(name)
  const named = objects.map((object) => ({ object, canonical: canonicalName(object.name) }))
  const some = (fits: (canonical: string) => boolean) =>
    named.filter(({ canonical }) => fits(canonical)).map(({ object }) => object)
  const exact = some((canonical) => canonical === wanted)
  if (exact.length) return exact
  const numbered = some((canonical) => canonical.replace(/ \d+$/, '') === wanted)
  if (numbered.length) return numbered
  const ending = some((canonical) => canonical.endsWith(` ${wanted}`) || wanted.endsWith(` ${canonical}`))
  return new Set(ending.map((object) => canonicalName(object.name))).size === 1 ? ending : []
}
