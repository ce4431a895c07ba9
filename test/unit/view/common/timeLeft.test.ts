import { expect, test } from 'vitest'
import { RUN } from '../../../../src/view/common/strings/run.ts'

test('time left is said as coarsely as it is known', () => {
  expect([-3, 4, 12, 43, 88, 100, 200].map(RUN.left)).toEqual([
    'almost done',
    'almost done',
    'about 10 s left',
    'about 45 s left',
    'about 90 s left',
    'about 2 min left',
    'about 3 min left',
  ])
})
