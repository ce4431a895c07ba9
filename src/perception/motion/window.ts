import type { GreyPlane } from './pyramid.ts'

/** Half the side of the window that is compared: 11 x 11 pixels at each level. */
export const RADIUS = 5
const SIDE = 2 * RADIUS + 1
const COUNT = SIDE * SIDE
const ITERATIONS = 8
/** A step below this many pixels ends the iteration. */
const CONVERGED = 0.03
/** Below this smaller eigenvalue (per pixel of the window) the patch does not fix a position. */
const MIN_EIGENVALUE = 4
/** Mean absolute difference of the patches, in grey levels, above which they show two things. */
const MAX_RESIDUAL = 18
/** The same as a share of the contrast: where gain and bias are free, what is faint would match anything. */
const MAX_RESIDUAL_SHARE = 0.6
/** From one picture to the next the contrast grows or falls by no more. */
const MAX_GAIN = 2

/** How a picture is lit beside another: grey there = gain * grey here + bias. */
export interface Light {
  gain: number
  bias: number
}

const template = new Float32Array(COUNT)
const gradientX = new Float32Array(COUNT)
const gradientY = new Float32Array(COUNT)
const patch = new Float32Array(COUNT)
/** The template with a pixel about it, for its gradients. */
const AROUND = SIDE + 2
const around = new Float32Array(AROUND * AROUND)

const inside = (p: GreyPlane, x: number, y: number, margin: number) =>
  x >= margin && y >= margin && x < p.width - 1 - margin && y < p.height - 1 - margin

/** Sums over the window of the template that was taken last: of its gradients, its greys and their products. */
export interface Template {
  xx: number
  xy: number
  yy: number
  sumX: number
  sumY: number
  productX: number
  productY: number
  mean: number
  /** Sum of the squared deviations from the mean. */
  variance: number
  /** Grey that was taken off, so that the variance is no difference of large numbers. */
  offset: number
}

const smallerEigenvalue = (xx: number, xy: number, yy: number) =>
  (xx + yy - Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2

/** Takes the template around a point, and its gradients; undefined where the window leaves the picture or has no texture. */
export function takeTemplate(image: GreyPlane, x: number, y: number): Template | undefined {
  if (!inside(image, x, y, RADIUS + 1)) return undefined
  const { width, values } = image
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
  const offset = values[y0 * width + x0] as number
  for (let j = 0, k = 0; j < AROUND; j++) {
    let p = (y0 + j - RADIUS - 1) * width + x0 - RADIUS - 1
    for (let i = 0; i < AROUND; i++, k++, p++)
      around[k] =
        a * (values[p] as number) +
        b * (values[p + 1] as number) +
        c * (values[p + width] as number) +
        d * (values[p + width + 1] as number) -
        offset
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
  if (smallerEigenvalue(xx, xy, yy) <= MIN_EIGENVALUE * COUNT) return undefined
  const mean = sum / COUNT
  return { xx, xy, yy, sumX, sumY, productX, productY, mean, variance: squares - sum * mean, offset }
}

/**
 * The equations of an alignment's step: the tensor, and what is taken off the gradients' products with the window, a
 * constant and multiples of its mean grey and of its covariance with the template.
 */
interface Equations {
  xx: number
  xy: number
  yy: number
  constantX: number
  constantY: number
  meanX: number
  meanY: number
  covarianceX: number
  covarianceY: number
}

/** Where the light is known. */
function inLight(known: Template, { gain, bias }: Light): Equations {
  const { xx, xy, yy, sumX, sumY, productX, productY, offset } = known
  // The template has lost its offset.
  const constant = bias + gain * offset
  return {
    xx,
    xy,
    yy,
    constantX: gain * productX + constant * sumX,
    constantY: gain * productY + constant * sumY,
    meanX: 0,
    meanY: 0,
    covarianceX: 0,
    covarianceY: 0,
  }
}

/** Of the gradients' parts that gain and bias could not explain: those two unknowns are eliminated. */
function inAnyLight(known: Template): Equations {
  const { xx, xy, yy, sumX, sumY, productX, productY, mean, variance } = known
  const [alongX, alongY] = [(productX - sumX * mean) / variance, (productY - sumY * mean) / variance]
  return {
    xx: xx - (sumX * sumX) / COUNT - alongX * alongX * variance,
    xy: xy - (sumX * sumY) / COUNT - alongX * alongY * variance,
    yy: yy - (sumY * sumY) / COUNT - alongY * alongY * variance,
    constantX: 0,
    constantY: 0,
    meanX: sumX,
    meanY: sumY,
    covarianceX: alongX,
    covarianceY: alongY,
  }
}

/**
 * Moves (x, y) in `to` until it matches the template: inverse compositional Lucas-Kanade, the gradients are the template's,
 * so that they are taken once (Baker, Matthews et al., "Lucas-Kanade 20 years on", part 1; part 3 for gain and bias).
 * @param light of `to` beside the template's picture; undefined where the window is to tell.
 * @returns the light at the end; undefined where the window leaves the picture, or fixes no place beside the light.
 */
export function align(
  to: GreyPlane,
  known: Template,
  at: { x: number; y: number },
  light: Light | undefined,
): Light | undefined {
  const { width, values } = to
  const { mean, variance, offset } = known
  const equations = light ? inLight(known, light) : inAnyLight(known)
  const { xx, xy, yy, constantX, constantY, meanX, meanY, covarianceX, covarianceY } = equations
  if (!light && smallerEigenvalue(xx, xy, yy) <= MIN_EIGENVALUE * COUNT) return undefined
  const determinant = xx * yy - xy * xy
  let [gain, brightness] = [light?.gain ?? 1, 0]
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
    brightness = sum / COUNT
    const covariance = product - mean * sum
    if (!light) gain = covariance / variance
    bx -= constantX + meanX * brightness + covarianceX * covariance
    by -= constantY + meanY * brightness + covarianceY * covariance
    // Far from the match a free gain says nothing, and a small one would throw the window away.
    const steepness = determinant * Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, gain))
    const [dx, dy] = [(yy * bx - xy * by) / steepness, (xx * by - xy * bx) / steepness]
    at.x -= dx
    at.y -= dy
    if (dx * dx + dy * dy < CONVERGED * CONVERGED) break
  }
  return light ?? { gain, bias: brightness - gain * (mean + offset) }
}

/** Whether the window that was aligned last shows the template in such a light. */
export function isSame({ variance, offset }: Template, { gain, bias }: Light): boolean {
  if (gain > MAX_GAIN || gain < 1 / MAX_GAIN) return false
  const constant = bias + gain * offset
  let absolute = 0
  for (let k = 0; k < COUNT; k++)
    absolute += Math.abs((patch[k] as number) - gain * (template[k] as number) - constant)
  const contrast = gain * Math.sqrt(variance / COUNT)
  return absolute / COUNT < Math.min(MAX_RESIDUAL, MAX_RESIDUAL_SHARE * contrast)
}
