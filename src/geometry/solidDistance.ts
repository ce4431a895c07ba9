import { nearestInSolid, type SolidBox, solidAxis, solidCorners } from './solidBox.ts'
import { distance3, dot, scaled, subtract, type Vec3 } from './vec.ts'

/** The nearest points of two boxes, in their own frame, and how far apart they are; metres. */
export interface ClosestPoints {
  a: Vec3
  b: Vec3
  /** 0 where the boxes touch or overlap: `a` and `b` are then one point of both. */
  distance: number
}

/** Edges whose directions have a squared sine below this count as parallel: their corners are then near enough. */
const PARALLEL = 1e-12
/** How far, as a share of the size, rounding may put a crossing beyond an edge's end. */
const SLACK = 1e-9

const AXES = [0, 1, 2] as const
/** The other two axes. */
const OTHERS = [
  [1, 2],
  [0, 2],
  [0, 1],
] as const
const CORNERS = [
  [-0.5, -0.5],
  [-0.5, 0.5],
  [0.5, -0.5],
  [0.5, 0.5],
] as const

/** Twice the extent of a box along a direction, times the direction's length. */
const width = ({ size, axes: m }: SolidBox, x: number, y: number, z: number): number =>
  size[0] * Math.abs(m[0] * x + m[1] * y + m[2] * z) +
  size[1] * Math.abs(m[3] * x + m[4] * y + m[5] * z) +
  size[2] * Math.abs(m[6] * x + m[7] * y + m[8] * z)

/** Whether the boxes share a point: no face's normal and no pair of edges tells them apart (separating axes, Gottschalk 1996). */
function overlap(a: SolidBox, b: SolidBox): boolean {
  const offset = subtract(b.center, a.center)
  const apart = (x: number, y: number, z: number) =>
    2 * Math.abs(offset[0] * x + offset[1] * y + offset[2] * z) > width(a, x, y, z) + width(b, x, y, z)
  for (const k of AXES) {
    const [u, v] = [solidAxis(a, k), solidAxis(b, k)]
    if (apart(u[0], u[1], u[2]) || apart(v[0], v[1], v[2])) return false
  }
  for (const i of AXES)
    for (const j of AXES) {
      const [u, v] = [solidAxis(a, i), solidAxis(b, j)]
      const [x, y, z] = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
      if (x * x + y * y + z * z > PARALLEL && apart(x, y, z)) return false
    }
  return true
}

const along = (p: Vec3, d: Vec3, t: number): Vec3 => [p[0] + t * d[0], p[1] + t * d[1], p[2] + t * d[2]]

/** The four edges along one axis. */
interface Edges {
  direction: Vec3
  half: number
  middles: Vec3[]
}
/** The edges along each axis, by the points in their middle. */
const edgesOf = (box: SolidBox): Edges[] =>
  AXES.map((axis) => {
    const [j, k] = OTHERS[axis]
    const [u, v] = [solidAxis(box, j), solidAxis(box, k)]
    const middles = CORNERS.map(([s, t]) => along(along(box.center, u, s * box.size[j]), v, t * box.size[k]))
    return { direction: solidAxis(box, axis), half: box.size[axis] / 2, middles }
  })

/** The middle of the part of `a`'s edges that lies in `b`, edge by edge, into `found`. */
function sharedEdgePoints(a: SolidBox, b: SolidBox, found: Vec3[]): void {
  const axes = AXES.map((k) => ({ axis: solidAxis(b, k), reach: b.size[k] / 2 }))
  for (const { direction, half, middles } of edgesOf(a))
    for (const middle of middles) {
      const offset = subtract(middle, b.center)
      let [low, high] = [-half, half]
      for (const { axis, reach } of axes) {
        const [slope, at] = [dot(direction, axis), dot(offset, axis)]
        if (Math.abs(slope) < 1e-12) {
          if (Math.abs(at) > reach) low = Number.POSITIVE_INFINITY
          continue
        }
        const [p, q] = [(-reach - at) / slope, (reach - at) / slope]
        low = Math.max(low, Math.min(p, q))
        high = Math.min(high, Math.max(p, q))
      }
      if (low <= high) found.push(along(middle, direction, (low + high) / 2))
    }
}

/** A point of both of two boxes that overlap: the mean of what their edges share, as both are convex. */
function sharedPoint(a: SolidBox, b: SolidBox): Vec3 {
  const found: Vec3[] = []
  sharedEdgePoints(a, b, found)
  sharedEdgePoints(b, a, found)
  // Rounding may leave none where the boxes only just touch.
  if (found.length === 0) return nearestInSolid(a, nearestInSolid(b, a.center))
  const sum = found.reduce((total, p) => along(total, p, 1), [0, 0, 0])
  return scaled(sum, 1 / found.length)
}

/** The nearest pair of points so far; a pair counts where it is nearer. */
function take(best: ClosestPoints, a: Vec3, b: Vec3): void {
  const [x, y, z] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  // Several times as fast as Math.hypot, and this is where the time goes.
  const distance = Math.sqrt(x * x + y * y + z * z)
  if (distance < best.distance) Object.assign(best, { a, b, distance })
}

/** Pairs of edges, one a box, that are nearest to each other between their ends. */
function takeEdges(best: ClosestPoints, a: SolidBox, b: SolidBox): void {
  const others = edgesOf(b)
  for (const { direction: u, half: endA, middles } of edgesOf(a))
    for (const { direction: v, half: endB, middles: feet } of others) {
      const c = dot(u, v)
      const squaredSine = 1 - c * c
      if (squaredSine <= PARALLEL) continue
      for (const p of middles)
        for (const q of feet) {
          const w = subtract(p, q)
          const [wu, wv] = [dot(w, u), dot(w, v)]
          const [atA, atB] = [(c * wv - wu) / squaredSine, (wv - c * wu) / squaredSine]
          if (Math.abs(atA) > endA * (1 + SLACK) || Math.abs(atB) > endB * (1 + SLACK)) continue
          take(best, along(p, u, atA), along(q, v, atB))
        }
    }
}

/**
 * The nearest points of two boxes at any angles: exact, as the nearest pair of two convex bodies apart is a corner and
 * a point of the other, or two edges' inner points (Ericson, Real-Time Collision Detection, 5.1). Where the nearest
 * points are not unique, one pair of them. The distance changes with a small shift of b by the shift's part along
 * (b - a) / distance.
 */
export function closestPoints(a: SolidBox, b: SolidBox): ClosestPoints {
  if (overlap(a, b)) {
    const point = sharedPoint(a, b)
    return { a: point, b: point, distance: 0 }
  }
  const best: ClosestPoints = { a: a.center, b: b.center, distance: distance3(a.center, b.center) }
  for (const corner of solidCorners(a)) take(best, corner, nearestInSolid(b, corner))
  for (const corner of solidCorners(b)) take(best, nearestInSolid(a, corner), corner)
  takeEdges(best, a, b)
  return best
}

/** The distance between the closest points of two boxes, metres; 0 where they overlap. See `closestPoints`. */
export const closestDistance = (a: SolidBox, b: SolidBox): number => closestPoints(a, b).distance
