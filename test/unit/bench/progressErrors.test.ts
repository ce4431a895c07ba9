import { expect, test } from 'vitest'
import { progressErrors } from '../../bench/long/progressErrors.ts'

test('the longest silence is found, the one before the end too', () => {
  const said = [0, 1, 4, 5].map((seconds) => ({ seconds, stage: seconds < 4 ? 'watch' : 'link', share: 0 }))
  expect(progressErrors(said, 6)).toMatchObject({ longestGapSeconds: 3, gapIn: 'watch' })
  expect(progressErrors(said, 20)).toMatchObject({ longestGapSeconds: 15, gapIn: 'link' })
})

test('the time left is judged from a quarter on, and not at the very end', () => {
  const at = (seconds: number, secondsLeft: number) => ({ seconds, stage: 'watch', share: 0, secondsLeft })
  const { worstLeftError, medianLeftError } = progressErrors(
    [at(10, 900), at(30, 70), at(50, 40), at(60, 44), at(97, 90)],
    100,
  )
  expect(worstLeftError).toBeCloseTo(0.2)
  expect(medianLeftError).toBeCloseTo(0.1)
  expect(progressErrors([], 100).worstLeftError).toBeUndefined()
})

test('what was not estimated has no error', () => {
  const none = { seconds: 50, stage: 'watch', share: 0 }
  expect(progressErrors([none], 100).worstLeftError).toBeUndefined()
})
