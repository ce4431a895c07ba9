import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  areaIn,
  decimalText,
  feetAndInches,
  lengthIn,
  lengthNumber,
  sizeIn,
  spreadIn,
} from '../../../src/geometry/index.ts'

test.each([
  [0, '0″'],
  [0.3048, '1′ 0″'],
  [0.0254 * 67.25, '5′ 7¼″'],
  [0.0254 * 0.5, '½″'],
  [0.0254 * 11.9, '1′ 0″'],
  [0.0254 * 143.75, '11′ 11¾″'],
  [-0.0254 * 30, '\u22122′ 6″'],
  [-0.001, '0″'],
])('%f m are %s', (metres, text) => {
  expect(feetAndInches(metres)).toBe(text)
})

test('feet and inches are right to an eighth of an inch', () => {
  const QUARTERS: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (metres) => {
      const [, feet = '0', whole = '0', part = ''] =
        /^(?:(\d+)′ )?(\d*)([¼½¾]?)″$/.exec(feetAndInches(metres)) ?? []
      const inches = Number(whole || 0) + (QUARTERS[part] ?? 0)
      expect(inches).toBeLessThan(12)
      expect(Math.abs(Number(feet || 0) * 12 + inches - metres / 0.0254)).toBeLessThanOrEqual(0.125 + 1e-9)
    }),
  )
})

test('a length is read in the unit that people chose', () => {
  expect(lengthIn('m', 2.134)).toBe('2.13 m')
  expect(lengthIn('cm', 2.134)).toBe('213 cm')
  expect(lengthIn('cm', 0.042)).toBe('4.2 cm')
  expect(lengthIn('cm', -0.1)).toBe('\u221210 cm')
  expect(lengthIn('ft-in', 2.134)).toBe('7′ 0″')
  expect(lengthNumber('m', 0.5)).toBe('0.50')
  expect(sizeIn('m', [2, 0.9, 0.8])).toBe('2.00 × 0.90 × 0.80 m')
  expect(sizeIn('cm', [2, 0.9, 0.8])).toBe('200 × 90 × 80 cm')
  expect(sizeIn('ft-in', [0.3048, 0.0254])).toBe('1′ 0″ × 1″')
})

test('what is small is said in small units, and a table has whole inches', () => {
  expect(spreadIn('m', 0.0042)).toBe('0.4 cm')
  expect(spreadIn('cm', 0.31)).toBe('31 cm')
  expect(spreadIn('ft-in', 0.0254)).toBe('1.0″')
  expect(feetAndInches(0.0254 * 67.25, true)).toBe('5′ 7″')
  expect(feetAndInches(0.0254 * 71.6, true)).toBe('6′ 0″')
})

test('an area is read in square metres or square feet', () => {
  expect(areaIn('m', 20)).toBe('20.00 m²')
  expect(areaIn('cm', 20)).toBe('20.00 m²')
  expect(areaIn('ft-in', 20)).toBe('215 ft²')
})

test('no number is minus zero', () => {
  expect(decimalText(-0.001, 2)).toBe('0.00')
  expect(decimalText(-0.006, 2)).toBe('\u22120.01')
})
