import type { Vec3 } from '../../../src/geometry/index.ts'

/** Where the sun stands: towards it, a unit vector in the room's frame. Afternoon, from the south-west. */
export const TO_SUN: Vec3 = (() => {
  const [azimuth, elevation] = [-1.95, 0.66]
  const level = Math.cos(elevation)
  return [level * Math.cos(azimuth), level * Math.sin(azimuth), Math.sin(elevation)]
})()

/** Irradiance by the sun on a surface that faces it; the units are the renderer's own. Linear RGB. */
export const SUN: Vec3 = [26, 23, 18.5]

const [HIGH, LOW, GROUND]: readonly [Vec3, Vec3, Vec3] = [
  [5.2, 6.6, 8.6],
  [8.2, 8.6, 8.8],
  [2.4, 2.7, 1.9],
]

const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
  a[2] + t * (b[2] - a[2]),
]

/** Radiance of the sky, and of the gardens below the horizon, in a direction with this z. Linear RGB. */
export function skyRadiance(z: number): Vec3 {
  const aboveHorizon = Math.max(0, Math.min(1, (z + 0.08) / 0.16))
  return mix(GROUND, mix(LOW, HIGH, Math.max(0, z)), aboveHorizon)
}
