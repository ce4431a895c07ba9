import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthIn, lengthNumber } from '../../../../src/geometry/index.ts'
import { UNITS } from '../../../../src/session/index.ts'
import { parseLength } from '../../../../src/view/common/parseLength.ts'

describe('a typed length', () => {
  test.each([
    ['1.75', 'm', 1.75],
    ['1,75', 'm', 1.75],
    [' 175 cm ', 'm', 1.75],
    ['175', 'cm', 1.75],
    ['1.75 m', 'cm', 1.75],
    ['900mm', 'm', 0.9],
    ['-0.5', 'm', -0.5],
    ['\u22120.50', 'm', -0.5],
    ['.5', 'm', 0.5],
    ['6', 'ft-in', 1.8288],
    ['5\' 8"', 'm', 1.7272],
    ['5′ 7¼″', 'ft-in', 1.70815],
    ['5 ft 8 1/2 in', 'm', 1.7399],
    ["5'8", 'ft-in', 1.7272],
    ['¾″', 'ft-in', 0.01905],
    ['20 inches', 'm', 0.508],
  ] as const)('%s in %s is %s m', (text, units, metres) => {
    expect(parseLength(text, units)).toBeCloseTo(metres, 9)
  })

  test.each([
    '',
    ' ',
    'abc',
    '1.2.3',
    '1 m 20',
    '5 in 3 ft',
    '1.5x',
    '-',
    '.',
    '1/0',
    '1e5',
    'm',
    '1 2',
    '½½',
  ])('%j is none', (text) => {
    expect(parseLength(text, 'm')).toBeUndefined()
  })

  test('what is shown can be typed: nothing is lost but what the text rounds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.constantFrom(...UNITS),
        (metres, units) => {
          for (const text of [lengthIn(units, metres), lengthNumber(units, metres)]) {
            const read = parseLength(text, units)
            expect(Math.abs((read ?? Number.NaN) - metres)).toBeLessThan(0.0051)
          }
        },
      ),
    )
  })
})
