import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANDMARK, LENS, LOG_SCALE, type Manifold, POSE } from '../../../src/estimation/index.ts'
import { compose, fromRotationVector, type RigidTransform, type Vec3 } from '../../../src/geometry/index.ts'
import { number, point3 } from '../geometry/arbitraries.ts'
import { lens, twoPoses } from './arbitraries.ts'
import { differences } from './finiteDifferences.ts'

const close = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.length === b.length && a.every((v, k) => Math.abs(v - (b[k] as number)) <= tolerance)

/** The numbers that a value is made of. */
const flat = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Object.values(value as object).flatMap(flat)

const PAIRS: readonly [Manifold<unknown>, fc.Arbitrary<readonly [unknown, unknown]>][] = [
  [POSE as Manifold<unknown>, twoPoses],
  [LANDMARK as Manifold<unknown>, fc.tuple(point3, point3)],
  [LOG_SCALE as Manifold<unknown>, fc.tuple(number(-2, 2), number(-2, 2))],
  [LENS as Manifold<unknown>, fc.tuple(lens, lens)],
]

describe.each(PAIRS.map(([manifold, pairs]) => ({ name: manifold.name, manifold, pairs })))(
  '$name',
  ({ manifold, pairs }) => {
    test('the step from one value to another leads there', () => {
      fc.assert(
        fc.property(pairs, ([from, to]) => {
          const step = Float64Array.from(manifold.localCoordinates(from, to))
          expect(step).toHaveLength(manifold.dimension)
          return close(flat(manifold.retract(from, step, 0)), flat(to), 1e-7)
        }),
      )
    })

    test('no step leads nowhere', () => {
      fc.assert(
        fc.property(pairs, ([from]) =>
          close(flat(manifold.retract(from, new Float64Array(manifold.dimension), 0)), flat(from), 1e-9),
        ),
      )
    })

    test("the step's derivative is that of finite differences", () => {
      fc.assert(
        fc.property(pairs, ([from, to]) => {
          const measured = differences(manifold, to, (value) => manifold.localCoordinates(from, value))
          return close(manifold.localJacobian(from, to), measured.flat(), 1e-6)
        }),
      )
    })
  },
)

test('a pose is moved from the right: in the axes of its own camera', () => {
  fc.assert(
    fc.property(twoPoses, point3, point3, ([T]: [RigidTransform, RigidTransform], w: Vec3, v: Vec3) => {
      const turn: Vec3 = [w[0] / 20, w[1] / 20, w[2] / 20]
      const moved = POSE.retract(T, Float64Array.from([9, ...turn, ...v]), 1)
      const expected = compose(T, { rotation: fromRotationVector(turn), translation: v })
      return close(flat(moved), flat(expected), 1e-9)
    }),
  )
})
