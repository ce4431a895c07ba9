import type { GreyPlane } from './pyramid.ts'

/** Half the side of the window that is compared: 11 x 11 pixels at each level. */
const RADIUS = 5
const SIDE = 2 * RADIUS + 1
const ITERATIONS = 8
/** A step below this many pixels ends the iteration. */
const CONVERGED = 0.03
/** Below this smaller eigenvalue (per pixel of the window) the patch does not fix a position. */
const MIN_EIGENVALUE = 4
/** The same of what is left where gain and bias are free. */
const LEAST_BESIDE = 2
/** Mean absolute difference of the patches, in grey levels, above which a track is lost. */
const MAX_RESIDUAL = 18
/** The same as a share of the template's contrast: with gain and bias free, what is faint would match anything. */
const MAX_RESIDUAL_SHARE = 0.6
/** Tracked forth and back, a point must return this close, in pixels. */
const MAX_RETURN_ERROR = 0.7

/** Where points went: x and y in turn; `found[i]` is 0 for a lost point. */
export interface TrackResult {
  points: Float32Array
  found: Uint8Array
}

/**
 * From one picture to the next a window may become so much brighter or darker, in contrast and in light: exposure changes,
 * lamps and shadows. What seems to change more is another surface.
 */
const MAX_GAIN = 2

const template = new Float32Array(SIDE * SIDE)
const gradientX = new Float32Array(SIDE * SIDE)
const gradientY = new Float32Array(SIDE * SIDE)
const patch = new Float32Array(SIDE * SIDE)
/** The template with a pixel about it, for its gradients. */
const AROUND = SIDE + 2
const around = new Float32Array(AROUND * AROUND)

const inside = (p: GreyPlane, x: number, y: number, margin: number) =>
  x >= margin && y >= margin && x < p.width - 1 - margin && y < p.height - 1 - margin

/** What a template is aligned with: sums over its window, and what is left of its structure tensor beside gain and bias. */
interface Template {
  /** Mean of the template, and the sum of its squared deviations from it. */
  mean: number
  variance: number
  /** Sums of the gradients, and their coefficients on the template's deviations. */
  sumX: number
  sumY: number
  alongX: number
  alongY: number
  /** The tensor of the gradients' parts that neither gain nor bias could explain. */
  xx: number
  xy: number
  yy: number
}

/** The window is gain times the template plus bias. */
interface Light {
  gain: number
  bias: number
}

const smallerEigenvalue = (xx: number, xy: number, yy: number) =>
  (xx + yy - Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2

/** Fills the template and its gradients around a point; undefined where the window leaves the picture or has no texture. */
function takeTemplate(image: GreyPlane, x: number, y: number): Template | undefined {
  if (!inside(image, x, y, RADIUS + 1)) return undefined
  const { width, values } = image
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
  // Less the middle's grey, so that the variance is no difference of large numbers.
  const middle = values[y0 * width + x0] as number
  for (let j = 0, k = 0; j < AROUND; j++) {
    let p = (y0 + j - RADIUS - 1) * width + x0 - RADIUS - 1
    for (let i = 0; i < AROUND; i++, k++, p++)
      around[k] =
        a * (values[p] as number) +
        b * (values[p + 1] as number) +
        c * (values[p + width] as number) +
        d * (values[p + width + 1] as number) -
        middle
  }
  let [xx, xy, yy, sum, squares, sumX, sumY, productX, productY] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let j = 1, k = 0; j <= SIDE; j++)
    for (let i = 1, p = j * AROUND + 1; i <= SIDE; i++, k++, p++) {
      const value = around[p] as number
      const dx = ((around[p + 1] as number) - (around[p - 1] as number)) / 2
      const dy = ((around[p + AROUND] as number) - (around[p - AROUND] as number)) / 2
      template[k] = value
      gradientX[k] = dx
      gradientY[k] = dy
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
      sum += value
      squares += value * value
      sumX += dx
      sumY += dy
      productX += dx * value
      productY += dy * value
    }
  const count = SIDE * SIDE
  if (smallerEigenvalue(xx, xy, yy) <= MIN_EIGENVALUE * count) return undefined
  const mean = sum / count
  const variance = squares - sum * mean
  const [alongX, alongY] = [(productX - sumX * mean) / variance, (productY - sumY * mean) / variance]
  xx -= (sumX * sumX) / count + alongX * alongX * variance
  xy -= (sumX * sumY) / count + alongX * alongY * variance
  yy -= (sumY * sumY) / count + alongY * alongY * variance
  if (smallerEigenvalue(xx, xy, yy) <= LEAST_BESIDE * count) return undefined
  return { mean, variance, sumX, sumY, alongX, alongY, xx, xy, yy }
}

/**
 * Moves (x, y) in `to` until it matches the template up to gain and bias: inverse compositional Lucas-Kanade, the gradients
 * are the template's, so that they are taken once; the light's two unknowns are projected out of them (Baker, Matthews et
 * al., "Lucas-Kanade 20 years on", parts 1 and 3). Returns how the window's light has changed in the end; undefined where
 * the window leaves the picture.
 */
function align(to: GreyPlane, known: Template, at: { x: number; y: number }): Light | undefined {
  const { width, values } = to
  const { mean, variance, sumX, sumY, alongX, alongY, xx, xy, yy } = known
  const determinant = xx * yy - xy * xy
  const count = SIDE * SIDE
  let [gain, brightness] = [1, 0]
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    if (!inside(to, at.x, at.y, RADIUS)) return undefined
    const [x0, y0] = [Math.floor(at.x), Math.floor(at.y)]
    const [fx, fy] = [at.x - x0, at.y - y0]
    const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
    let [bx, by, sum, product] = [0, 0, 0, 0]
    let k = 0
    for (let j = -RADIUS; j <= RADIUS; j++) {
      let p = (y0 + j) * width + x0 - RADIUS
      for (let i = 0; i < SIDE; i++, k++, p++) {
        const value =
          a * (values[p] as number) +
          b * (values[p + 1] as number) +
          c * (values[p + width] as number) +
          d * (values[p + width + 1] as number)
        patch[k] = value
        bx += value * (gradientX[k] as number)
        by += value * (gradientY[k] as number)
        sum += value
        product += value * (template[k] as number)
      }
    }
    brightness = sum / count
    const covariance = product - mean * sum
    gain = covariance / variance
    bx -= sumX * brightness + alongX * covariance
    by -= sumY * brightness + alongY * covariance
    // Far from the match the gain says nothing, and a small one would throw the window away.
    const steepness = determinant * Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, gain))
    const [dx, dy] = [(yy * bx - xy * by) / steepness, (xx * by - xy * bx) / steepness]
    at.x -= dx
    at.y -= dy
    if (dx * dx + dy * dy < CONVERGED * CONVERGED) break
  }
  return { gain, bias: brightness - gain * mean }
}

/** Whether the window that was aligned last shows the template in another light. */
function isSame({ variance }: Template, { gain, bias }: Light): boolean {
  if (gain > MAX_GAIN || gain < 1 / MAX_GAIN) return false
  const count = SIDE * SIDE
  let absolute = 0
  for (let k = 0; k < count; k++)
    absolute += Math.abs((patch[k] as number) - gain * (template[k] as number) - bias)
  const contrast = gain * Math.sqrt(variance / count)
  return absolute / count < Math.min(MAX_RESIDUAL, MAX_RESIDUAL_SHARE * contrast)
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
    const known = takeTemplate(from[level] as GreyPlane, x * scale, y * scale)
    if (!known) {
      if (level === 0) return undefined
      continue
    }
    const here = { x: at.x * scale, y: at.y * scale }
    const light = align(to[level] as GreyPlane, known, here)
    if (level === 0 && !(light && isSame(known, light))) return undefined
    if (!light) continue
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
