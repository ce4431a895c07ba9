import fc from 'fast-check'
import type { Lens, SqrtInformation } from '../../../src/estimation/index.ts'
import { compose, fromRotationVector, type RigidTransform, type Vec3 } from '../../../src/geometry/index.ts'
import { direction, number, point3 } from '../geometry/arbitraries.ts'

export const lens: fc.Arbitrary<Lens> = fc.record({ focal: number(200, 1500), radial: number(-0.1, 0.1) })

/** A point that a camera sees, camera frame. */
export const inSight: fc.Arbitrary<Vec3> = fc
  .tuple(number(-0.7, 0.7), number(-0.5, 0.5), number(0.4, 8))
  .map(([x, y, z]) => [x * z, y * z, z])

/** A rigid motion that turns by less than 2.6 radians: its rotation vector is far from where it leaps. */
export const motion: fc.Arbitrary<RigidTransform> = fc
  .tuple(direction, number(0, 2.6), point3)
  .map(([axis, angle, translation]) => ({
    rotation: fromRotationVector([axis[0] * angle, axis[1] * angle, axis[2] * angle]),
    translation,
  }))

/** Two poses that are less than half a turn apart. */
export const twoPoses: fc.Arbitrary<[RigidTransform, RigidTransform]> = fc
  .tuple(motion, motion)
  .map(([from, between]) => [from, compose(from, between)])

/** A matrix of whitening rows, fewer or more than the columns. */
export const sqrtInformation = (columns: number): fc.Arbitrary<SqrtInformation> =>
  fc
    .integer({ min: 1, max: columns + 1 })
    .chain((rows) =>
      fc
        .array(number(-5, 5), { minLength: rows * columns, maxLength: rows * columns })
        .map((values) => ({ rows, columns, values: Float64Array.from(values) })),
    )
