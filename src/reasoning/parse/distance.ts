import type { Rule } from './wording.ts'
import { things, withoutMeasure, wording } from './wording.ts'

const KIND =
  '(?:direct |straight-line |straight |shortest |minimum |minimal |smallest |closest |nearest |total )*'
const APART = '(?: apart)?(?: from (?:each other|one another))?'
const WORDINGS = [
  // VSI-Bench and QVS-Bench.
  `(?:(?:what|how (?:far|long|big|large|much|wide)) (?:is|are) )?(?:the |there )?${KIND}(?:distance|gap|space|separation|spacing)(?: is)?(?: there)? between {a} and {b}`,
  `(?:(?:what|how (?:far|long|big|large)) is )?(?:the )?${KIND}distance from {a} to {b}`,
  `(?:(?:what|how (?:far|long|big|large)) is )?(?:the )?${KIND}distance of {a} (?:from|to) {b}`,
  `how much (?:distance|gap|space) (?:is there |is |lies )?between {a} and {b}`,
  'how (?:far|distant|close|near)(?: away)? (?:is|are|lies|stands|sits) {a}(?: away)? (?:from|to) {b}',
  'how (?:far|distant|close|near)(?: away)? {a} (?:is|are|lies|stands|sits)(?: away)? (?:from|to) {b}',
  'how far(?: is it| are there| is there| is)? from {a} to {b}',
  'how far(?: is it| are there| is there| is)? between {a} and {b}',
  'how far from {a} (?:is|are) {b}',
  `how (?:far|close)(?: apart)? (?:are|is) {a} and {b}${APART}`,
  `how (?:far|close)(?: apart)? {a} and {b} (?:are|is)${APART}`,
  `how apart are {a} and {b}`,
  '(?:what is )?(?:the )?{a} to {b} distance',
  `distance (?:between )?{a}(?: and| to|,) {b}`,
].map(wording)

/**
 * How far two things are from each other: VSI-Bench's absolute distance (both wordings), QVS-Bench's minimum
 * distance, and free wordings.
 */
export const distanceRule: Rule = (asked) => {
  const { measure, ...plain } = withoutMeasure(asked)
  for (const form of WORDINGS) {
    const found = things(form, plain)
    if (found?.a !== undefined && found.b !== undefined)
      return { kind: 'distance', a: found.a, b: found.b, measure }
  }
  return undefined
}
