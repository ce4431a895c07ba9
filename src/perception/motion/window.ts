import type { GreyPlane } from './pyramid.ts'
import { COUNT, hasTexture, isInside, RADIUS, SIDE, type Template } from './template.ts'

const ITERATIONS = 8
/** A step below this many pixels ends the iteration. */
const CONVERGED = 0.03
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

/** The window that was looked at last. */
const patch = new Float32Array(COUNT)

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
  const { width, values: pixels } = to
  const { mean, variance, offset, values, gradientX, gradientY } = known
  const equations = light ? inLight(known, light) : inAnyLight(known)
  const { xx, xy, yy, constantX, constantY, meanX, meanY, covarianceX, covarianceY } = equations
  if (!light && !hasTexture(xx, xy, yy)) return undefined
  const determinant = xx * yy - xy * xy
  let [gain, brightness] = [light?.gain ?? 1, 0]
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    if (!isInside(to, at.x, at.y, RADIUS)) return undefined
    const [x0, y0] = [Math.floor(at.x), Math.floor(at.y)]
    const [right, below] = [at.x - x0, at.y - y0]
    const [left, above] = [1 - right, 1 - below]
    let [bx, by] = [-constantX, -constantY]
    for (let j = -RADIUS, k = 0; j <= RADIUS; j++) {
      let p = (y0 + j) * width + x0 - RADIUS
      // Each column is mixed once, for the pixels on both sides of it.
      let here = above * (pixels[p] as number) + below * (pixels[p + width] as number)
      for (let i = 0; i < SIDE; i++, k++) {
        p++
        const next = above * (pixels[p] as number) + below * (pixels[p + width] as number)
        const value = left * here + right * next
        patch[k] = value
        bx += value * (gradientX[k] as number)
        by += value * (gradientY[k] as number)
        here = next
      }
    }
    if (!light) {
      let [sum, product] = [0, 0]
      for (let k = 0; k < COUNT; k++) {
        const value = patch[k] as number
        sum += value
        product += value * (values[k] as number)
      }
      const covariance = product - mean * sum
      brightness = sum / COUNT
      gain = covariance / variance
      bx -= meanX * brightness + covarianceX * covariance
      by -= meanY * brightness + covarianceY * covariance
    }
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
export function isSame({ variance, offset, values }: Template, { gain, bias }: Light): boolean {
  if (gain > MAX_GAIN || gain < 1 / MAX_GAIN) return false
  const constant = bias + gain * offset
  let absolute = 0
  for (let k = 0; k < COUNT; k++)
    absolute += Math.abs((patch[k] as number) - gain * (values[k] as number) - constant)
  const contrast = gain * Math.sqrt(variance / COUNT)
  return absolute / COUNT < Math.min(MAX_RESIDUAL, MAX_RESIDUAL_SHARE * contrast)
}
