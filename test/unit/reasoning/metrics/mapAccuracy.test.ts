import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NamedBox } from '../../../../src/layout/index.ts'
import {
  mapAccuracy,
  type PlanRectangle,
  rectangleGap,
  rectangleIou,
} from '../../../../src/reasoning/index.ts'
import { angle, box, number, point2 } from '../../geometry/arbitraries.ts'

const rectangle: fc.Arbitrary<PlanRectangle> = fc
  .tuple(point2, number(0.1, 5), number(0.1, 5))
  .map(([[x, y], w, d]) => [x, y, x + w, y + d])

const flat = (category: string, [x0, y0, x1, y1]: PlanRectangle): NamedBox => ({
  category,
  box: { center: [(x0 + x1) / 2, (y0 + y1) / 2, 0.4], size: [x1 - x0, y1 - y0, 0.8], yaw: 0 },
})

describe('rectangles', () => {
  test.each<[PlanRectangle, PlanRectangle, number, number]>([
    [[0, 0, 2, 1], [0, 0, 2, 1], 1, 0],
    [[0, 0, 2, 1], [1, 0, 3, 1], 1 / 3, 0],
    [[0, 0, 1, 1], [4, 5, 6, 6], 0, 5],
    [[0, 0, 1, 1], [1, 0, 2, 1], 0, 0],
    [[0, 0, 0, 0], [0, 0, 0, 0], 0, 0],
  ])('%j and %j', (a, b, iou, gap) => {
    expect(rectangleIou(a, b)).toBeCloseTo(iou, 12)
    expect(rectangleGap(a, b)).toBeCloseTo(gap, 12)
  })

  test('overlap and gap are symmetric; one is zero where the other is not', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        expect(rectangleIou(a, b)).toBe(rectangleIou(b, a))
        expect(rectangleGap(a, b)).toBe(rectangleGap(b, a))
        expect(rectangleIou(a, b) * rectangleGap(a, b)).toBe(0)
        expect(rectangleIou(a, a)).toBeCloseTo(1, 12)
      }),
    )
  })
})

describe('a map against the truth', () => {
  const truth = [flat('sofa', [0, 0, 2, 1]), flat('table', [3, 0, 4, 1]), flat('chair', [6, 0, 7, 1])]

  test('by hand', () => {
    // The sofa is shifted to an IoU of 1/3, the table is exact and a quarter too long, the chair is missing, a bed is new.
    const printed = [flat('couch', [1, 0, 3, 1]), flat('table', [3, 0, 4.25, 1]), flat('bed', [6, 0, 7, 1])]
    const { at25, at50, matched, centerError, sizeError, gapError, alignment } = mapAccuracy(printed, truth)
    expect(at25).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 })
    expect(at50).toEqual({ precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 })
    expect(matched).toBe(2)
    expect(centerError).toBeCloseTo((1 + 0.125) / 2, 12)
    expect(sizeError).toBeCloseTo((0 + 0.125) / 2, 12)
    // From sofa to table 1 m in truth, 0 as printed.
    expect(gapError).toBeCloseTo(1, 12)
    expect(alignment).toEqual({ yaw: 0, shift: [0, 0] })
  })

  test('empty maps', () => {
    expect(mapAccuracy([], []).at25.f1).toBe(1)
    expect(mapAccuracy([], truth)).toMatchObject({
      at25: { precision: 0, recall: 0, f1: 0 },
      matched: 0,
      centerError: undefined,
      gapError: undefined,
    })
    expect(mapAccuracy(truth, []).at50.f1).toBe(0)
  })

  const named = fc.array(fc.record({ category: fc.constantFrom('sofa', 'bed', 'chair'), box }), {
    maxLength: 6,
  })
  test('the truth is perfect; F1 is symmetric, within 0 to 1, and never better where more overlap is asked', () => {
    fc.assert(
      fc.property(named, named, (a, b) => {
        const own = mapAccuracy(a, a)
        expect([own.at25.f1, own.at50.f1]).toEqual([1, 1])
        const [ab, ba] = [mapAccuracy(a, b), mapAccuracy(b, a)]
        expect(ab.at50.f1).toBeCloseTo(ba.at50.f1, 12)
        expect(ab.at50.f1 <= ab.at25.f1 && ab.at50.f1 >= 0 && ab.at25.f1 <= 1).toBe(true)
      }),
    )
  })

  test('a turned and shifted copy is perfect after a rigid alignment', () => {
    const room = [...truth, flat('bed', [2, 4, 4, 6]), flat('lamp', [-2, 3, -1.6, 3.4])]
    fc.assert(
      fc.property(angle, point2, (yaw, [x, y]) => {
        const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
        const moved = room.map(({ category, box: one }): NamedBox => {
          const [u, v, z] = one.center
          return {
            category,
            box: { ...one, center: [c * u - s * v + x, s * u + c * v + y, z], yaw: one.yaw + yaw },
          }
        })
        const { at50, centerError, sizeError, gapError } = mapAccuracy(moved, room, 'rigid')
        expect(at50.f1).toBe(1)
        for (const error of [centerError, sizeError, gapError]) expect(error).toBeLessThan(1e-6)
      }),
      { numRuns: 30 },
    )
  })
})
