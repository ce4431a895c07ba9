import { type Layout, layerOf, UNNAMED } from '../../../layout/index.ts'
import { objectName } from '../../common/format.ts'
import { inLayerOrder } from '../../common/shown.ts'
import { QUESTIONS, TEMPLATE_WORDS } from '../../common/strings/questions.ts'

/** What the question box proposes: what it would hold, and whether that can be asked as it is. */
export interface Suggestion {
  text: string
  /** What is still to be said, as a hint: ` from the …`; empty where nothing is. */
  rest: string
  isWhole: boolean
}

/** A wording with gaps for things (see TEMPLATE_WORDS), and whether a map can answer it. */
interface Template {
  words: string
  isFor(layout: Layout): boolean
}

const atLeast =
  (count: number) =>
  ({ objects }: Layout): boolean =>
    objects.length >= count
const isSeen = ({ objects, frames }: Layout) =>
  frames.length > 0 &&
  new Set(objects.flatMap(({ category, sightings }) => (sightings.length ? [category] : []))).size > 1

/** In the order in which they are proposed to somebody who has typed nothing. */
export const TEMPLATES: readonly Template[] = [
  { words: TEMPLATE_WORDS.distance, isFor: atLeast(2) },
  { words: TEMPLATE_WORDS.closer, isFor: atLeast(3) },
  { words: TEMPLATE_WORDS.direction, isFor: atLeast(3) },
  { words: TEMPLATE_WORDS.count, isFor: atLeast(1) },
  { words: TEMPLATE_WORDS.room, isFor: ({ room }) => room !== undefined },
  { words: TEMPLATE_WORDS.side, isFor: atLeast(1) },
  { words: TEMPLATE_WORDS.centres, isFor: atLeast(2) },
  { words: TEMPLATE_WORDS.ahead, isFor: atLeast(2) },
  { words: TEMPLATE_WORDS.order, isFor: isSeen },
]

/** What can be asked about by its name, the furniture first. */
const nameable = (layout: Layout): Layout => ({
  ...layout,
  objects: inLayerOrder(layout.objects).filter(({ category }) => category !== UNNAMED),
})

/** More names than this nobody scrolls through: a letter or two finds them. */
const MOST = 40

const GAP = /\{s?\}/
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/mouse$/, 'mice'],
  [/person$/, 'people'],
  [/(shel)f$/, '$1ves'],
  [/(kni)fe$/, '$1ves'],
  [/([^aeiou])y$/, '$1ies'],
  [/(s|x|ch|sh)$/, '$1es'],
  [/$/, 's'],
]

/** Several of what an English noun names one of: `bench` -> `benches`. */
export function pluralOf(noun: string): string {
  const [end, many] = ENDINGS.find(([pattern]) => pattern.test(noun)) ?? [/$/, 's']
  return noun.replace(end, many)
}

/**
 * The names that a gap may hold, as people say them: a kind where there is one of it, else each object by its number.
 * The selected object comes first.
 */
export function namesFor({ objects }: Layout, selected?: string): string[] {
  const count = new Map<string, number>()
  for (const { category } of objects) count.set(category, (count.get(category) ?? 0) + 1)
  const ordered = [...objects].sort((a, b) => Number(b.id === selected) - Number(a.id === selected))
  return ordered.map(({ id, category }) => (count.get(category) === 1 ? category : objectName(id)))
}

const kindsOf = ({ objects }: Layout): string[] => [
  ...new Set(objects.map(({ category }) => pluralOf(category))),
]

const plain = (text: string) => text.toLowerCase().replaceAll('’', "'")
const startsWith = (whole: string, part: string) => plain(whole).startsWith(plain(part))

/** `the sofa`, but `chair 1`. */
const withArticle = (name: string) => (/\d$/.test(name) ? name : `the ${name}`)

/** Without an article, whole or begun, that a person put before a name. */
const withoutArticle = (text: string) => (/^(?:t|th|the)$/i.test(text) ? '' : text.replace(/^the /i, ''))

/** Fills all gaps that are left with names that were not used, the most different first. */
function filled(
  words: string,
  layout: Layout,
  used: readonly string[],
  selected?: string,
): string | undefined {
  const names = namesFor(layout, selected).filter((name) => !used.includes(name))
  const categoryGroupOf = (name: string) => name.replace(/ \d+$/, '')
  const isFirst = (name: string, k: number) =>
    names.findIndex((other) => categoryGroupOf(other) === categoryGroupOf(name)) === k
  const varied = [...names.filter(isFirst), ...names.filter((name, k) => !isFirst(name, k))]
  const kinds = kindsOf(layout)
  let rest = words
  for (let gap = GAP.exec(rest); gap; gap = GAP.exec(rest)) {
    const name = gap[0] === '{}' ? varied.shift() : kinds[0]
    if (name === undefined) return undefined
    rest = rest.replace(gap[0], gap[0] === '{}' ? withArticle(name) : name)
  }
  return rest
}

/** Up to the next gap, and what comes after it as a hint. */
function untilGap(words: string): { now: string; hint: string; isWhole: boolean } {
  const gap = GAP.exec(words)
  if (!gap) return { now: words, hint: '', isWhole: true }
  return {
    now: words.slice(0, gap.index),
    hint: words.slice(gap.index).replace(/\{s?\}/g, '…'),
    isWhole: false,
  }
}

/** A template against what was typed: what it proposes, or undefined where the two differ. */
function continued(
  words: string,
  typed: string,
  layout: Layout,
  selected?: string,
): Suggestion[] | undefined {
  const used: string[] = []
  let [done, rest] = ['', words]
  for (;;) {
    const gap = GAP.exec(rest)
    const literal = gap ? rest.slice(0, gap.index) : rest
    const left = typed.slice(done.length)
    // What is typed ends within the template's own words: it is proposed with names in its gaps.
    if (startsWith(literal, left) && left.length < literal.length) {
      const whole = filled(rest, layout, used, selected)
      return whole === undefined ? undefined : [{ text: done + whole, rest: '', isWhole: true }]
    }
    if (!startsWith(left, literal)) return undefined
    if (!gap) return left.length === literal.length ? [] : undefined
    done += literal
    rest = rest.slice(gap.index + gap[0].length)
    const names = (gap[0] === '{}' ? namesFor(layout, selected) : kindsOf(layout)).filter(
      (name) => !used.includes(name),
    )
    const said = typed.slice(done.length)
    const isMany = gap[0] !== '{}'
    const after = isMany ? said : withoutArticle(said)
    const next = GAP.exec(rest)
    const follows = next ? rest.slice(0, next.index) : rest
    // A name that is followed by the template's next words is finished; the longest counts: `chair 1`, not `chair`.
    const taken = names
      .filter((name) => startsWith(after, `${name}${follows.charAt(0)}`))
      .sort((a, b) => b.length - a.length)[0]
    if (taken === undefined)
      return names
        .filter((name) => startsWith(name, after) || startsWith(withArticle(name), said))
        .map((name) => {
          const { now, hint, isWhole } = untilGap(rest)
          return { text: done + (isMany ? name : withArticle(name)) + now, rest: hint, isWhole }
        })
    used.push(taken)
    done += typed.slice(done.length, done.length + (said.length - after.length) + taken.length)
  }
}

/** Completes the name that the last words typed begin: `where is the dish` -> `dishwasher`. */
function namesAtEnd(typed: string, layout: Layout, selected?: string): Suggestion[] {
  const names = [
    ...new Set([...namesFor(layout, selected), ...layout.objects.map(({ category }) => category)]),
  ]
  return names.flatMap((name) => {
    for (let length = Math.min(name.length - 1, typed.length); length >= 2; length--) {
      const [before, end] = [typed.slice(0, -length), typed.slice(-length)]
      if (startsWith(name, end) && /(?:^|\s)$/.test(before))
        return [{ text: before + name, rest: '', isWhole: false }]
    }
    return []
  })
}

const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What to propose for what was typed so far: questions that begin like it, the names that fit into its next gap, and
 * where neither does, names that its last word begins, or questions about the same words.
 */
export function suggest(typed: string, whole: Layout, selected?: string): Suggestion[] {
  const layout = nameable(whole)
  const text = typed.replace(/^\s+/, '').replace(/\s+/g, ' ')
  const usable = TEMPLATES.filter(({ isFor }) => isFor(layout))
  const going = usable.flatMap(({ words }) => continued(words, text, layout, selected) ?? [])
  const found = going.length ? going : namesAtEnd(text, layout, selected)
  const known = wordsOf(text)
  const alike =
    found.length || known.length === 0
      ? []
      : usable.flatMap(({ words }) => {
          const whole = filled(words, layout, [], selected)
          const has = whole === undefined ? [] : wordsOf(whole)
          return whole !== undefined && known.every((word) => has.some((other) => other.startsWith(word)))
            ? [{ text: whole, rest: '', isWhole: true }]
            : []
        })
  const all = [...found, ...alike].filter((one) => one.text !== text || one.rest !== '')
  return [...new Map(all.map((one) => [one.text, one])).values()].slice(0, MOST)
}

/** Whole questions that the map can answer, for who has none. */
export const examplesFor = (layout: Layout): string[] =>
  suggest('', layout).flatMap(({ text, isWhole }) => (isWhole ? [text] : []))

/** How much room a thing takes, cubic metres. */
const volumeOf = ({ box: { size } }: Layout['objects'][number]): number => size[0] * size[1] * size[2]

/**
 * The question that is worked out before anybody asks: how far the two largest pieces of furniture are apart of whose kind
 * there is one; else the first that the map can answer. Undefined where it can answer none.
 */
export function workedQuestion(layout: Layout): string | undefined {
  const { objects } = nameable(layout)
  const single = objects.filter(
    (one) =>
      layerOf(one.category) === 'furniture' &&
      objects.every((other) => other === one || other.category !== one.category),
  )
  const [a, b] = single.sort((one, other) => volumeOf(other) - volumeOf(one))
  if (a && b) return QUESTIONS.distance(withArticle(a.category), withArticle(b.category))
  return examplesFor(layout)[0]
}
