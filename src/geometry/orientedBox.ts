import type { Intrinsics, PixelBox } from './camera.ts'
import { inverseTransformPoint, type RigidTransform } from './rigid.ts'
import type { Vec2, Vec3 } from './vec.ts'

/** A box that stands upright: `size` holds full extents (length, width, height), metres. */
export interface OrientedBox {
  center: Vec3
  size: Vec3
  /** Radians, counter-clockwise about +z; 0 puts the length along +x. */
  yaw: number
}

const SIGNS: readonly Vec3[] = [-1, 1].flatMap((z) =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x, y]): Vec3 => [x as number, y as number, z]),
)

/** The eight corners: the bottom four counter-clockwise from above, then the top four. */
export function boxCorners({ center, size, yaw }: OrientedBox): Vec3[] {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return SIGNS.map(([i, j, k]) => {
    const [x, y] = [(i * size[0]) / 2, (j * size[1]) / 2]
    return [center[0] + c * x - s * y, center[1] + s * x + c * y, center[2] + (k * size[2]) / 2]
  })
}

/** The four corners of the footprint, counter-clockwise from above. */
export const footprint = (box: OrientedBox): Vec2[] =>
  boxCorners(box)
    .slice(0, 4)
    .map(([x, y]): Vec2 => [x, y])

/** Axis-aligned bounds of the footprint: the boundary that Video2Layout prints, [x_min, y_min, x_max, y_max]. */
export function boundary(box: OrientedBox): [number, number, number, number] {
  const corners = footprint(box)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A point in the box's own axes, its centre the origin. */
export function toBoxAxes({ center, yaw }: OrientedBox, point: Vec3): Vec3 {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  const [x, y] = [point[0] - center[0], point[1] - center[1]]
  return [c * x + s * y, c * y - s * x, point[2] - center[2]]
}

/** Nearest depth at which a camera may see a corner, metres: what lies behind is cut off. */
const NEAR = 0.05

/** Edges of the box, as pairs of corner indices. */
const EDGES = [0, 1, 2, 3].flatMap((i): [number, number][] => [
  [i, (i + 1) % 4],
  [i + 4, ((i + 1) % 4) + 4],
  [i, i + 4],
])

/** The corners in the camera frame, three numbers each, in the order of `boxCorners`. */
function cornersInCamera({ center, size, yaw }: OrientedBox, T: RigidTransform): Float64Array {
  const R = T.rotation
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  const [x, y, z] = inverseTransformPoint(T, center)
  const [l, w, h] = [size[0] / 2, size[1] / 2, size[2] / 2]
  // Half the box along each of its axes, as the camera sees it: columns of R^T times the axes.
  const [ax, ay, az] = [l * (c * R[0] + s * R[3]), l * (c * R[1] + s * R[4]), l * (c * R[2] + s * R[5])]
  const [bx, by, bz] = [w * (c * R[3] - s * R[0]), w * (c * R[4] - s * R[1]), w * (c * R[5] - s * R[2])]
  const [hx, hy, hz] = [h * R[6], h * R[7], h * R[8]]
  const out = new Float64Array(24)
  for (let k = 0; k < 8; k++) {
    const i = k % 4 === 1 || k % 4 === 2 ? 1 : -1
    const j = k % 4 > 1 ? 1 : -1
    const m = k < 4 ? -1 : 1
    out[3 * k] = x + i * ax + j * bx + m * hx
    out[3 * k + 1] = y + i * ay + j * by + m * hy
    out[3 * k + 2] = z + i * az + j * bz + m * hz
  }
  return out
}

/**
 * The bounds of the box in a picture, not cut to the picture; undefined where all of it lies behind the camera.
 * Edges that pass behind the camera are cut at 5 cm. Fits call it a million times: it makes no arrays but one.
 */
export function projectBox(
  box: OrientedBox,
  T_map_camera: RigidTransform,
  camera: Intrinsics,
): PixelBox | undefined {
  const corners = cornersInCamera(box, T_map_camera)
  const bounds = {
    x0: Number.POSITIVE_INFINITY,
    y0: Number.POSITIVE_INFINITY,
    x1: Number.NEGATIVE_INFINITY,
    y1: Number.NEGATIVE_INFINITY,
  }
  const include = (x: number, y: number, z: number) => {
    const [u, v] = [(camera.fx * x) / z + camera.cx, (camera.fy * y) / z + camera.cy]
    if (u < bounds.x0) bounds.x0 = u
    if (u > bounds.x1) bounds.x1 = u
    if (v < bounds.y0) bounds.y0 = v
    if (v > bounds.y1) bounds.y1 = v
  }
  let isCut = false
  for (let k = 0; k < 24; k += 3) {
    const z = corners[k + 2] as number
    if (z >= NEAR) include(corners[k] as number, corners[k + 1] as number, z)
    else isCut = true
  }
  if (isCut)
    for (const [i, j] of EDGES) {
      const [za, zb] = [corners[3 * i + 2] as number, corners[3 * j + 2] as number]
      if (za >= NEAR === zb >= NEAR) continue
      const t = (NEAR - za) / (zb - za)
      const at = (axis: 0 | 1) => {
        const from = corners[3 * i + axis] as number
        return from + t * ((corners[3 * j + axis] as number) - from)
      }
      include(at(0), at(1), NEAR)
    }
  return bounds.x0 <= bounds.x1 ? bounds : undefined
}

/**
 * Where a ray enters a box: the distance along it in units of `direction`; undefined where it misses.
 * A ray that starts inside enters at 0.
 */
export function rayEntersBox(box: OrientedBox, origin: Vec3, direction: Vec3): number | undefined {
  const start = toBoxAxes(box, origin)
  const ahead = toBoxAxes({ ...box, center: [0, 0, 0] }, direction)
  let [near, far] = [0, Number.POSITIVE_INFINITY]
  for (const axis of [0, 1, 2] as const) {
    const half = box.size[axis] / 2
    if (Math.abs(ahead[axis]) < 1e-12) {
      if (Math.abs(start[axis]) > half) return undefined
      continue
    }
    const [a, b] = [(-half - start[axis]) / ahead[axis], (half - start[axis]) / ahead[axis]]
    near = Math.max(near, Math.min(a, b))
    far = Math.min(far, Math.max(a, b))
  }
  return near <= far ? near : undefined
}
