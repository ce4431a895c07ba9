import type { GreyPlane } from './pyramid.ts'

/** Half the side of the window that is compared: 11 x 11 pixels at each level. */
export const RADIUS = 5
export const SIDE = 2 * RADIUS + 1
export const COUNT = SIDE * SIDE
/** Below this smaller eigenvalue (per pixel of the window) the patch does not fix a position. */
const MIN_EIGENVALUE = 4

/** The template with a pixel about it, for its gradients. */
const AROUND = SIDE + 2
const around = new Float32Array(AROUND * AROUND)

/** The window around a point of a picture, its gradients, and sums over it: of gradients, greys and their products. */
export interface Template {
  values: Float32Array
  gradientX: Float32Array
  gradientY: Float32Array
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
  /** Whether the window lies in the picture and has texture; if not, the rest means nothing. */
  isUsable: boolean
}

/** Room for a template: it is taken many times over. */
export const emptyTemplate = (): Template => ({
  values: new Float32Array(COUNT),
  gradientX: new Float32Array(COUNT),
  gradientY: new Float32Array(COUNT),
  xx: 0,
  xy: 0,
  yy: 0,
  sumX: 0,
  sumY: 0,
  productX: 0,
  productY: 0,
  mean: 0,
  variance: 0,
  offset: 0,
  isUsable: false,
})

/** Whether a point's window, reaching so far, lies in the picture, where it is read between pixels. */
export const isInside = (p: GreyPlane, x: number, y: number, margin: number): boolean =>
  x >= margin && y >= margin && x < p.width - 1 - margin && y < p.height - 1 - margin

/** Whether a window of this structure tensor fixes a place. */
export const hasTexture = (xx: number, xy: number, yy: number): boolean =>
  (xx + yy - Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2 > MIN_EIGENVALUE * COUNT

/** Reads the square around a point between the pixels. @param offset is taken off the greys. */
function readAround({ width, values }: GreyPlane, x: number, y: number, offset: number): void {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [right, below] = [x - x0, y - y0]
  const [left, above] = [1 - right, 1 - below]
  for (let j = 0, k = 0; j < AROUND; j++) {
    let p = (y0 + j - RADIUS - 1) * width + x0 - RADIUS - 1
    // Each column is mixed once, for the pixels on both sides of it.
    let here = above * (values[p] as number) + below * (values[p + width] as number)
    for (let i = 0; i < AROUND; i++, k++) {
      p++
      const next = above * (values[p] as number) + below * (values[p + width] as number)
      around[k] = left * here + right * next - offset
      here = next
    }
  }
}

/** Takes the template around a point, and its gradients. */
export function takeTemplate(image: GreyPlane, x: number, y: number, into: Template): void {
  into.isUsable = false
  if (!isInside(image, x, y, RADIUS + 1)) return
  const offset = image.values[Math.floor(y) * image.width + Math.floor(x)] as number
  readAround(image, x, y, offset)
  const { values, gradientX, gradientY } = into
  let [xx, xy, yy, sum, squares, sumX, sumY, productX, productY] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let j = 1, k = 0; j <= SIDE; j++)
    for (let i = 1, p = j * AROUND + 1; i <= SIDE; i++, k++, p++) {
      const value = around[p] as number
      const dx = ((around[p + 1] as number) - (around[p - 1] as number)) / 2
      const dy = ((around[p + AROUND] as number) - (around[p - AROUND] as number)) / 2
      values[k] = value
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
  const mean = sum / COUNT
  into.xx = xx
  into.xy = xy
  into.yy = yy
  into.sumX = sumX
  into.sumY = sumY
  into.productX = productX
  into.productY = productY
  into.mean = mean
  into.variance = squares - sum * mean
  into.offset = offset
  into.isUsable = hasTexture(xx, xy, yy)
}
