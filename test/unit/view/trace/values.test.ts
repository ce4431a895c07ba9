import { expect, test } from 'vitest'
import { traceOfLayout } from '../../../../src/reasoning/index.ts'
import { shownValue } from '../../../../src/view/trace/values.ts'
import { sampleLayout } from '../../sampleLayout.ts'

test('lengths have centimetres, and their deviation as many decimals', () => {
  expect(shownValue({ value: 2.345, sd: 0.1, unit: 'm' })).toEqual({ value: '2.35', sd: '0.10', unit: 'm' })
  expect(shownValue({ value: 2, unit: 'm' })).toEqual({ value: '2.00', sd: undefined, unit: 'm' })
  expect(shownValue({ value: -0.5, sd: 0.05, unit: 'm' }).value).toBe('\u22120.50')
  expect(shownValue({ value: 20, sd: 4, unit: 'm²' })).toEqual({ value: '20', sd: '4', unit: 'm²' })
})

test('differences in per cent have their sign, and nothing has none', () => {
  expect(shownValue({ value: 5, sd: 11, unit: '%' })).toEqual({ value: '+5.0', sd: '11.0', unit: '%' })
  expect(shownValue({ value: -3.04, unit: '%' }).value).toBe('\u22123.0')
  expect(shownValue({ value: 0.01, unit: '%' }).value).toBe('0.0')
  expect(shownValue({ value: -0.01, unit: '%' }).value).toBe('0.0')
})

test('counts have no decimals, and words are left as they are', () => {
  expect(shownValue({ value: 16, unit: 'frames' }).value).toBe('16')
  expect(shownValue({ value: 3, unit: '' }).value).toBe('3')
  expect(shownValue({ value: 'left', unit: '' })).toEqual({ value: 'left', sd: undefined, unit: '' })
})

test('no step of a trace is shown as NaN or undefined', () => {
  for (const { steps } of traceOfLayout(sampleLayout))
    for (const step of steps) {
      const { value, sd = '' } = shownValue(step)
      expect(value).toMatch(/^[+\u2212]?\d+(\.\d+)?$/)
      expect(sd).toMatch(/^(\d+(\.\d+)?)?$/)
    }
})
