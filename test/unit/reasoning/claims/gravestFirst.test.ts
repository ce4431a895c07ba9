import { expect, test } from 'vitest'
import { type CheckedClaim, gravestFirst, type Verdict } from '../../../../src/reasoning/index.ts'

const claim = (verdict: Verdict, start: number): CheckedClaim => ({
  claim: { kind: 'arithmetic', left: '1', right: '1', relation: '=', start, end: start + 3, text: '1=1' },
  verdict,
  tolerance: 0,
  reason: '',
})

test('the gravest claims go first, those of one verdict as in the text', () => {
  const claims = [
    claim('consistent', 0),
    claim('not-checkable', 10),
    claim('contradicts-own-map', 20),
    claim('arithmetic-wrong', 30),
    claim('contradicts-truth', 40),
    claim('arithmetic-wrong', 50),
  ]
  expect(gravestFirst(claims).map((one) => [one.verdict, one.claim.start])).toEqual([
    ['contradicts-truth', 40],
    ['arithmetic-wrong', 30],
    ['arithmetic-wrong', 50],
    ['contradicts-own-map', 20],
    ['not-checkable', 10],
    ['consistent', 0],
  ])
  expect(claims[0]?.verdict).toBe('consistent')
})
