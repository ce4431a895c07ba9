/** The middle of each of `n` equal shares of some numbers, in order; by weights, where each counts for another share. */
export function quantilesOf(
  values: readonly number[],
  n: number,
  weights: readonly number[] = values.map(() => 1),
): number[] {
  const sorted = values
    .map((value, k) => ({ value, weight: weights[k] as number }))
    .sort((a, b) => a.value - b.value)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let before = 0
  // Each value stands at the middle of its own weight.
  const places = sorted.map(({ value, weight }) => {
    before += weight / sum
    return { value, at: before - weight / sum / 2 }
  })
  return Array.from({ length: n }, (_, k) => {
    const share = (k + 0.5) / n
    const next = places.findIndex(({ at }) => at >= share)
    const high = places[next < 0 ? places.length - 1 : next]
    const low = next > 0 ? places[next - 1] : high
    if (!high || !low) throw new RangeError('No values.')
    const t = high.at > low.at ? Math.min(1, (share - low.at) / (high.at - low.at)) : 0
    return low.value + t * (high.value - low.value)
  })
}
