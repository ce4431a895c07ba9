import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BOX_UNKNOWNS,
  covarianceByHand,
  lowerTriangle,
  ownCovariance,
  rescaledCovariance,
  sdOf,
  turnedCovariance,
} from '../../../../src/layout/model/boxCovariance.ts'
import type { BoxCovariance } from '../../../../src/layout/model/types.ts'

const coordinate = fc.double({ min: -1, max: 1, noNaN: true })
const vector7 = fc.array(coordinate, { minLength: BOX_UNKNOWNS, maxLength: BOX_UNKNOWNS })

/** The covariance of an error along a vector of the unknowns. */
const along = (v: readonly number[]): BoxCovariance => ({
  own: lowerTriangle((row, column) => (v[row] as number) * (v[column] as number)),
  shared: [],
})
const turnedVector = (v: readonly number[], yaw: number, swaps: boolean): number[] => {
  const [x, y, z, length, width, height, turn] = v as [number, number, number, number, number, number, number]
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  const sides = swaps ? [width, length] : [length, width]
  return [c * x - s * y, s * x + c * y, z, ...sides, height, turn]
}

const expectSame = (a: BoxCovariance, b: BoxCovariance) => {
  for (const [k, value] of a.own.entries()) expect(value).toBeCloseTo(b.own[k] as number, 9)
}

describe('the covariance of a box', () => {
  test('turns with the box, and its sides change places', () => {
    fc.assert(
      fc.property(vector7, fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean(), (v, yaw, swaps) => {
        expectSame(turnedCovariance(along(v), yaw, swaps), along(turnedVector(v, yaw, swaps)))
      }),
    )
  })

  test('grows with the square of a scale, but for the heading', () => {
    fc.assert(
      fc.property(vector7, fc.double({ min: 0.2, max: 3, noNaN: true }), (v, factor) => {
        const scaled = v.map((value, k) => (k < 6 ? factor * value : value))
        expectSame(rescaledCovariance(along(v), factor), along(scaled))
      }),
    )
  })

  test('has deviations that hold own and shared errors', () => {
    const covariance: BoxCovariance = {
      own: along([3, 0, 1, 1, 2, 3, 4]).own,
      shared: [
        [4, 0, 0],
        [0, 2, 0],
      ],
    }
    expect(sdOf(covariance)).toEqual({ center: [5, 2, 1], size: [1, 2, 3], yaw: 4 })
  })

  test('is exact where a person set it: with nothing of its own, and nothing in common', () => {
    const covariance: BoxCovariance = { ...along([1, 1, 1, 1, 1, 1, 1]), shared: [[1, 2, 3]] }
    const placed = covarianceByHand(covariance, [true, true, false, false, false, false, false])
    expect(placed.shared).toEqual([[0, 0, 3]])
    expect([0, 2].map((k) => ownCovariance(placed, k, k))).toEqual([0, 1])
    expect([ownCovariance(placed, 0, 3), ownCovariance(placed, 3, 4)]).toEqual([0, 1])
    expect(sdOf(placed).center.slice(0, 2)).toEqual([0, 0])
    const sized = covarianceByHand(covariance, [false, false, false, false, false, true, false])
    expect(sized.shared).toEqual(covariance.shared)
    expect([ownCovariance(sized, 5, 5), ownCovariance(sized, 6, 5), ownCovariance(sized, 6, 3)]).toEqual([
      0, 0, 1,
    ])
  })
})
