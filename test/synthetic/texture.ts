import { seededRandom } from '../../src/geometry/index.ts'
import { seedOf } from './random.ts'

/** Value noise at several scales, fixed to surfaces: what a tracker can follow, whatever the distance. */

const SIDE = 256
const table = (() => {
  const random = seededRandom(4711)
  return Float32Array.from({ length: SIDE * SIDE }, () => 2 * random() - 1)
})()

/** Sides of the noise's cells, metres; the share of each in the contrast. */
const CELLS = [0.45, 0.17, 0.07] as const
const SHARES = [0.9, 0.8, 0.7] as const
const OCTAVES = CELLS.length

/** How the surfaces of a scene look: a number, or one an octave, for each. */
export interface Textures {
  offsets: Float64Array
  /** Mean grey, 0 to 255. */
  brightness: Float64Array
  contrast: Float64Array
}

/** @param surfaces a seed for each, and whether it is plain. */
export function texturesOf(surfaces: readonly { seed: number; plain: boolean }[]): Textures {
  const out: Textures = {
    offsets: new Float64Array(surfaces.length * OCTAVES * 2),
    brightness: new Float64Array(surfaces.length),
    contrast: new Float64Array(surfaces.length),
  }
  surfaces.forEach(({ seed, plain }, k) => {
    const random = seededRandom(seedOf(seed, 3))
    out.brightness[k] = plain ? 150 + 30 * random() : 85 + 80 * random()
    out.contrast[k] = plain ? 0.6 : 34 + 16 * random()
    for (let n = 0; n < 2 * OCTAVES; n++) out.offsets[2 * OCTAVES * k + n] = SIDE * random()
  })
  return out
}

/**
 * Grey of a surface at a place on it.
 * @param u metres along the surface, and `v`. @param footprint of a pixel on the surface, metres: what is finer fades,
 * as it does on a sensor.
 */
export function greyAt(textures: Textures, surface: number, u: number, v: number, footprint: number): number {
  const { offsets, brightness, contrast } = textures
  let sum = 0
  let at = 2 * OCTAVES * surface
  for (let octave = 0; octave < OCTAVES; octave++, at += 2) {
    const cell = CELLS[octave] as number
    const fade = 2 - (3 * footprint) / cell
    if (fade <= 0) continue
    const x = u / cell + (offsets[at] as number)
    const y = v / cell + (offsets[at + 1] as number)
    const [x0, y0] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - x0, y - y0]
    const sx = fx * fx * (3 - 2 * fx)
    const sy = fy * fy * (3 - 2 * fy)
    const row0 = (y0 & (SIDE - 1)) * SIDE
    const row1 = ((y0 + 1) & (SIDE - 1)) * SIDE
    const c0 = x0 & (SIDE - 1)
    const c1 = (x0 + 1) & (SIDE - 1)
    const top = (table[row0 + c0] as number) * (1 - sx) + (table[row0 + c1] as number) * sx
    const bottom = (table[row1 + c0] as number) * (1 - sx) + (table[row1 + c1] as number) * sx
    sum += (SHARES[octave] as number) * Math.min(1, fade) * (top + (bottom - top) * sy)
  }
  return (brightness[surface] as number) + (contrast[surface] as number) * sum
}
