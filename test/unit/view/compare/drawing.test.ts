import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrollToShow, windowOf } from '../../../../src/view/compare/dataset/window.ts'
import { arrowOf, crossOf } from '../../../../src/view/compare/marks.ts'
import { frameOf, smallPlan, turnedPlan } from '../../../../src/view/compare/study/frame.ts'
import { pathOf, placeOf, roundedTop } from '../../../../src/view/compare/study/lineChart.ts'
import { sampleLayout } from '../../sampleLayout.ts'

describe('rows on screen', () => {
  const natural = fc.integer({ min: 0, max: 1e6 })
  test('are all there, and never more than there are', () => {
    fc.assert(
      fc.property(
        natural,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (y, h, n) => {
          const { first, end } = windowOf(y, h, 34, n)
          expect(first).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(n)
          expect(end).toBeGreaterThanOrEqual(first)
          expect(end - first).toBeLessThanOrEqual(Math.ceil(h / 34) + 18)
          for (let row = Math.ceil(y / 34); row < Math.min(n, Math.floor((y + h) / 34)); row++)
            expect(row >= first && row < end).toBe(true)
        },
      ),
    )
  })

  test('a row is scrolled to only where it is not there', () => {
    expect(scrollToShow(2, 0, 340, 34)).toBe(0)
    expect(scrollToShow(20, 0, 340, 34)).toBe(21 * 34 - 340)
    expect(scrollToShow(1, 500, 340, 34)).toBe(34)
  })
})

describe('marks on the plan', () => {
  test('an arrow ends where the true centre is', () => {
    expect(arrowOf([0, 0], [30, 0])).toBe('M0.0 0.0L30.0 0.0M23.0 3.2L30.0 0.0L23.0 -3.2')
  })
  test('of two centres in one place there is a dot', () => {
    expect(arrowOf([5, 5], [6, 6])).toBe('M6.0 6.0h0')
  })
  test('a cross goes from corner to corner', () => {
    expect(
      crossOf([
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
      ]),
    ).toBe('M0.0 0.0L4.0 2.0M4.0 0.0L0.0 2.0')
    expect(crossOf([])).toBe('')
  })
})

describe('a line chart', () => {
  test('ends at a round number that holds every value', () => {
    expect(roundedTop(0.37)).toEqual({ top: 0.4, steps: 4 })
    expect(roundedTop(7.3)).toEqual({ top: 8, steps: 4 })
    expect(roundedTop(0.5)).toEqual({ top: 0.5, steps: 5 })
    expect(roundedTop(0)).toEqual({ top: 1, steps: 4 })
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const { top } = roundedTop(value)
        return top >= value * (1 - 1e-6) && top <= value * 2 + 1e-9
      }),
    )
  })

  test('has 0 at its foot and its top above', () => {
    const area = { left: 10, top: 20, width: 100, height: 50 }
    expect(placeOf(area, [1, 16], 2, { x: 1, y: 0 })).toEqual([10, 70])
    expect(placeOf(area, [1, 16], 2, { x: 16, y: 2 })).toEqual([110, 20])
    expect(placeOf(area, [4, 4], 2, { x: 4, y: 1 })).toEqual([60, 45])
  })

  test('is broken where a value is missing', () => {
    const points = [1, undefined, 3, 4].map((y, x) => ({ x, y }))
    expect(pathOf(points, ({ x, y }) => [x, y])).toBe('M0.0 1.0M2.0 3.0L3.0 4.0')
  })
})

describe('the frame of small plans', () => {
  test('is one square for all, with everything in it', () => {
    const { min, size } = frameOf([smallPlan(sampleLayout, sampleLayout)])
    expect(size).toBeCloseTo(5.4)
    expect(min[0]).toBeLessThan(-2)
    expect(min[1] + size).toBeGreaterThan(4)
  })
  test('shows a room’s worth where there is nothing', () => {
    expect(frameOf([{ outline: [], objects: [] }]).size).toBe(4)
  })

  test('turns with all that is on it', () => {
    const plan = smallPlan(sampleLayout, sampleLayout)
    const turned = turnedPlan(plan, Math.PI / 2)
    const [before, after] = [plan.objects[0]?.box, turned.objects[0]?.box]
    expect(after?.center[0]).toBeCloseTo(-(before?.center[1] ?? 0))
    expect(after?.center[1]).toBeCloseTo(before?.center[0] ?? 0)
    expect(after?.yaw).toBeCloseTo((before?.yaw ?? 0) + Math.PI / 2)
    expect(turned.outline).toHaveLength(plan.outline.length)
  })
})
