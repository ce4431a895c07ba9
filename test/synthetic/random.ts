import { seededRandom } from '../../src/geometry/index.ts'

/** Seeded numbers: the same sequence is the same on each run and on each machine. */

/** One seed from several numbers, which are told apart by their order. */
export function seedOf(...parts: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ Math.round(part), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    hash ^= hash >>> 13
  }
  return hash >>> 0
}

/** Normal numbers of mean 0 and standard deviation 1 (Box and Muller). */
export function normalRandom(seed: number): () => number {
  const random = seededRandom(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

const WAVES = 8

/** A smooth function of time with mean 0 and standard deviation 1 over long times. @param periods shortest, longest; seconds. */
export function smoothInTime(seed: number, periods: readonly [number, number]): (seconds: number) => number {
  const random = seededRandom(seed)
  const waves = Array.from({ length: WAVES }, (_, k) => {
    const period = periods[0] * (periods[1] / periods[0]) ** ((k + random()) / WAVES)
    return { rate: (2 * Math.PI) / period, phase: 2 * Math.PI * random() }
  })
  const height = Math.sqrt(2 / WAVES)
  return (seconds) =>
    height * waves.reduce((sum, { rate, phase }) => sum + Math.sin(rate * seconds + phase), 0)
}

/**
 * A smooth picture, row-major, of mean about 0 and standard deviation 1.
 * @param cycles the finest wave's, across the picture.
 */
export function smoothPicture(seed: number, width: number, height: number, cycles: number): Float32Array {
  const random = seededRandom(seed)
  const out = new Float32Array(width * height)
  const amplitude = Math.sqrt(2 / WAVES)
  for (let wave = 0; wave < WAVES; wave++) {
    const k = (2 * Math.PI * cycles * (0.3 + 0.7 * random())) / width
    const direction = 2 * Math.PI * random()
    const [kx, ky, phase] = [k * Math.cos(direction), k * Math.sin(direction), 2 * Math.PI * random()]
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++, at++)
        out[at] = (out[at] as number) + amplitude * Math.sin(kx * x + ky * y + phase)
  }
  return out
}
