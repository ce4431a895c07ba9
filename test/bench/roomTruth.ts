import { readFileSync } from 'node:fs'
import { convexHull, type OrientedBox, type Vec2, type Vec3 } from '../../src/geometry/index.ts'
import type { NamedBox } from '../../src/layout/index.ts'

/** A box as VSI-Bench writes it: metres, z up; the rows of `normalizedAxes` are its axes, in any direction. */
export interface TruthBox {
  centroid: number[]
  axesLengths: number[]
  normalizedAxes: number[]
}

export interface RoomTruth {
  dataset: string
  /** Square metres. */
  room_size: number
  object_bbox: Record<string, TruthBox[]>
}

const SIGNS = [-1, 1] as const

const corners = ({ centroid, axesLengths, normalizedAxes }: TruthBox): Vec3[] =>
  SIGNS.flatMap((a) =>
    SIGNS.flatMap((b) =>
      SIGNS.map((c): Vec3 => {
        const along = (k: number) =>
          [a, b, c].reduce(
            (sum, sign, axis) =>
              sum + ((sign * (axesLengths[axis] ?? 0)) / 2) * (normalizedAxes[3 * axis + k] ?? 0),
            centroid[k] ?? 0,
          )
        return [along(0), along(1), along(2)]
      }),
    ),
  )

/** The rectangle of least area around points: one of its sides lies on a side of their hull. */
function leastRectangle(points: readonly Vec2[]): { center: Vec2; size: Vec2; yaw: number } {
  const hull = convexHull(points)
  const rectangles = hull.map((p, i) => {
    const q = hull[(i + 1) % hull.length] as Vec2
    const yaw = Math.atan2(q[1] - p[1], q[0] - p[0])
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
    const us = hull.map(([x, y]) => c * x + s * y)
    const vs = hull.map(([x, y]) => c * y - s * x)
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)]
    const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2]
    return { center: [c * u - s * v, s * u + c * v] as Vec2, size: [u1 - u0, v1 - v0] as Vec2, yaw }
  })
  return rectangles.reduce((best, next) =>
    next.size[0] * next.size[1] < best.size[0] * best.size[1] ? next : best,
  )
}

/** The upright box around a true box, which may be tilted (ScanNet's are minimal boxes of the scanned points). */
export function uprightBox(truth: TruthBox): OrientedBox {
  const points = corners(truth)
  const zs = points.map(([, , z]) => z)
  const [low, high] = [Math.min(...zs), Math.max(...zs)]
  const { center, size, yaw } = leastRectangle(points.map(([x, y]): Vec2 => [x, y]))
  const isLong = size[0] >= size[1]
  return {
    center: [...center, (low + high) / 2],
    size: [Math.max(...size), Math.min(...size), high - low],
    yaw: isLong ? yaw : yaw + Math.PI / 2,
  }
}

export const trueObjects = ({ object_bbox }: RoomTruth): NamedBox[] =>
  Object.entries(object_bbox).flatMap(([category, boxes]) =>
    boxes.map((box) => ({ category, box: uprightBox(box) })),
  )

export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
