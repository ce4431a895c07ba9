import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../src/session/index.ts'
import { EFFORT_STEPS, effortAt, effortStep } from '../../../../src/view/shell/effort.ts'

test('there are five steps, each with a name and one sentence', () => {
  expect(EFFORT_STEPS.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5])
  expect(new Set(EFFORT_STEPS.map(({ name }) => name)).size).toBe(5)
  for (const { meaning } of EFFORT_STEPS) expect(meaning).toMatch(/^[A-Z][^.]* time[^.]*\.$/)
  expect(effortStep(DEFAULT_SETTINGS.effort).name).toBe('Usual')
})

test('whatever a slider says is one of them', () => {
  expect([-3, 0, 1, 2.4, 2.6, 5, 9, Number.NaN].map(effortAt)).toEqual([1, 1, 1, 2, 3, 5, 5, 1])
})
