import { isKnownName } from '../names.ts'
import type { Rule } from './wording.ts'
import { things, wording } from './wording.ts'

const WHERE =
  '(?: (?:here|in total|altogether|(?:in|inside|on) (?:this|the|that|my|our) (?:room|scene|video|film|map|house|apartment|flat|space)))*'
const WORDINGS = [
  // VSI-Bench: "How many chair(s) are in this room?"; QVS-Bench: "How many 'chair' objects are there in this scene?"
  `how many {a}(?: objects| items| instances)? (?:are|is)(?: there)?${WHERE}`,
  `how many {a}(?: objects)? (?:(?:can|do) (?:you|we|i) (?:see|find|count)|exist|(?:does|do) (?:the|this) (?:room|scene) (?:have|contain)|are (?:visible|seen|shown|present))${WHERE}`,
  `(?:what is )?(?:the )?(?:number|count) of {a}${WHERE}`,
  `count (?:all )?{a}${WHERE}`,
].map(wording)

/** So short that only a name in one word or a known one shows that it asks for no more: not "how many chairs fit". */
const BARE = wording(`how many {a}${WHERE}`)

/** How many things of a category there are: VSI-Bench's object count and QVS-Bench's, and free wordings. */
export const countRule: Rule = (asked) => {
  for (const form of WORDINGS) {
    const category = things(form, asked)?.a
    if (category !== undefined) return { kind: 'count', category }
  }
  const bare = things(BARE, asked)?.a
  const sure =
    bare !== undefined && (!bare.includes(' ') || isKnownName(bare) || asked.vocabulary.includes(bare))
  return sure ? { kind: 'count', category: bare } : undefined
}
