import type { OrientedBox } from './orientedBox.ts'
import type { Vec3 } from './vec.ts'

/**
 * Coordinate frames other than ours. The map frame is right-handed, metres, x right, y forward, z up; three.js, glTF and
 * ARKit have y up: (x, y, z) in the map is (x, z, -y) there. Both are right-handed, so nothing is mirrored.
 */

export const mapToThree = ([x, y, z]: Vec3): Vec3 => [x, z, -y]
export const threeToMap = ([x, y, z]: Vec3): Vec3 => [x, -z, y]

/** A box as three.js wants it: extents along its own x, y (up) and z, and an angle about +y in radians. */
export interface ThreeBox {
  position: Vec3
  size: Vec3
  rotationY: number
}

/** Counter-clockwise about the map's +z is counter-clockwise about three's +y: the yaw stays as it is. */
export const boxToThree = ({ center, size: [length, width, height], yaw }: OrientedBox): ThreeBox => ({
  position: mapToThree(center),
  size: [length, height, width],
  rotationY: yaw,
})
