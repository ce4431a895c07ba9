import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, fromRotationVector, type Vec3 } from '../../../../src/geometry/index.ts'
import {
  adjointSim3,
  carried,
  chiSquare,
  composeSim3,
  differenceSim3,
  inverseSim3,
  SIM3_DIMENSION,
  type Sim3,
} from '../../../../src/perception/motion/sim3.ts'

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
const vector = (most: number) => fc.tuple(number(most), number(most), number(most))
const similarity = fc
  .record({ turn: vector(1), translation: vector(3), logScale: number(0.7) })
  .map(({ turn, ...rest }): Sim3 => ({ rotation: fromRotationVector(turn as Vec3), ...rest }))

const carry = ({ rotation, translation, logScale }: Sim3, point: Vec3): Vec3 => {
  const turned = apply(rotation, point)
  return [0, 1, 2].map((k) => Math.exp(logScale) * (turned[k] as number) + (translation[k] as number)) as [
    number,
    number,
    number,
  ]
}

/** A small similarity, to first order. */
const small = (x: ArrayLike<number>): Sim3 => ({
  rotation: fromRotationVector([x[3] as number, x[4] as number, x[5] as number]),
  translation: [x[0] as number, x[1] as number, x[2] as number],
  logScale: x[6] as number,
})

describe('Sim3', () => {
  test('composes as points are carried, and its inverse carries them back', () => {
    fc.assert(
      fc.property(similarity, similarity, vector(2), (a, b, point) => {
        const carried = carry(composeSim3(a, b), point as Vec3)
        carry(a, carry(b, point as Vec3)).forEach((value, k) => {
          expect(carried[k]).toBeCloseTo(value, 9)
        })
        carry(inverseSim3(a), carry(a, point as Vec3)).forEach((value, k) => {
          expect(value).toBeCloseTo(point[k] as number, 9)
        })
      }),
    )
  })

  test('the adjoint takes a small step from the right of it to the left', () => {
    fc.assert(
      fc.property(similarity, fc.integer({ min: 0, max: SIM3_DIMENSION - 1 }), (S, axis) => {
        const step = new Array<number>(SIM3_DIMENSION).fill(0)
        step[axis] = 1e-6
        const moved = composeSim3(S, small(step))
        const adjoint = adjointSim3(S)
        differenceSim3(S, moved).forEach((value, row) => {
          expect(value / 1e-6).toBeCloseTo(adjoint[SIM3_DIMENSION * row + axis] as number, 4)
        })
      }),
    )
  })
})

test('a chi-square is the square of an error in standard deviations, the same after both are carried elsewhere', () => {
  expect(chiSquare([2, 3], Float64Array.of(4, 0, 0, 9))).toBeCloseTo(2, 12)
  const [error, covariance] = [[2, 3], Float64Array.of(4, 1, 1, 9)]
  const J = [1, 2, -1, 3]
  const there = [J[0], J[2]].map((a, k) => (a as number) * 2 + (J[2 * k + 1] as number) * 3)
  expect(chiSquare(there, carried(J, covariance, 2, 2))).toBeCloseTo(chiSquare(error, covariance), 12)
  expect(chiSquare([1, 1], Float64Array.of(1, 2, 2, 1))).toBe(Number.POSITIVE_INFINITY)
})
