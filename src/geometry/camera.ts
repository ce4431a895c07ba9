import type { Vec2, Vec3 } from './vec.ts'

/**
 * A box in an image, in pixels of that image. Image coordinates are continuous: x right, y down, (0, 0) the top-left
 * corner of the top-left pixel, whose centre is (0.5, 0.5); so an image resized by k has its coordinates times k.
 */
export interface PixelBox {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A pinhole camera: pixels in the coordinates of `PixelBox`, for an image of `width` by `height`. */
export interface Intrinsics {
  width: number
  height: number
  fx: number
  fy: number
  cx: number
  cy: number
}

/** Square pixels, principal point in the middle; the field of view is that of the image's longer side. */
export function intrinsicsFromFieldOfView(
  width: number,
  height: number,
  longSideFovRadians: number,
): Intrinsics {
  const focal = Math.max(width, height) / 2 / Math.tan(longSideFovRadians / 2)
  return { width, height, fx: focal, fy: focal, cx: width / 2, cy: height / 2 }
}

/** The same camera for the image resized to another width and height. */
export function resizedIntrinsics(k: Intrinsics, width: number, height: number): Intrinsics {
  const [sx, sy] = [width / k.width, height / k.height]
  return { width, height, fx: k.fx * sx, fy: k.fy * sy, cx: k.cx * sx, cy: k.cy * sy }
}

/** The point at depth 1 of a pixel's ray, camera frame (x right, y down, z forward). */
export const rayOfPixel = (k: Intrinsics, u: number, v: number): Vec3 => [
  (u - k.cx) / k.fx,
  (v - k.cy) / k.fy,
  1,
]

/** The pixel of a point in the camera frame; undefined behind the camera. */
export function project(k: Intrinsics, point_camera: Vec3): Vec2 | undefined {
  const [x, y, z] = point_camera
  return z > 1e-6 ? [(k.fx * x) / z + k.cx, (k.fy * y) / z + k.cy] : undefined
}

export const boxArea = (box: PixelBox): number => Math.max(0, box.x1 - box.x0) * Math.max(0, box.y1 - box.y0)

export const intersectBoxes = (a: PixelBox, b: PixelBox): PixelBox => ({
  x0: Math.max(a.x0, b.x0),
  y0: Math.max(a.y0, b.y0),
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
})

/** Intersection over union, 0 to 1. */
export function boxIou(a: PixelBox, b: PixelBox): number {
  const shared = boxArea(intersectBoxes(a, b))
  const union = boxArea(a) + boxArea(b) - shared
  return union > 0 ? shared / union : 0
}
