import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  densePlan,
  handPickedPlan,
  lastAtOrBefore,
  mergePlans,
  nearestFrame,
  uniformPlan,
} from '../../../src/video/sampling.ts'

/** Timestamps of a clip: sorted, none twice, irregular. */
const clip = fc
  .array(fc.double({ min: 0.001, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 300 })
  .map((gaps) => {
    let time = -0.001
    return gaps.map((gap) => (time += gap))
  })

const steady = (frames: number, rate: number) => Array.from({ length: frames }, (_, n) => n / rate)

const isSubsequence = (plan: number[], timestamps: number[]) => {
  expect(plan.every((time, i) => i === 0 || time > (plan[i - 1] ?? 0))).toBe(true)
  expect(plan.filter((time) => !timestamps.includes(time))).toEqual([])
}

describe('uniformPlan', () => {
  test('gives as many frames as asked, or all; sorted, from the clip, with both ends', () => {
    fc.assert(
      fc.property(clip, fc.integer({ min: 1, max: 64 }), (timestamps, count) => {
        const plan = uniformPlan(timestamps, count)
        isSubsequence(plan, timestamps)
        expect(plan).toHaveLength(Math.min(count, timestamps.length))
        if (count === 1) return
        expect([plan[0], plan.at(-1)]).toEqual([timestamps[0], timestamps.at(-1)])
        // The steps between the frames' indices differ by one at most.
        const indices = plan.map((time) => timestamps.indexOf(time))
        const steps = indices.slice(1).map((index, i) => index - (indices[i] ?? 0))
        if (steps.length > 0) expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('names the frames that numpy.linspace(0, 599, 16).round() and its like name', () => {
    const indices = (frames: number, count: number) => uniformPlan(steady(frames, 1), count)
    // biome-ignore format: numpy's own output
    expect(indices(600, 16)).toEqual([0, 40, 80, 120, 160, 200, 240, 280, 319, 359, 399, 439, 479, 519, 559, 599])
    // Halves go to the even neighbour: 0, 2.5, 5, 7.5, 10.
    expect(indices(11, 5)).toEqual([0, 2, 5, 8, 10])
    expect(indices(100, 1)).toEqual([49])
    expect(indices(5, 1)).toEqual([2])
  })

  test('of nothing gives nothing, and refuses counts that are none', () => {
    expect(uniformPlan([], 4)).toEqual([])
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => uniformPlan([0], count)).toThrow(RangeError)
  })
})

describe('densePlan', () => {
  test('thins a steady clip to the rate asked for', () => {
    expect(densePlan(steady(90, 30), 10)).toEqual(steady(90, 30).filter((_, n) => n % 3 === 0))
    expect(densePlan(steady(20, 2), 10)).toEqual(steady(20, 2))
    expect(densePlan(steady(30, 30), 30)).toHaveLength(30)
    // Fewer frames than ticks: all of them, though they stand close.
    expect(densePlan([0, 0.01, 0.02, 5], 10)).toEqual([0, 0.01, 0.02, 5])
  })

  test('leaves no gap longer than a tick and the clip itself make necessary', () => {
    fc.assert(
      fc.property(clip, fc.double({ min: 0.5, max: 60, noNaN: true }), (timestamps, rate) => {
        const plan = densePlan(timestamps, rate)
        isSubsequence(plan, timestamps)
        expect(plan[0]).toBe(timestamps[0])
        const longest = (times: number[]) =>
          Math.max(0, ...times.slice(1).map((time, i) => time - (times[i] ?? 0)))
        expect(longest(plan)).toBeLessThanOrEqual(1 / rate + longest(timestamps) + 1e-9)
      }),
    )
  })

  test('refuses a rate that is not positive', () => {
    for (const rate of [0, -1, Number.NaN]) expect(() => densePlan([0, 1], rate)).toThrow(RangeError)
    expect(densePlan([], 10)).toEqual([])
  })
})

describe('handPickedPlan and mergePlans', () => {
  test('take the nearest frames, each once, in order', () => {
    expect(handPickedPlan([0, 1, 2, 3], [2.6, 0.4, -5, 99, 1.5])).toEqual([0, 1, 3])
    fc.assert(
      fc.property(clip, fc.array(fc.double({ min: -1, max: 99, noNaN: true })), (timestamps, times) => {
        const plan = handPickedPlan(timestamps, times)
        isSubsequence(plan, timestamps)
        for (const time of times) {
          const nearest = Math.min(...timestamps.map((frame) => Math.abs(frame - time)))
          expect(plan.some((frame) => Math.abs(frame - time) === nearest)).toBe(true)
        }
      }),
    )
  })

  test('merged plans hold the frames of all', () => {
    fc.assert(
      fc.property(clip, (timestamps) => {
        const plans = [uniformPlan(timestamps, 8), densePlan(timestamps, 3), uniformPlan(timestamps, 1)]
        const merged = mergePlans(...plans)
        isSubsequence(merged, timestamps)
        expect(new Set(merged)).toEqual(new Set(plans.flat()))
      }),
    )
    expect(mergePlans()).toEqual([])
  })
})

test('searches agree with looking at every timestamp', () => {
  fc.assert(
    fc.property(clip, fc.double({ min: -2, max: 200, noNaN: true }), (timestamps, time) => {
      expect(lastAtOrBefore(timestamps, time)).toBe(timestamps.findLastIndex((frame) => frame <= time))
      const gaps = timestamps.map((frame) => Math.abs(frame - time))
      expect(gaps[nearestFrame(timestamps, time) ?? -1]).toBeCloseTo(Math.min(...gaps), 9)
    }),
  )
  expect(nearestFrame([], 1)).toBeUndefined()
  expect(nearestFrame([0, 1], 0.5)).toBe(0)
})
