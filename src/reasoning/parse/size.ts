import type { Rule } from './wording.ts'
import { things, wording } from './wording.ts'

const LONGEST = '(?:longest|largest|maximum|biggest|greatest|max|long)'
const SIDE = '(?:dimension|side|edge|extent|length)'

const IN_SPACE = [
  // VSI-Bench.
  `(?:what|how (?:long|big|far)) is (?:the )?(?:length of )?(?:the )?${LONGEST} ${SIDE}(?: \\(length, width,? or height\\))? of {a}`,
  `(?:what|how long) is {a}(?:'s|s') ${LONGEST} ${SIDE}`,
  `how (?:big|large) (?:is|are) {a}`,
  `(?:what is )?(?:the )?size of {a}`,
  `what size is {a}`,
].map(wording)

const ON_THE_FLOOR = [
  // QVS-Bench (Video2Layout).
  `what is the ${LONGEST} dimension \\((?:either )?(?:width or length|length or width)\\) of {a}`,
  `(?:what|how (?:long|big)) is (?:the )?${LONGEST} ${SIDE} of {a}(?:'s|s)? (?:footprint|on the (?:floor )?plan)`,
  `(?:what|how (?:long|big)) is (?:the )?${LONGEST} ${SIDE} of the footprint of {a}`,
  // The length of a thing, to who stands before it, lies on the floor: a lamp's height is not its length.
  `how long (?:is|are) {a}`,
  `(?:what is )?(?:the )?length of {a}`,
].map(wording)

const ROOM = '(?:this|the|that|my|our) (?:entire |whole )?(?:room|space|scene|apartment|flat|house|floor)'
const AREA = '(?:(?:floor )?area|size|floor space|square footage)'
const ROOM_WORDINGS = [
  // VSI-Bench: "What is the size of this room (in square meters)?"
  `(?:what is )?(?:the )?(?:total )?${AREA} of ${ROOM}`,
  `how (?:big|large|spacious) is ${ROOM}`,
  `(?:what|how (?:big|large)) is ${ROOM}'s ${AREA}`,
  `what (?:${AREA}) (?:is|does) ${ROOM}(?: have| cover)?`,
  `how much (?:floor |area |space |floor space )*(?:is there|is|does) (?:in )?${ROOM}(?: have| cover)?`,
  `(?:what is )?(?:the )?(?:room|floor) ${AREA}`,
].map(wording)

/** The area of the room: VSI-Bench's room size. */
export const roomRule: Rule = ({ text }) =>
  ROOM_WORDINGS.some((form) => form.test(text)) ? { kind: 'roomArea' } : undefined

/** The longest side of a thing: VSI-Bench means all three, QVS-Bench those of the footprint. */
export const sizeRule: Rule = (asked) => {
  for (const [of, forms] of [
    ['footprint', ON_THE_FLOOR],
    ['longest', IN_SPACE],
  ] as const)
    for (const form of forms) {
      const object = things(form, asked)?.a
      if (object !== undefined) return { kind: 'size', object, of }
    }
  return undefined
}
