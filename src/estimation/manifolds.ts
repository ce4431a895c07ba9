import {
  add,
  apply,
  applyTransposed,
  fromRotationVector,
  IDENTITY3,
  multiply,
  type RigidTransform,
  subtract,
  toRotationVector,
  transpose,
  type Vec3,
} from '../geometry/index.ts'
import type { Manifold } from './manifold.ts'
import { inverseRightJacobian } from './so3.ts'

const vec3At = (step: Float64Array, at: number): Vec3 => [
  step[at] as number,
  step[at + 1] as number,
  step[at + 2] as number,
]

/**
 * A camera's pose `T_map_camera`. Right perturbation: T * (Exp(w), v), with a step of rotation vector w (radians), then
 * shift v (map units), both in the axes of the camera. To first order this is T * Exp(xi) of SE(3).
 */
export const POSE: Manifold<RigidTransform> = {
  name: 'pose',
  dimension: 6,
  isEliminatedFirst: false,
  retract: ({ rotation, translation }, step, at) => ({
    rotation: multiply(rotation, fromRotationVector(vec3At(step, at))),
    translation: add(translation, apply(rotation, vec3At(step, at + 3))),
  }),
  localCoordinates: (from, to) => [
    ...toRotationVector(multiply(transpose(from.rotation), to.rotation)),
    ...applyTransposed(from.rotation, subtract(to.translation, from.translation)),
  ],
  localJacobian: (from, to) => {
    const turn = multiply(transpose(from.rotation), to.rotation)
    const byRotation = inverseRightJacobian(toRotationVector(turn))
    const jacobian = new Array<number>(36).fill(0)
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        jacobian[6 * row + column] = byRotation[3 * row + column] as number
        jacobian[6 * (row + 3) + column + 3] = turn[3 * row + column] as number
      }
    return jacobian
  },
}

/** A point of the scene, map frame, map units. */
export const LANDMARK: Manifold<Vec3> = {
  name: 'landmark',
  dimension: 3,
  isEliminatedFirst: true,
  retract: (value, step, at) => add(value, vec3At(step, at)),
  localCoordinates: (from, to) => subtract(to, from),
  localJacobian: () => IDENTITY3,
}

/** A number: the logarithm of a keyframe's depth scale, s in 1 / depth = exp(s) * (the network's inverse depth). */
export const LOG_SCALE: Manifold<number> = {
  name: 'log scale',
  dimension: 1,
  isEliminatedFirst: false,
  retract: (value, step, at) => value + (step[at] as number),
  localCoordinates: (from, to) => [to - from],
  localJacobian: () => [1],
}

/**
 * What the cameras of a film share: focal length in pixels and one radial term (SIMPLE_RADIAL of COLMAP):
 * pixel = principal point + focal (1 + radial r^2) (x, y), with (x, y) at depth 1 and r^2 = x^2 + y^2.
 */
export interface Lens {
  focal: number
  radial: number
}

/** A step is of the logarithm of the focal length, so that it stays positive, then of the radial term. */
export const LENS: Manifold<Lens> = {
  name: 'lens',
  dimension: 2,
  isEliminatedFirst: false,
  retract: ({ focal, radial }, step, at) => ({
    focal: focal * Math.exp(step[at] as number),
    radial: radial + (step[at + 1] as number),
  }),
  localCoordinates: (from, to) => [Math.log(to.focal / from.focal), to.radial - from.radial],
  localJacobian: () => [1, 0, 0, 1],
}
