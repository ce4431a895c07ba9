import { type CheckedClaim, gravestFirst, type Verdict } from '../../../reasoning/index.ts'
import type { Icon } from '../../common/Icon.tsx'

type IconName = Parameters<typeof Icon>[0]['name']

/** How a verdict is shown: never by its colour alone. */
export interface VerdictLook {
  icon: IconName
  tone: 'good' | 'bad' | 'open'
}

export const VERDICT_LOOKS: Readonly<Record<Verdict, VerdictLook>> = {
  consistent: { icon: 'check', tone: 'good' },
  'arithmetic-wrong': { icon: 'warn', tone: 'bad' },
  'contradicts-own-map': { icon: 'close', tone: 'bad' },
  'contradicts-truth': { icon: 'close', tone: 'bad' },
  'not-checkable': { icon: 'question', tone: 'open' },
}

/** In the order in which they are counted. */
export const VERDICTS = Object.keys(VERDICT_LOOKS) as readonly Verdict[]

/** How many claims have each verdict; those that none has are left out. */
export const countsOf = (claims: readonly CheckedClaim[]): { verdict: Verdict; count: number }[] =>
  VERDICTS.map((verdict) => ({
    verdict,
    count: claims.filter((one) => one.verdict === verdict).length,
  })).filter(({ count }) => count > 0)

/** Of several claims over one piece of text the one that matters most. */
export function gravest(claims: readonly CheckedClaim[]): CheckedClaim | undefined {
  const [first] = gravestFirst(claims)
  // A sum that adds up is not doubtful for standing in a sentence that cannot be checked.
  if (first?.verdict !== 'not-checkable') return first
  return claims.find(({ verdict }) => verdict === 'consistent') ?? first
}
