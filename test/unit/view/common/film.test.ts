import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestFrame, nextFrameAfter } from '../../../../src/view/common/film.ts'

const at = (...times: number[]) => times.map((timestampSeconds) => ({ timestampSeconds }))

test('the nearest frame is nearer than all others, the earlier of two', () => {
  const times = fc.uniqueArray(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(times, fc.double({ min: -5, max: 110, noNaN: true }), (list, seconds) => {
      const sorted = [...list].sort((a, b) => a - b)
      const found = nearestFrame(at(...sorted), seconds)
      return (
        Math.abs((sorted[found ?? -1] ?? Number.NaN) - seconds) ===
        Math.min(...list.map((t) => Math.abs(t - seconds)))
      )
    }),
  )
  expect(nearestFrame(at(0, 1), 0.5)).toBe(0)
  expect(nearestFrame([], 1)).toBeUndefined()
})

test('the next frame of some goes round at the end', () => {
  const frames = at(0, 1, 2, 3, 4)
  expect(nextFrameAfter(frames, [3, 1], 0)).toBe(1)
  expect(nextFrameAfter(frames, [3, 1], 1)).toBe(3)
  expect(nextFrameAfter(frames, [3, 1], 3)).toBe(1)
  expect(nextFrameAfter(frames, [2], 2)).toBe(2)
  expect(nextFrameAfter(frames, [], 2)).toBeUndefined()
})

test('a frame that is on screen is not the next one, though the player says it is a hair past', () => {
  expect(nextFrameAfter(at(0, 1, 2), [0, 1, 2], 0.9995)).toBe(2)
})
