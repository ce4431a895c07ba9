/** The value below which the share `q` (0 to 1) of the values lies, linearly interpolated; undefined for none. */
export function quantile(values: ArrayLike<number>, q: number): number | undefined {
  if (values.length === 0) return undefined
  const sorted = Float64Array.from(values).sort()
  const at = q * (sorted.length - 1)
  const low = Math.floor(at)
  const [a, b] = [sorted[low] as number, sorted[Math.min(low + 1, sorted.length - 1)] as number]
  return a + (b - a) * (at - low)
}

export const median = (values: ArrayLike<number>): number | undefined => quantile(values, 0.5)

/** The value at which half of the weight lies below; undefined for no weight. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number | undefined {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number))
  const half = weights.reduce((sum, w) => sum + w, 0) / 2
  let below = 0
  for (const i of order) {
    below += weights[i] as number
    if (below >= half && below > 0) return values[i]
  }
  return undefined
}

/** Median absolute deviation, scaled to a normal distribution's standard deviation; undefined for none. */
export function robustSpread(values: readonly number[]): number | undefined {
  const centre = median(values)
  if (centre === undefined) return undefined
  return 1.4826 * (median(values.map((v) => Math.abs(v - centre))) as number)
}

/** A seeded generator of numbers in [0, 1) (mulberry32): the same clip gives the same map on each run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
