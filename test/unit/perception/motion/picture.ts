import { seededRandom } from '../../../../src/geometry/index.ts'
import type { GreyPlane } from '../../../../src/perception/motion/pyramid.ts'

/** Pictures whose every point is known: a texture that can be shown from any place, exactly. */

const random = seededRandom(77)
const waves = Array.from({ length: 40 }, () => {
  const [length, direction] = [7 + 40 * random() ** 2, 2 * Math.PI * random()]
  const k = (2 * Math.PI) / length
  return {
    x: k * Math.cos(direction),
    y: k * Math.sin(direction),
    phase: 2 * Math.PI * random(),
    height: random(),
  }
})

/** Grey of the texture at a place, about 20 to 235. */
const grey = (x: number, y: number): number =>
  128 + 14 * waves.reduce((sum, w) => sum + w.height * Math.sin(w.x * x + w.y * y + w.phase), 0)

/** The texture, seen so that its origin lies at a pixel. */
export const textured = (width: number, height: number, originX = 0, originY = 0): GreyPlane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, at) =>
    grey((at % width) - originX, Math.floor(at / width) - originY),
  ),
})

/** A picture by a function of its pixels. */
export const drawn = (width: number, height: number, at: (x: number, y: number) => number): GreyPlane => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, k) => at(k % width, Math.floor(k / width))),
})
