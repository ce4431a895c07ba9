/** How strongly every kind is taken for an average one, in races: keeps the strengths of rare kinds near 1. */
const PRIOR_RACES = 0.3
const ROUNDS = 200

/**
 * Strengths of kinds in a race (Plackett and Luce), from orders of arrival: the probability that a kind comes next is
 * its strength over the sum of those that are left. By minorise-maximise steps (Hunter 2004), with a gamma prior
 * around 1 (Caron and Doucet 2012). Returned as logarithms.
 * @param orders kinds, the first to appear first.
 */
export function learnOrder(orders: readonly (readonly string[])[]): Record<string, number> {
  const kinds = [...new Set(orders.flat())].sort()
  let strength = new Map(kinds.map((kind) => [kind, 1]))
  for (let round = 0; round < ROUNDS; round++) {
    const wins = new Map(kinds.map((kind) => [kind, PRIOR_RACES]))
    const pull = new Map(kinds.map((kind) => [kind, PRIOR_RACES]))
    for (const order of orders)
      for (let k = 0; k + 1 < order.length; k++) {
        const left = order.slice(k)
        const first = left[0] as string
        wins.set(first, (wins.get(first) as number) + 1)
        const sum = left.reduce((total, kind) => total + (strength.get(kind) as number), 0)
        for (const kind of left) pull.set(kind, (pull.get(kind) as number) + 1 / sum)
      }
    strength = new Map(kinds.map((kind) => [kind, (wins.get(kind) as number) / (pull.get(kind) as number)]))
  }
  return Object.fromEntries([...strength].map(([kind, value]) => [kind, Math.log(value)]))
}
