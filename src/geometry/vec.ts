/** Points and directions. The frame is said in the name of the value (`point_map`, `ray_camera`), the unit is metres. */
export type Vec2 = readonly [number, number]
export type Vec3 = readonly [number, number, number]

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scaled = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k]
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const norm = (a: Vec3): number => Math.hypot(a[0], a[1], a[2])

/** The unit vector along `a`; undefined for the zero vector. */
export function normalized(a: Vec3): Vec3 | undefined {
  const length = norm(a)
  return length > 1e-12 ? scaled(a, 1 / length) : undefined
}

/** The angle between two directions, radians, 0 to pi. */
export const angleBetween = (a: Vec3, b: Vec3): number => Math.atan2(norm(cross(a, b)), dot(a, b))

export const distance2 = (a: Vec2, b: Vec2): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const distance3 = (a: Vec3, b: Vec3): number => norm(subtract(a, b))
