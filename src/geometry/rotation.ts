import { cross, norm, scaled, type Vec3 } from './vec.ts'

/** A 3x3 matrix, row-major. As a rotation `R_a_b` it takes coordinates in frame b to coordinates in frame a. */
export type Mat3 = readonly [number, number, number, number, number, number, number, number, number]

export const IDENTITY3: Mat3 = [1, 0, 0, 0, 1, 0, 0, 0, 1]

export const transpose = (m: Mat3): Mat3 => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]]

export const apply = (m: Mat3, v: Vec3): Vec3 => [
  m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
  m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
  m[6] * v[0] + m[7] * v[1] + m[8] * v[2],
]

/** The product with the transpose: `R_b_a v` from `R_a_b`. */
export const applyTransposed = (m: Mat3, v: Vec3): Vec3 => [
  m[0] * v[0] + m[3] * v[1] + m[6] * v[2],
  m[1] * v[0] + m[4] * v[1] + m[7] * v[2],
  m[2] * v[0] + m[5] * v[1] + m[8] * v[2],
]

export const multiply = (a: Mat3, b: Mat3): Mat3 => [
  a[0] * b[0] + a[1] * b[3] + a[2] * b[6],
  a[0] * b[1] + a[1] * b[4] + a[2] * b[7],
  a[0] * b[2] + a[1] * b[5] + a[2] * b[8],
  a[3] * b[0] + a[4] * b[3] + a[5] * b[6],
  a[3] * b[1] + a[4] * b[4] + a[5] * b[7],
  a[3] * b[2] + a[4] * b[5] + a[5] * b[8],
  a[6] * b[0] + a[7] * b[3] + a[8] * b[6],
  a[6] * b[1] + a[7] * b[4] + a[8] * b[7],
  a[6] * b[2] + a[7] * b[5] + a[8] * b[8],
]

export const fromRows = (x: Vec3, y: Vec3, z: Vec3): Mat3 => [...x, ...y, ...z] as unknown as Mat3
export const column = (m: Mat3, index: 0 | 1 | 2): Vec3 => [
  m[index],
  m[(index + 3) as 3],
  m[(index + 6) as 6],
]

/** Rodrigues' formula: the rotation by |v| radians about v. */
export function fromRotationVector(v: Vec3): Mat3 {
  const angle = norm(v)
  if (angle < 1e-12) return [1, -v[2], v[1], v[2], 1, -v[0], -v[1], v[0], 1]
  const [x, y, z] = scaled(v, 1 / angle)
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const t = 1 - c
  return [
    t * x * x + c,
    t * x * y - s * z,
    t * x * z + s * y,
    t * x * y + s * z,
    t * y * y + c,
    t * y * z - s * x,
    t * x * z - s * y,
    t * y * z + s * x,
    t * z * z + c,
  ]
}

/** The angle of a rotation, radians, 0 to pi. */
export function rotationAngle(m: Mat3): number {
  const sine = norm([m[7] - m[5], m[2] - m[6], m[3] - m[1]]) / 2
  return Math.atan2(sine, (m[0] + m[4] + m[8] - 1) / 2)
}

/** Inverse of `fromRotationVector`, for angles below pi. */
export function toRotationVector(m: Mat3): Vec3 {
  const axis: Vec3 = [m[7] - m[5], m[2] - m[6], m[3] - m[1]]
  const length = norm(axis)
  return length < 1e-12 ? [0, 0, 0] : scaled(axis, rotationAngle(m) / length)
}

/** Rotation about +z by `yaw` radians, counter-clockwise seen from above. */
export const aboutZ = (yaw: number): Mat3 => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [c, -s, 0, s, c, 0, 0, 0, 1]
}

/** The shortest rotation that takes direction `from` to direction `to` (both unit). */
export function between(from: Vec3, to: Vec3): Mat3 {
  const axis = cross(from, to)
  const sine = norm(axis)
  const cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2]
  if (sine < 1e-12) {
    if (cosine > 0) return IDENTITY3
    const other = Math.abs(from[0]) < 0.9 ? cross(from, [1, 0, 0]) : cross(from, [0, 1, 0])
    return fromRotationVector(scaled(other, Math.PI / norm(other)))
  }
  return fromRotationVector(scaled(axis, Math.atan2(sine, cosine) / sine))
}
