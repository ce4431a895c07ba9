import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, quantile, seededRandom } from '../../../src/geometry/index.ts'
import { number } from './arbitraries.ts'

const values = fc.array(number(-1000, 1000), { minLength: 1, maxLength: 40 })

test('quantiles are those of numpy.quantile', () => {
  const some = [3, 1, 4, 1, 5, 9, 2, 6]
  expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((q) => quantile(some, q))).toEqual([
    1,
    1,
    1.75,
    3.5,
    expect.closeTo(6.9),
    9,
  ])
})

test('nothing has no quantile and no median', () => {
  expect([quantile([], 0.3), median([])]).toEqual([undefined, undefined])
})

test('a median has as many values on either side, and does not disturb what it is given', () => {
  fc.assert(
    fc.property(values, (list) => {
      const before = [...list]
      const m = median(list) as number
      const [below, above] = [list.filter((v) => v < m).length, list.filter((v) => v > m).length]
      expect(list).toEqual(before)
      return below <= list.length / 2 && above <= list.length / 2
    }),
  )
})

test('the seeded generator repeats itself for a seed, fills [0, 1) evenly, and differs between seeds', () => {
  const take = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 10_000 }, random)
  }
  const [once, again, other] = [take(42), take(42), take(43)]
  expect(again).toEqual(once)
  expect(other).not.toEqual(once)
  expect(once.every((v) => v >= 0 && v < 1)).toBe(true)
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = once.filter((v) => Math.floor(v * 10) === tenth).length / once.length
    expect(share).toBeCloseTo(0.1, 1)
    expect(Math.abs(share - 0.1)).toBeLessThan(0.015)
  }
})
