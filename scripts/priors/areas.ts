import { seededRandom } from '../../src/geometry/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { kindOf, type Priors } from '../../src/reasoning/index.ts'
import { moments } from './moments.ts'

/** Annotations have nearly all objects, maps of films fewer: both are learnt from. */
export const SHARES: readonly number[] = [0.5, 1]
const SEED = 20251126
/** How many rooms' worth of evidence for "as usual" each kind has against it (ridge regression). */
const RIDGE = 10
const ROUNDS = 100

/** What a map shows of a room: the kinds of all of its objects, or of every second one by lot. */
function sightings(layouts: readonly Layout[]) {
  const random = seededRandom(SEED)
  return layouts.flatMap(({ objects, room }) =>
    SHARES.flatMap((share) => {
      const own = objects.filter(() => random() < share)
      const kinds = [...new Set(own.map(({ category }) => kindOf(category)))]
      return room ? [{ kinds, log: Math.log(room.areaSquareMetres.value) }] : []
    }),
  )
}

/** How much larger or smaller than usual rooms are that have a kind of thing: see Priors. By ridge regression. */
export function learnAreas(layouts: readonly Layout[]): Priors['areaByKind'] {
  const rooms = sightings(layouts)
  const kinds = [...new Set(rooms.flatMap((room) => room.kinds))].sort()
  const terms = new Map(kinds.map((kind) => [kind, 0]))
  const beyond = (room: (typeof rooms)[number]) =>
    room.log - room.kinds.reduce((sum, kind) => sum + (terms.get(kind) ?? 0), 0)
  let { mean } = moments(rooms.map(({ log }) => log))
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of kinds) {
      const own = rooms.filter((room) => room.kinds.includes(kind))
      const term = terms.get(kind) ?? 0
      const left = own.reduce((sum, room) => sum + beyond(room) - mean + term, 0)
      terms.set(kind, left / (own.length + RIDGE))
    }
    mean = moments(rooms.map(beyond)).mean
  }
  return { mean, sd: moments(rooms.map(beyond)).sd, byKind: Object.fromEntries(terms) }
}
