import type { Priors, Shares } from './priors.ts'
import { entryOf } from './priors.ts'
import { type Spread, spreadOf } from './spread.ts'

/** The figures of all kinds weigh as much as so many questions about the kind itself. */
const OF_ALL = 16
const MOST = 60

const total = (shares: Shares) => Object.values(shares).reduce((sum, share) => sum + share, 0)

/** How many of a kind a question for a count is about: VSI-Bench asks where there are at least two. */
export function countPrior({ counts }: Priors, kind: string): Spread {
  const own = entryOf(counts.byKind, kind) ?? {}
  const numbers = Array.from({ length: MOST }, (_, k) => k + 1)
  const all = total(counts.all)
  return spreadOf(
    numbers,
    numbers.map((n) => (own[n] ?? 0) + (OF_ALL * (counts.all[n] ?? 0)) / all),
  )
}

/** How much of a kind a map finds: a beta distribution about two thirds. An assumption; nothing was fitted. */
const [FOUND, LOST] = [4, 2]

const lnGamma = (n: number): number => {
  let sum = 0
  for (let k = 2; k < n; k++) sum += Math.log(k)
  return sum
}
const lnBeta = (a: number, b: number) => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** A thing too many, found twice or of another kind, is so likely. */
const ONE_TOO_MANY = 0.25

/** The probability that a map shows `found` of `there` things (beta-binomial), up to a factor. */
function probabilityOf(found: number, there: number): number {
  if (found > there) return ONE_TOO_MANY ** (found - there) * probabilityOf(there, there)
  const ways = lnGamma(there + 1) - lnGamma(found + 1) - lnGamma(there - found + 1)
  return Math.exp(ways + lnBeta(FOUND + found, LOST + there - found) - lnBeta(FOUND, LOST))
}

/** A count after a map that shows so many. */
export const countAfter = (prior: Spread, found: number): Spread =>
  spreadOf(
    prior.values,
    prior.weights.map((weight, k) => weight * probabilityOf(found, prior.values[k] as number)),
  )
