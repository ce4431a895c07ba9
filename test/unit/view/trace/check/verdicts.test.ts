import { expect, test } from 'vitest'
import type { CheckedClaim } from '../../../../../src/reasoning/index.ts'
import { VERDICT_WORDS } from '../../../../../src/view/common/strings/check.ts'
import { countsOf, gravest, VERDICTS } from '../../../../../src/view/trace/check/verdicts.ts'

const claim = (verdict: CheckedClaim['verdict']): CheckedClaim => ({
  claim: {
    kind: 'arithmetic',
    left: '1',
    right: '1',
    relation: '=',
    start: 0,
    end: 3,
    text: '1=1',
  },
  verdict,
  tolerance: 0,
  reason: '',
})

test('verdicts are counted, and what is wrong goes before what holds', () => {
  const claims = (['consistent', 'not-checkable', 'contradicts-truth', 'consistent'] as const).map(claim)
  expect(countsOf(claims)).toEqual([
    { verdict: 'consistent', count: 2 },
    { verdict: 'contradicts-truth', count: 1 },
    { verdict: 'not-checkable', count: 1 },
  ])
  expect(gravest(claims)?.verdict).toBe('contradicts-truth')
  expect(gravest(claims.slice(0, 2))?.verdict).toBe('consistent')
  expect(gravest([])).toBeUndefined()
  expect(gravest((['arithmetic-wrong', 'contradicts-truth'] as const).map(claim))?.verdict).toBe(
    'contradicts-truth',
  )
})

test('each verdict has words of its own', () => {
  const words = VERDICTS.map((verdict) => VERDICT_WORDS[verdict]('this map'))
  expect(new Set(words).size).toBe(VERDICTS.length)
  expect(words).toContain('contradicts this map')
})
