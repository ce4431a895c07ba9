import type { OrientedBox } from './orientedBox.ts'
import { aboutZ, type Mat3, transpose } from './rotation.ts'
import { dot, subtract, type Vec3 } from './vec.ts'

/** A box at any angle: rows of `axes` are its right-angled unit axes in the frame of `center`; `size` along them, metres. */
export interface SolidBox {
  center: Vec3
  size: Vec3
  axes: Mat3
}

type Axis = 0 | 1 | 2

/** The upright box as one at any angle. */
export const solidOf = ({ center, size, yaw }: OrientedBox): SolidBox => ({
  center,
  size,
  axes: transpose(aboutZ(yaw)),
})

/** A unit axis of a box, in the frame of its centre. */
export const solidAxis = ({ axes: m }: SolidBox, k: Axis): Vec3 =>
  k === 0 ? [m[0], m[1], m[2]] : k === 1 ? [m[3], m[4], m[5]] : [m[6], m[7], m[8]]

/** The point at a box's own coordinates, metres from its centre. */
function pointAt({ center: [x, y, z], axes: m }: SolidBox, i: number, j: number, k: number): Vec3 {
  return [
    x + i * m[0] + j * m[3] + k * m[6],
    y + i * m[1] + j * m[4] + k * m[7],
    z + i * m[2] + j * m[5] + k * m[8],
  ]
}

/** The eight corners, the last axis' negative side first. */
export const solidCorners = (box: SolidBox): Vec3[] =>
  [-0.5, 0.5].flatMap((k) =>
    [-0.5, 0.5].flatMap((j) =>
      [-0.5, 0.5].map((i) => pointAt(box, i * box.size[0], j * box.size[1], k * box.size[2])),
    ),
  )

/** The point of a box that is nearest to `point`; the point itself where it lies inside. */
export function nearestInSolid(box: SolidBox, point: Vec3): Vec3 {
  const offset = subtract(point, box.center)
  const along = (k: Axis) => {
    const half = box.size[k] / 2
    return Math.min(half, Math.max(-half, dot(offset, solidAxis(box, k))))
  }
  return pointAt(box, along(0), along(1), along(2))
}
