import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { footprintIou, type OrientedBox, solidIou } from '../../../src/geometry/index.ts'
import { angle, number } from './arbitraries.ts'

const side = number(0.2, 3)
const box: fc.Arbitrary<OrientedBox> = fc.record({
  center: fc.tuple(number(-2, 2), number(-2, 2), number(0, 2)),
  size: fc.tuple(side, side, side),
  yaw: angle,
})

const unit: OrientedBox = { center: [0, 0, 0.5], size: [1, 1, 1], yaw: 0 }

describe('overlap of boxes', () => {
  test('a box covers itself, at any turn', () => {
    fc.assert(
      fc.property(box, (one) => {
        expect(footprintIou(one, one)).toBeCloseTo(1, 9)
        expect(solidIou(one, one)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('is the same both ways round, between 0 and 1, and never more for bodies than their heights allow', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const [plan, body] = [footprintIou(a, b), solidIou(a, b) ?? -1]
        expect(footprintIou(b, a)).toBeCloseTo(plan, 9)
        expect(solidIou(b, a)).toBeCloseTo(body, 9)
        expect(plan).toBeGreaterThanOrEqual(0)
        expect(plan).toBeLessThanOrEqual(1)
        expect(body).toBeLessThanOrEqual(plan + 1e-9)
      }),
    )
  })

  test('is that of the shifts by hand: half beside, half above', () => {
    expect(footprintIou(unit, { ...unit, center: [0.5, 0, 0.5] })).toBeCloseTo(1 / 3)
    expect(solidIou(unit, { ...unit, center: [0, 0, 1] })).toBeCloseTo(1 / 3)
    expect(solidIou(unit, { ...unit, center: [0, 0, 2] })).toBe(0)
    expect(footprintIou(unit, { ...unit, center: [2, 0, 0.5] })).toBe(0)
  })

  test('a square turned by 45 degrees covers an octagon', () => {
    const octagon = 2 * (Math.SQRT2 - 1)
    expect(footprintIou(unit, { ...unit, yaw: Math.PI / 4 })).toBeCloseTo(octagon / (2 - octagon))
  })

  test('a flat box has no body', () => {
    const flat = { ...unit, size: [1, 1, 0] as const }
    expect(solidIou(unit, flat)).toBeUndefined()
    expect(footprintIou(unit, flat)).toBeCloseTo(1)
    expect(footprintIou({ ...flat, size: [0, 0, 0] }, { ...flat, size: [0, 0, 0] })).toBe(0)
  })
})
