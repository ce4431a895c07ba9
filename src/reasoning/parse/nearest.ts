import { UNNAMED } from '../../layout/index.ts'
import { canonicalName, categoryOfId } from '../names.ts'
import type { Name } from '../program.ts'
import { notUnderstood } from './refusal.ts'
import type { Asked, Rule } from './wording.ts'
import { nameOf, namesIn, things, withoutMeasure, wording } from './wording.ts'

const NEAR = '(?:the )?(?:closest|nearest|closer|nearer)(?: one| object| thing| item)?'
const SORT = '(?:objects?|items?|things?|ones?|categories|pieces of furniture)'
const IS = '(?:is|are|lies|stands|sits|would be)'

const CHOOSE = [
  // VSI-Bench; without its list, the options are the list.
  `which(?: one)? of (?:these|the following|those)(?: \\w+)? ${SORT} ?\\(?{list*}\\)? ${IS} (?:located )?${NEAR}(?: to)? {b}`,
  `which(?: one)? of {list*} ${IS} (?:located )?${NEAR}(?: to)? {b}`,
  `(?:which|what)(?: ${SORT})? ${IS} (?:located )?${NEAR}(?: to)? {b}(?:[,:;?] ?(?:is it )?| - | (?=\\())\\(?{list*}\\)?`,
  `(?:is|are) (?:it )?{list*} ${NEAR}(?: to)? {b}`,
  `${NEAR} to {b}[:,] {list*}`,
  `(?:is|are) {b} ${NEAR}(?: to)? {list*}`,
  `(?:of|between|among|out of|from) {list*}[,:;] (?:which|what)(?: one| ${SORT})? ${IS} ${NEAR}(?: to)? {b}`,
].map(wording)

const FROM_OPTIONS = [
  // The question of Video2Layout's own example.
  `(?:considering|taking|using) {b} as (?:a|the) reference(?: point)?, (?:which|what)(?: one)?(?: of (?:these|the following))?(?: ${SORT})? (?:has|is) (?:the )?(?:nearest|closest)(?: cent(?:er|re)(?: |-)?(?:point)?)? to it`,
  `which(?: one)? of (?:these|the following|those)(?: ${SORT})? ${IS} (?:located )?${NEAR}(?: to)? {b}`,
  `(?:which|what)(?: ${SORT})? ${IS} (?:located )?${NEAR}(?: to)? {b}`,
  `(?:which|what)(?: ${SORT})? (?:has|is) the (?:nearest|closest) cent(?:er|re)(?: point)? to {b}`,
  `what is the (?:nearest|closest) ${SORT} to {b}`,
].map(wording)

const ONE_OF_MANY = wording(`which {c} ${IS} (?:located )?${NEAR}(?: to)? {b}`)
const NOTHING_TO_CHOOSE =
  'The question names nothing to choose from, and there is no map. Ask, for example, "the lamp or the desk".'
const CENTRE_POINT = /\b(?:nearest|closest) cent(?:er|re)\b/

/** The options of the question in their own order, where it has them as things. */
const fromOptions = (asked: Asked): Name[] | undefined => {
  const names = asked.options.map((option) => nameOf(option.toLowerCase(), asked))
  return names.length > 1 && names.every((name) => name !== undefined) ? names : undefined
}

/** All kinds of thing on the map but the one asked about, and what has no name. */
function fromMap({ vocabulary }: Asked, to: Name): Name[] | undefined {
  const kinds = new Set(vocabulary.map((known) => categoryOfId(known) ?? known))
  kinds.delete(to)
  kinds.delete(UNNAMED)
  kinds.delete(canonicalName(categoryOfId(to) ?? to, [...kinds]))
  return kinds.size > 1 ? [...kinds] : undefined
}

const sameSet = (a: readonly Name[], b: readonly Name[]) =>
  a.length === b.length && a.every((name) => b.includes(name))

/**
 * Which of several things is nearest to another: VSI-Bench's relative distance, Video2Layout's nearest centre, and
 * free wordings. The order of the question's options is kept, where it has any.
 */
export const nearestRule: Rule = (asked) => {
  const { measure: said, ...plain } = withoutMeasure(asked)
  const measure = CENTRE_POINT.test(plain.text) ? 'centre' : said
  const program = (options: Name[], to: Name) => ({ kind: 'nearest', options, to, measure }) as const
  for (const form of FROM_OPTIONS) {
    const to = things(form, plain)?.b
    if (to === undefined) continue
    const options = fromOptions(plain) ?? fromMap(plain, to)
    return options ? program(options, to) : notUnderstood(NOTHING_TO_CHOOSE)
  }
  for (const form of CHOOSE) {
    const to = things(form, plain)?.b
    const list = form.exec(plain.text)?.groups?.list
    const named = list === undefined ? undefined : namesIn(list, plain)
    if (to === undefined || !named || named.length < 2) continue
    const options = fromOptions(plain)
    return program(options && sameSet(options, named) ? options : named, to)
  }
  const several = things(ONE_OF_MANY, plain)
  if (several?.b === undefined || several.c === undefined) return undefined
  const { b: to, c: kind } = several
  const ids = plain.vocabulary.filter((known) => categoryOfId(known) === kind && known !== to)
  return ids.length > 1
    ? program(ids, to)
    : notUnderstood(`There are no numbered things to choose from, such as ${kind}-1 and ${kind}-2.`)
}
