import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckedClaim } from '../../../../../src/reasoning/index.ts'
import { VERDICT_WORDS } from '../../../../../src/view/common/strings/check.ts'
import { segmentsOf } from '../../../../../src/view/trace/check/segments.ts'
import { countsOf, gravest, VERDICTS } from '../../../../../src/view/trace/check/verdicts.ts'

test('spans within spans cut the text into pieces', () => {
  expect(
    segmentsOf('abcdef', [
      { start: 1, end: 5 },
      { start: 2, end: 3 },
    ]).map(({ text, covers }) => [text, covers]),
  ).toEqual([
    ['a', []],
    ['b', [0]],
    ['c', [0, 1]],
    ['de', [0]],
    ['f', []],
  ])
  expect(segmentsOf('', [])).toEqual([])
})

test('the pieces make the text again, and each span is made of whole pieces', () => {
  const span = fc.record({ start: fc.nat(20), end: fc.nat(20) })
  fc.assert(
    fc.property(
      fc.string({ minLength: 20, maxLength: 30 }),
      fc.array(span, { maxLength: 5 }),
      (text, spans) => {
        const ordered = spans.map(({ start, end }) => ({
          start: Math.min(start, end),
          end: Math.max(start, end),
        }))
        const pieces = segmentsOf(text, ordered)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const [k, { start, end }] of ordered.entries()) {
          const own = pieces.filter(({ covers }) => covers.includes(k))
          expect(own.map((piece) => piece.text).join('')).toBe(text.slice(start, end))
        }
      },
    ),
  )
})

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
})

test('each verdict has words of its own', () => {
  const words = VERDICTS.map((verdict) => VERDICT_WORDS[verdict]('this map'))
  expect(new Set(words).size).toBe(VERDICTS.length)
  expect(words).toContain('contradicts this map')
})
