import type { PixelBox } from './camera.ts'
import { type Intrinsics, project } from './camera.ts'
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

/**
 * The bounds of the box in a picture, not cut to the picture; undefined where all of it lies behind the camera.
 * Edges that pass behind the camera are cut at 5 cm.
 */
export function projectBox(
  box: OrientedBox,
  T_map_camera: RigidTransform,
  camera: Intrinsics,
): PixelBox | undefined {
  const corners = boxCorners(box).map((corner) => inverseTransformPoint(T_map_camera, corner))
  const bounds = {
    x0: Number.POSITIVE_INFINITY,
    y0: Number.POSITIVE_INFINITY,
    x1: Number.NEGATIVE_INFINITY,
    y1: Number.NEGATIVE_INFINITY,
  }
  const include = (point: Vec3) => {
    const pixel = project(camera, point)
    if (!pixel) return
    bounds.x0 = Math.min(bounds.x0, pixel[0])
    bounds.y0 = Math.min(bounds.y0, pixel[1])
    bounds.x1 = Math.max(bounds.x1, pixel[0])
    bounds.y1 = Math.max(bounds.y1, pixel[1])
  }
  for (const corner of corners) if (corner[2] >= NEAR) include(corner)
  for (const [i, j] of EDGES) {
    const [a, b] = [corners[i] as Vec3, corners[j] as Vec3]
    if (a[2] >= NEAR === b[2] >= NEAR) continue
    const t = (NEAR - a[2]) / (b[2] - a[2])
    include([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), NEAR])
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
