import {
  apply,
  applyTransposed,
  fromRotationVector,
  IDENTITY3,
  type Mat3,
  multiply,
  toRotationVector,
  transpose,
} from './rotation.ts'
import { add, scaled, subtract, type Vec3 } from './vec.ts'

/** A rigid transform. Named `T_a_b`, it takes coordinates in frame b to coordinates in frame a. */
export interface RigidTransform {
  rotation: Mat3
  translation: Vec3
}

export const IDENTITY: RigidTransform = { rotation: IDENTITY3, translation: [0, 0, 0] }

export const transformPoint = (T: RigidTransform, point: Vec3): Vec3 =>
  add(apply(T.rotation, point), T.translation)

/** The point in frame b of a point in frame a, by `T_a_b`. */
export const inverseTransformPoint = (T: RigidTransform, point: Vec3): Vec3 =>
  applyTransposed(T.rotation, subtract(point, T.translation))

/** `T_a_c` from `T_a_b` and `T_b_c`. */
export const compose = (T_a_b: RigidTransform, T_b_c: RigidTransform): RigidTransform => ({
  rotation: multiply(T_a_b.rotation, T_b_c.rotation),
  translation: transformPoint(T_a_b, T_b_c.translation),
})

/** `T_b_a` from `T_a_b`. */
export const inverse = (T: RigidTransform): RigidTransform => ({
  rotation: transpose(T.rotation),
  translation: scaled(applyTransposed(T.rotation, T.translation), -1),
})

/**
 * `T_a_b` at a share `t` (0 to 1) of the way from one to another: the origin of b goes along the line, its axes along the
 * shortest arc (slerp). The two turns must be less than pi apart.
 */
export const interpolateRigid = (from: RigidTransform, to: RigidTransform, t: number): RigidTransform => ({
  rotation: multiply(
    from.rotation,
    fromRotationVector(scaled(toRotationVector(multiply(transpose(from.rotation), to.rotation)), t)),
  ),
  translation: add(scaled(from.translation, 1 - t), scaled(to.translation, t)),
})
