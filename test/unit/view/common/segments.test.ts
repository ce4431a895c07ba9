import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from '../../../../src/view/common/segments.ts'

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
