import type { Rule } from './wording.ts'
import { namesIn, wording } from './wording.ts'

const FILM = '(?: (?:in|on|during) (?:the|this) (?:video|film|clip|recording|footage))?'
const WORDINGS = [
  // VSI-Bench.
  `(?:what (?:will be|is|was) )?(?:the )?(?:first-time |first )?(?:appearance order|order of (?:first )?appearance)(?: of)?(?: the following)?(?: categories| objects| things| items)?${FILM}:? {list*}${FILM}`,
  `in (?:what|which) order (?:do|did|will|does) {list*} (?:first )?(?:appear|show up|come into view|turn up|come up)(?: first| for the first time)?${FILM}`,
  `in (?:what|which) order (?:are|were) {list*} (?:first )?(?:seen|shown|filmed)(?: first| for the first time)?${FILM}`,
  `(?:which|what)(?: one| object| thing| category)? (?:appears|appeared|comes|is seen|was seen|shows up|is shown)(?: into view)? first${FILM}[,:;]? {list*}`,
].map(wording)

/** In which order things first appear in the film: VSI-Bench's appearance order, and free wordings. */
export const appearanceRule: Rule = (asked) => {
  for (const form of WORDINGS) {
    const list = form.exec(asked.text)?.groups?.list
    const categories = list === undefined ? undefined : namesIn(list, asked)
    if (categories && categories.length > 1) return { kind: 'appearanceOrder', categories }
  }
  return undefined
}
