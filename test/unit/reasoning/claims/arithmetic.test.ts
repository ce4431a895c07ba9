import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkClaims, findClaims } from '../../../../src/reasoning/index.ts'

const checked = (text: string) =>
  checkClaims(findClaims(text), {}).filter(({ claim }) => claim.kind === 'arithmetic')
const verdicts = (text: string) => checked(text).map(({ verdict }) => verdict)

describe('equalities in a text', () => {
  test.each([
    'sqrt(3^2 + 4^2) = 5',
    '(-10.2 + -9.4) / 2 = -9.8',
    '√(4.7² + 0.7²) ≈ 4.75',
    '|−9.8 − (−5.1)| = 4.7',
    '((-10.2 + -9.4)/2, (0.3 + 1.1)/2) = (-9.8, 0.7)',
    '(1.0, 2.0) - (3.0, 5.0) = (-2.0, -3.0)',
    String.raw`\( \frac{-10.2 + (-9.4)}{2} = -9.8 \)`,
    String.raw`\[ d = \sqrt{(4.8)^{2} + (0.7)^{2}} \approx 4.85 \text{ m} \]`,
    String.raw`\dfrac{3}{4} \times 2 = 1.5`,
    'math.sqrt(2) ≈ 1.41',
    '2**3 = 8',
    'max(1.8, 2.4) = 2.4',
    '1.2 m + 0.5 m = **1.7 m**',
    '10 / 3 = 3.3',
    '2 / 3 = 0.66',
    'hypot(3, 4) = 5.0',
    '0.1 + 0.2 = 0.3',
    '-2^2 = -4',
    '5.81 = 2.9 + 2.91',
    'So 4 x 3 = 12.',
    '4x3 = 12',
    'The room is 5 m x 5.2 m = 26 m^2.',
    '2 X (3 + 1) = 8',
  ])('%s holds', (text) => {
    expect(verdicts(text)).toEqual(['consistent'])
  })

  test.each([
    'sqrt(3^2 + 4^2) = 6',
    '3 + 4 = 8',
    '3 + 4 ≈ 8',
    '(-10.2 + -9.4) / 2 = -9.6',
    String.raw`\frac{1}{2} = 0.6`,
    '√(4.7² + 0.7²) ≈ 4.95',
    '(1, 2) - (3, 5) = (-2, 3)',
    '1.5 * 100 = 15 cm',
    'So 4 x 3 = 13.',
    'The area is 5 m x 5.2 m = 36 m^2.',
  ])('%s is wrong', (text) => {
    expect(verdicts(text)).toEqual(['arithmetic-wrong'])
  })

  test('a chain is checked link by link, also over lines, and only the broken link is wrong', () => {
    const text = 'so d = sqrt(0.64 + 33.18)\n  = sqrt(34.82) = 5.90 m'
    expect(verdicts(text)).toEqual(['arithmetic-wrong', 'consistent'])
    expect(checked('4.85 < 5.81 < 5.2').map(({ verdict }) => verdict)).toEqual([
      'consistent',
      'arithmetic-wrong',
    ])
  })

  test.each([
    'x - 3 + 1 = 5',
    '2(3+1) = 8',
    '2 + 3 = 3 + x',
    '2 + 3 = 4y',
    'step 1 = 2',
    'fridge = 5',
    'the table is 1/2 full',
    '3 + 4 => 8',
    'a = b + 2 = c',
    '2 + = 5 +',
    '5 + 2 = 8%',
    '3 x1 = 6',
    '2x + 3 = 8',
    'the box 3 = 4',
  ])('%s is no equality of numbers', (text) => {
    expect(verdicts(text)).toEqual([])
  })

  test('a list mark is no sign, and a comma or a full stop ends a claim', () => {
    expect(checked('- 3 + 4 = 7')).toEqual([])
    expect(verdicts('1. 3 + 4 = 7. 2. 3 + 1 = 4, 2 * 2 = 5')).toEqual([
      'consistent',
      'consistent',
      'arithmetic-wrong',
    ])
  })

  test('a division by zero has no value', () => {
    expect(verdicts('1 / 0 = 0')).toEqual([])
  })

  test('the recomputed value, the tolerance and the place are given', () => {
    const text = 'Hence sqrt(2) = 1.42 m.'
    const [found] = checked(text)
    expect(found?.recomputed).toBeCloseTo(Math.SQRT2)
    expect(found?.tolerance).toBeCloseTo(0.01)
    expect(text.slice(found?.claim.start, found?.claim.end)).toBe('sqrt(2) = 1.42 m')
    expect(verdicts('1.2 + 1.2 = 2.41')).toEqual(['arithmetic-wrong'])
  })

  const decimal = fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10)
  test('distances printed to two digits hold; those off by more than a digit do not', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, decimal, fc.integer({ min: 2, max: 500 }), (a, b, c, d, off) => {
        const distance = Math.hypot(a - b, c - d)
        const left = `sqrt((${a} - ${b})^2 + (${c} - (${d}))^2)`
        expect(verdicts(`${left} = ${distance.toFixed(2)}`)).toEqual(['consistent'])
        expect(verdicts(`${left} = ${(distance + off / 100 + 0.006).toFixed(2)}`)).toEqual([
          'arithmetic-wrong',
        ])
      }),
    )
  })
})
