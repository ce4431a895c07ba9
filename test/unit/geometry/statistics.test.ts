import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, quantile, robustSpread, seededRandom, weightedMedian } from '../../../src/geometry/index.ts'
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

test('nothing has no quantile, no median and no spread', () => {
  expect([quantile([], 0.3), median([]), robustSpread([]), weightedMedian([], [])]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
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

test('a weighted median is the median of values that are repeated', () => {
  const repeated = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(repeated, (pairs) => {
      const all = pairs.flatMap(([v, count]) => Array<number>(count).fill(v)).sort((a, b) => a - b)
      const found = weightedMedian(
        pairs.map(([v]) => v),
        pairs.map(([, w]) => w),
      )
      expect(found).toBe(all[Math.ceil(all.length / 2) - 1])
    }),
  )
})

test('a weighted median heeds only what has weight', () => {
  expect(weightedMedian([7, 1, 100], [0, 1, 0])).toBe(1)
  expect(weightedMedian([1, 2], [0, 0])).toBeUndefined()
})

test('the robust spread is the standard deviation of a normal sample, and outliers leave it be', () => {
  const random = seededRandom(7)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const sample = Array.from({ length: 4000 }, () => 5 + 2 * normal())
  expect(robustSpread(sample)).toBeCloseTo(2, 0)
  expect(robustSpread([...sample, ...Array<number>(200).fill(1e6)])).toBeLessThan(2.3)
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
