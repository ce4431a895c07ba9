import fc from 'fast-check'
import {
  fromRotationVector,
  type Mat3,
  type OrientedBox,
  type RigidTransform,
  type Vec2,
  type Vec3,
} from '../../../src/geometry/index.ts'

/** Made-up geometry of a room's size, for property tests. */

const STEPS = 2 ** 30

/**
 * Numbers evenly over a range, ends included. `fc.double` is even over what a double can hold: of a range around zero
 * nearly all of its numbers are smaller than any length or angle that matters.
 */
export const number = (min: number, max: number) =>
  fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS)
const coordinate = number(-20, 20)
export const point2: fc.Arbitrary<Vec2> = fc.tuple(coordinate, coordinate)
export const point3: fc.Arbitrary<Vec3> = fc.tuple(coordinate, coordinate, coordinate)
export const angle = number(-Math.PI, Math.PI)

/** Unit vectors, all directions alike. */
export const direction: fc.Arbitrary<Vec3> = fc.tuple(number(-1, 1), angle).map(([z, heading]) => {
  const r = Math.sqrt(1 - z * z)
  return [r * Math.cos(heading), r * Math.sin(heading), z]
})

/** An axis and an angle below half a turn: as a rotation vector it has one inverse. */
export const rotationVector: fc.Arbitrary<Vec3> = fc
  .tuple(direction, number(0, 3.1))
  .map(([[x, y, z], turn]) => [x * turn, y * turn, z * turn])

export const rotation: fc.Arbitrary<Mat3> = rotationVector.map(fromRotationVector)
export const pose: fc.Arbitrary<RigidTransform> = fc.record({ rotation, translation: point3 })

const side = number(0.05, 5)
export const box: fc.Arbitrary<OrientedBox> = fc.record({
  center: point3,
  size: fc.tuple(side, side, side),
  yaw: angle,
})
