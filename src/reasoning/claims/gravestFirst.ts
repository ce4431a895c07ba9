import type { CheckedClaim, Verdict } from './types.ts'

/** From what says most about why an answer is wrong to what says nothing about it. */
const ORDER: readonly Verdict[] = [
  'contradicts-truth',
  'arithmetic-wrong',
  'contradicts-own-map',
  'not-checkable',
  'consistent',
]

/** The claims by their verdicts, the gravest first; those of one verdict stay in the order of the text. */
export const gravestFirst = (claims: readonly CheckedClaim[]): CheckedClaim[] =>
  claims.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
