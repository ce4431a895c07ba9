import { expect, test } from 'vitest'
import { answerIn, changeWords, sureness } from '../../../../../src/view/trace/ask/answerWords.ts'

const length = { value: 2.36, unit: 'm', sd: 0.123 } as const

test('lengths and areas are in the units on screen, what was asked for in feet stays so', () => {
  expect(answerIn('m', length, [])).toBe('2.36 m')
  expect(answerIn('cm', length, [])).toBe('236 cm')
  expect(answerIn('ft-in', length, [])).toBe('7′ 9″')
  expect(answerIn('ft-in', { value: 20, unit: 'm²' }, [])).toBe('215 ft²')
  expect(answerIn('m', { value: 7.74, unit: 'ft' }, [])).toBe('7.7 ft')
  expect(answerIn('m', { value: 3, unit: '' }, [])).toBe('3')
})

test('a choice is its letter and its text', () => {
  const choice = { index: 1, letter: 'B', scores: [0.1, 0.9], changeProbability: 0.08 }
  expect(answerIn('m', { value: 'front-left', unit: '', choice }, ['back', 'front left'])).toBe(
    'B. front left',
  )
  expect(sureness('m', { value: 'front-left', unit: '', choice }, 0.92)).toBe('92 % sure')
  expect(sureness('m', { value: 'front-left', unit: '', choice }, 1)).toBe('over 99 % sure')
  expect(answerIn('m', { value: 'chair-1', unit: '' }, [])).toBe('chair 1')
})

test('the deviation is in the same unit, and none is said where none is known', () => {
  expect(sureness('m', length)).toBe('± 0.12 m')
  expect(sureness('m', { value: 20, unit: 'm²', sd: 2 })).toBe('± 2.0 m²')
  expect(sureness('ft-in', { value: 20, unit: 'm²', sd: 2 })).toBe('± 22 ft²')
  expect(sureness('m', { value: 2, unit: '', sd: 0.6 })).toBe('± 0.6')
  expect(sureness('m', { value: 2.36, unit: 'm' })).toBeUndefined()
  expect(sureness('m', { value: 'left', unit: '' })).toBeUndefined()
})

test('an edit’s change says what it was, and by how much', () => {
  const state = {
    kind: 'answered',
    text: '2.36 m',
    asked: {
      program: { kind: 'roomArea' },
      unit: 'm',
      answer: { ...length, trace: [] },
    },
  } as const
  const answer = (value: number | string, unit: 'm' | '') => ({ value, unit, trace: [] })
  const asked = { ...state, asked: { ...state.asked, answer: answer(2.36, 'm') } }
  expect(changeWords('m', asked, { before: answer(2.61, 'm'), by: -0.25 }, [])).toBe(
    'Was 2.61 m before your edit (−0.25).',
  )
  expect(changeWords('m', asked, { before: answer(2.11, 'm'), by: 0.25 }, [])).toBe(
    'Was 2.11 m before your edit (+0.25).',
  )
  expect(changeWords('m', asked, { before: answer('left', '') }, [])).toBe('Was left before your edit.')
  expect(changeWords('m', asked, {}, [])).toBe('There was no answer before your edit.')
})
