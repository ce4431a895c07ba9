import type { GreyPlane } from './pyramid.ts'

/** Half the side of the window that is compared: 11 x 11 pixels at each level. */
const RADIUS = 5
const SIDE = 2 * RADIUS + 1
const ITERATIONS = 8
/** A step below this many pixels ends the iteration. */
const CONVERGED = 0.03
/** Below this smaller eigenvalue (per pixel of the window) the patch does not fix a position. */
const MIN_EIGENVALUE = 4
/** Mean absolute difference of the patches, in grey levels, above which a track is lost. */
const MAX_RESIDUAL = 18
/** Tracked forth and back, a point must return this close, in pixels. */
const MAX_RETURN_ERROR = 0.7

/** Where points went: x and y in turn; `found[i]` is 0 for a lost point. */
export interface TrackResult {
  points: Float32Array
  found: Uint8Array
}

const template = new Float32Array(SIDE * SIDE)
const gradientX = new Float32Array(SIDE * SIDE)
const gradientY = new Float32Array(SIDE * SIDE)

const inside = (p: GreyPlane, x: number, y: number, margin: number) =>
  x >= margin && y >= margin && x < p.width - 1 - margin && y < p.height - 1 - margin

/** Fills the template and its gradients around a point; false where the window leaves the picture or has no texture. */
function takeTemplate(
  image: GreyPlane,
  x: number,
  y: number,
): { xx: number; xy: number; yy: number } | undefined {
  if (!inside(image, x, y, RADIUS + 1)) return undefined
  const { width, values } = image
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
  const at = (p: number) =>
    a * (values[p] as number) +
    b * (values[p + 1] as number) +
    c * (values[p + width] as number) +
    d * (values[p + width + 1] as number)
  let [xx, xy, yy] = [0, 0, 0]
  let k = 0
  for (let j = -RADIUS; j <= RADIUS; j++)
    for (let i = -RADIUS; i <= RADIUS; i++, k++) {
      const p = (y0 + j) * width + x0 + i
      template[k] = at(p)
      const dx = (at(p + 1) - at(p - 1)) / 2
      const dy = (at(p + width) - at(p - width)) / 2
      gradientX[k] = dx
      gradientY[k] = dy
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
  const smaller = (xx + yy - Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2
  return smaller / (SIDE * SIDE) > MIN_EIGENVALUE ? { xx, xy, yy } : undefined
}

/**
 * Moves (x, y) in `to` until it matches the template (inverse compositional Lucas-Kanade: the gradients are the
 * template's, so they are taken once; Baker and Matthews 2004). Returns the mean absolute difference at the end.
 */
function align(to: GreyPlane, tensor: { xx: number; xy: number; yy: number }, at: { x: number; y: number }) {
  const { width, values } = to
  const { xx, xy, yy } = tensor
  const determinant = xx * yy - xy * xy
  let residual = Number.POSITIVE_INFINITY
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    if (!inside(to, at.x, at.y, RADIUS)) return undefined
    const [x0, y0] = [Math.floor(at.x), Math.floor(at.y)]
    const [fx, fy] = [at.x - x0, at.y - y0]
    const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
    let [bx, by, absolute] = [0, 0, 0]
    let k = 0
    for (let j = -RADIUS; j <= RADIUS; j++) {
      let p = (y0 + j) * width + x0 - RADIUS
      for (let i = 0; i < SIDE; i++, k++, p++) {
        const difference =
          a * (values[p] as number) +
          b * (values[p + 1] as number) +
          c * (values[p + width] as number) +
          d * (values[p + width + 1] as number) -
          (template[k] as number)
        bx += difference * (gradientX[k] as number)
        by += difference * (gradientY[k] as number)
        absolute += Math.abs(difference)
      }
    }
    residual = absolute / (SIDE * SIDE)
    const [dx, dy] = [(yy * bx - xy * by) / determinant, (xx * by - xy * bx) / determinant]
    at.x -= dx
    at.y -= dy
    if (dx * dx + dy * dy < CONVERGED * CONVERGED) break
  }
  return residual
}

/** Tracks one point through the levels, coarse to fine, from a guess; undefined where it is lost. */
function trackPoint(
  from: readonly GreyPlane[],
  to: readonly GreyPlane[],
  x: number,
  y: number,
  guess: { x: number; y: number },
): { x: number; y: number } | undefined {
  const at = { ...guess }
  for (let level = from.length - 1; level >= 0; level--) {
    const scale = 1 / 2 ** level
    const tensor = takeTemplate(from[level] as GreyPlane, x * scale, y * scale)
    if (!tensor) {
      if (level === 0) return undefined
      continue
    }
    const here = { x: at.x * scale, y: at.y * scale }
    const residual = align(to[level] as GreyPlane, tensor, here)
    if (level === 0 && (residual === undefined || residual > MAX_RESIDUAL)) return undefined
    if (residual === undefined) continue
    at.x = here.x / scale
    at.y = here.y / scale
  }
  return at
}

/**
 * Tracks points between two pyramids, forth and back.
 * @param points x and y in turn, pixel indices of the base level. @param alive the points worth tracking.
 * @param flow a guess of the common displacement, pixels.
 */
export function trackPoints(
  from: readonly GreyPlane[],
  to: readonly GreyPlane[],
  points: Float32Array,
  alive: Uint8Array,
  flow: { x: number; y: number } = { x: 0, y: 0 },
): TrackResult {
  const out = new Float32Array(points)
  const found = new Uint8Array(alive.length)
  for (let i = 0; i < alive.length; i++) {
    if (!alive[i]) continue
    const [x, y] = [points[2 * i] as number, points[2 * i + 1] as number]
    const forth = trackPoint(from, to, x, y, { x: x + flow.x, y: y + flow.y })
    if (!forth) continue
    const back = trackPoint(to, from, forth.x, forth.y, { x: forth.x - flow.x, y: forth.y - flow.y })
    if (!back || Math.hypot(back.x - x, back.y - y) > MAX_RETURN_ERROR) continue
    out[2 * i] = forth.x
    out[2 * i + 1] = forth.y
    found[i] = 1
  }
  return { points: out, found }
}
