import { type Expression, parseExpression } from './expression.ts'
import { CUT_OFF, shown } from './outcome.ts'
import { plainSigns, tokensOf } from './tokens.ts'
import type { CheckedClaim, Claim } from './types.ts'

/**
 * How far the right side may be off by the rounding of its printed digits: half a unit of each number's last place,
 * carried through the expression to first order. Just under a whole unit after ≈ or where the left side divides or takes roots, for
 * those who cut digits off, as long as there are decimals; whole numbers from whole numbers must be exact.
 */
function toleranceOf(left: Expression, right: Expression, relation: string): number {
  const units = relation === '≈' || left.rounds ? CUT_OFF : 0.5
  const value = right.evaluate() ?? []
  const exact = !left.rounds && ![...left.literals, ...right.literals].some((decimals) => decimals > 0)
  const off = right.literals.map((decimals, k) => {
    if (exact || (decimals === 0 && right.computes)) return 0
    const step = (decimals === 0 ? 0.5 : units) * 10 ** -decimals
    const moved = right.evaluate((literal) => (literal === k ? step : 0)) ?? value
    return Math.max(0, ...moved.map((x, axis) => Math.abs(x - (value[axis] as number))))
  })
  // Double precision, so that 0.1 + 0.2 = 0.3 holds.
  const slack = 1e-9 * Math.max(1, ...value.map(Math.abs))
  return off.reduce((sum, x) => sum + x, 0) + slack
}

/** Recomputes an equality from the numbers that it prints itself. */
export function checkArithmetic(claim: Claim & { kind: 'arithmetic' }): CheckedClaim {
  const read = (text: string) => parseExpression(tokensOf(plainSigns(text)))
  const [left, right] = [read(claim.left), read(claim.right)]
  const [a, b] = [left?.evaluate(), right?.evaluate()]
  if (!left || !right || !a || !b || a.length !== b.length)
    return { claim, verdict: 'not-checkable', tolerance: 0, reason: 'It has no finite value.' }
  const recomputed = a.length === 1 ? (a[0] as number) : [...a]
  if (claim.relation === '<' || claim.relation === '>') {
    const [x, y] = [a[0] as number, b[0] as number]
    const holds = claim.relation === '<' ? x < y : x > y
    const reason = `${shown(a)} is ${x < y ? 'less than' : x > y ? 'more than' : 'equal to'} ${shown(b)}.`
    return { claim, verdict: holds ? 'consistent' : 'arithmetic-wrong', recomputed, tolerance: 0, reason }
  }
  const tolerance = toleranceOf(left, right, claim.relation)
  const holds = a.every((value, k) => Math.abs(value - (b[k] as number)) <= tolerance)
  const reason = holds
    ? `The left side is ${shown(a)}, as printed.`
    : `The left side is ${shown(a)}, not ${shown(b)}.`
  return { claim, verdict: holds ? 'consistent' : 'arithmetic-wrong', recomputed, tolerance, reason }
}
