/** Keyframes of a stretch: enough to make a map of what they show. */
const STRETCH = 8

/**
 * Some of a chain that is too long: whole stretches of neighbours, spread evenly over it, with gaps between them. A few
 * neighbours together make a map; as many frames far apart make none.
 * @returns positions in the chain, ascending, `budget` of them; all of it where it is no longer.
 */
export function stretchesOf(length: number, budget: number): number[] {
  if (length <= budget) return Array.from({ length }, (_, k) => k)
  const dropped = length - budget
  const gaps = Math.max(1, Math.min(Math.ceil(budget / STRETCH) - 1, Math.ceil(dropped / STRETCH)))
  const stretches = Math.min(gaps + 1, Math.max(1, budget))
  const kept: number[] = []
  for (let s = 0; s < stretches; s++) {
    const [from, to] = [0, 1].map((k) => Math.round(((s + k) * budget) / stretches)) as [number, number]
    const skipped = stretches > 1 ? Math.round((s * dropped) / (stretches - 1)) : 0
    for (let k = from; k < to; k++) kept.push(k + skipped)
  }
  return kept
}
