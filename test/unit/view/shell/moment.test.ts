import { expect, test } from 'vitest'
import { momentText } from '../../../../src/view/shell/moment.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 31).getTime()

test('a moment is told by its time, and by its day where that is another', () => {
  expect(momentText(at(20, 12), at(20, 18))).toBe('12:31')
  expect(momentText(at(19, 23), at(20, 1))).toBe('yesterday, 23:31')
  expect(momentText(at(3, 9), at(20, 1))).toBe('3 November, 09:31')
})
