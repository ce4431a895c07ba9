import { categoryOfId, sharedName } from '../names.ts'

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

const isStop = (word: string | undefined): boolean => word === undefined || STOP.has(word.toLowerCase())

/** The name in a group of words: what stands after its last stop word, without the article; undefined for none. */
export function cleanName(words: string | undefined): string | undefined {
  const list = (words ?? '').replace(/["'*]/g, '').trim().split(/\s+/)
  // A trash can is a thing; in "we can" there is none.
  const isThing = (word: string, k: number) => /^cans?$/i.test(word) && !isStop(list[k - 1])
  const last = list.findLastIndex((word, k) => isStop(word) && !isThing(word, k))
  const name = list.slice(last + 1).join(' ')
  // C_fridge is the fridge's centre.
  const bare = name.replace(/^[CcPp]_(?=[A-Za-z]{2})/, '')
  return bare && !PRONOUNS.has(bare.toLowerCase()) ? bare : undefined
}

/** Spacing is nobody's habit: `dog bed` and `dogbed` are one. */
const unspaced = (shared: string): string => shared.replace(/[\s_-]+/g, '')

/** Whether two names stand for the same thing, spelt alike or not: `couch` and `sofas`, `chair_1` and `Chair 1`. */
export const sameName = (a: string, b: string): boolean => unspaced(sharedName(a)) === unspaced(sharedName(b))

interface Named {
  readonly name: string
}
interface Spelling {
  shared: string
  bare: string
  /** Of a name with a number, its category. */
  category: string | undefined
}

function spellingOf(name: string): Spelling {
  const shared = sharedName(name)
  const category = categoryOfId(shared)
  return {
    shared,
    bare: unspaced(shared),
    category: category === undefined ? undefined : unspaced(category),
  }
}

// A truth's objects are searched for every name in every row of a dataset.
const spellings = new WeakMap<Named, Spelling>()

function spelt(object: Named): Spelling {
  const known = spellings.get(object)
  if (known) return known
  const spelling = spellingOf(object.name)
  spellings.set(object, spelling)
  return spelling
}

/** Whether one name ends in the other as in a word of its own: `office chair` in `chair`. */
const endAlike = (a: Spelling, b: Spelling): boolean =>
  a.shared.endsWith(` ${b.shared}`) || b.shared.endsWith(` ${a.shared}`)

/**
 * The objects that a name stands for: those of that very name, else those of the category without its number, else those
 * whose name ends in it ("chair" for "office chair"), provided that these are of one kind.
 */
export function objectsNamed<T extends Named>(name: string, objects: readonly T[]): T[] {
  const wanted = spellingOf(name)
  const exact = objects.filter((object) => spelt(object).bare === wanted.bare)
  const found = exact.length ? exact : objects.filter((object) => spelt(object).category === wanted.bare)
  if (found.length) return found
  const ending = objects.filter((object) => endAlike(spelt(object), wanted))
  return new Set(ending.map((object) => spelt(object).shared)).size === 1 ? ending : []
}

/** Whether the name of `other` may stand for an object, if there were no more than this one. */
export function mayBe(object: Named, other: Named): boolean {
  const [own, wanted] = [spelt(object), spelt(other)]
  return own.bare === wanted.bare || own.category === wanted.bare || endAlike(own, wanted)
}

/** The objects by their names, spelt alike or not, in the order of the first of each. */
export function byName<T extends Named>(objects: readonly T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const object of objects) {
    const { bare } = spelt(object)
    const group = groups.get(bare)
    if (group) group.push(object)
    else groups.set(bare, [object])
  }
  return [...groups.values()]
}
