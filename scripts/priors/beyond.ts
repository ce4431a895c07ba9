import { seededRandom } from '../../src/geometry/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { hullArea, type Priors } from '../../src/reasoning/index.ts'
import { SHARES } from './areas.ts'
import { moments } from './moments.ts'

/** Maps are told apart by having at least so many objects. */
const LEAST_OBJECTS = [1, 3, 6, 10]
const SEED = 20251125

/** How far rooms go beyond the hull of their objects, by how many objects a map has: of all of them, and of every second by lot. */
export function learnBeyond(layouts: readonly Layout[]): Priors['beyond'] {
  const random = seededRandom(SEED)
  const seen = layouts.flatMap(({ objects, room }) =>
    SHARES.flatMap((share) => {
      const own = objects.filter(() => random() < share)
      const hull = hullArea(own)
      return room && hull > 0
        ? [{ count: own.length, log: Math.log(room.areaSquareMetres.value / hull) }]
        : []
    }),
  )
  return LEAST_OBJECTS.map((objects, k) => {
    const below = LEAST_OBJECTS[k + 1] ?? Number.POSITIVE_INFINITY
    const logs = seen.flatMap(({ count, log }) => (count >= objects && count < below ? log : []))
    return { objects, ...moments(logs) }
  })
}
