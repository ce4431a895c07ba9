import { byName, mayBe } from './names.ts'
import { type Outcome, shown, silent } from './outcome.ts'
import { between, centreDistance, gapDistance, namesOf, type Place, type Scene, seenAs } from './scene.ts'
import type { Claim, Reading } from './types.ts'

type Named = (...names: string[]) => Place[][]
type Of<K extends Claim['kind']> = Claim & { kind: K }
type Measure = 'centre' | 'closest'

const BOTH: readonly Measure[] = ['centre', 'closest']

const measured = (a: Place, b: Place, measure: Measure) =>
  measure === 'centre' ? centreDistance(a, b) : gapDistance(a, b)

/** The smallest distance from any of the places to any of the others; undefined where it can't be measured. */
function nearestOf(from: readonly Place[], to: readonly Place[], measure: Measure): number | undefined {
  const values = from.flatMap((a) =>
    to.flatMap((b) => {
      const value = a === b ? undefined : measured(a, b, measure)
      return value === undefined ? [] : [value]
    }),
  )
  return values.length ? Math.min(...values) : undefined
}

/** How much two distances may differ and still pass as equal: the rounding of two centres each, or the truth's margin. */
const blurOf = (scene: Scene, length: number) =>
  2 * scene.half + Math.max(scene.margin.least, scene.margin.share * length)

function nearest(claim: Of<'nearest'>, scene: Scene, named: Named, among?: readonly Place[]): Outcome {
  const [objects = [], to = []] = named(claim.object, claim.to)
  if (!scene.ownAxes && !among) return silent('It is not known which objects it was chosen from.')
  const others = scene.places.filter(
    (place) =>
      !objects.includes(place) && !to.includes(place) && (!among || among.some((one) => mayBe(place, one))),
  )
  if (others.length === 0) return silent(`There is nothing else to choose on ${scene.title}.`)
  const kinds = byName(others)
  const results = (claim.measure ? [claim.measure] : BOTH).flatMap((measure) => {
    const own = nearestOf(objects, to, measure)
    // Several objects of one name count with their nearest.
    const rivals = kinds.flatMap((places) => {
      const value = nearestOf(places, to, measure)
      return value === undefined ? [] : [{ name: places[0]?.name ?? '', value }]
    })
    const sign = claim.farthest ? -1 : 1
    const best = rivals.sort((a, b) => sign * (a.value - b.value))[0]
    if (own === undefined || !best) return []
    const tolerance = blurOf(scene, own)
    return [{ holds: sign * (own - best.value) <= tolerance, own, best, tolerance }]
  })
  const found = results.find(({ holds }) => holds) ?? results[0]
  if (!found) return silent(`It can't be measured on ${scene.title}.`)
  const { holds, own, best, tolerance } = found
  const unit = scene.metric ? ' m' : ' cells'
  const word = claim.farthest ? 'farthest from' : 'nearest to'
  const wins = claim.farthest ? own >= best.value : own <= best.value
  const winner = wins ? claim.object : best.name
  const lengths = `${claim.object} ${shown([own])}${unit}, ${best.name} ${shown([best.value])}${unit}`
  const reason = `By ${scene.title} ${winner} is ${word} the ${claim.to}: ${lengths}.`
  return { holds, recomputed: winner, tolerance, reason }
}

/** From where a reading looks, for people. */
function viewWords({ viewpoint, relativeTo }: Reading): string {
  if (viewpoint.kind === 'camera') return ", with the map's second axis as forward"
  if (viewpoint.kind === 'unsaid') return ''
  const { from, to, axis } = viewpoint
  const of = relativeTo === undefined || relativeTo === from ? '' : ` of the ${relativeTo}`
  return `${of}, ${axis === 'forward' ? `seen from the ${from} towards the ${to}` : `with the way from the ${from} to the ${to} as ${axis}`}`
}

/** Where a statement may mean several things, it holds or fails only if it does by all of them. */
function relation(claim: Of<'relation'>, scene: Scene, named: Named): Outcome {
  const outcomes = [claim, ...(claim.otherwise ?? [])].map((reading) =>
    byReading(claim, reading, scene, named),
  )
  const [first, ...others] = outcomes as [Outcome, ...Outcome[]]
  if (others.every(({ holds }) => holds === first.holds)) return first
  return silent('It is not said from where it is seen, and it holds from one place and not from another.')
}

function byReading(claim: Of<'relation'>, reading: Reading, scene: Scene, named: Named): Outcome {
  const { viewpoint, relativeTo } = reading
  const { sides } = claim
  if (viewpoint.kind === 'unsaid') return silent(viewpoint.why)
  if (viewpoint.kind === 'camera' && !scene.ownAxes)
    return silent("The direction of the camera's view is not known in the truth.")
  const [from, to] = named(...namesOf(viewpoint))
  const [of = []] = named(claim.of)
  const reference = relativeTo ? named(relativeTo)[0] : from
  const origin: Place = { name: 'camera', center: [0, 0], sides: [] }
  if (!reference && !scene.metric) return silent('On a grid it is not known where the camera is.')
  const candidates = of.flatMap((a) =>
    (reference ?? [origin]).flatMap((b) =>
      (from ?? [undefined]).flatMap((f) =>
        (to ?? [undefined]).flatMap((t) => {
          const axis = viewpoint.kind === 'vector' ? viewpoint.axis : 'forward'
          const seen = a === b ? undefined : seenAs(between(b, a), f && t ? between(f, t) : [0, 1], axis)
          return seen ? [seen] : []
        }),
      ),
    ),
  )
  const tolerance = 2 * scene.half + scene.margin.least
  const along = { left: 'left', right: 'left', front: 'ahead', back: 'ahead' } as const
  const fits = (seen: { ahead: number; left: number }) =>
    sides.every((side) => (side === 'left' || side === 'front' ? 1 : -1) * seen[along[side]] >= -tolerance)
  const best = candidates.find(fits) ?? candidates[0]
  if (!best) return silent('The viewpoint and the objects coincide.')
  const words = `${best.ahead >= 0 ? 'front' : 'back'}-${best.left >= 0 ? 'left' : 'right'}`
  const lengths = `${shown([Math.abs(best.ahead)])} ${best.ahead >= 0 ? 'ahead' : 'behind'} and ${shown([Math.abs(best.left)])} to the ${best.left >= 0 ? 'left' : 'right'}`
  const reason = `By ${scene.title} the ${claim.of} is ${lengths}${viewWords(reading)}.`
  return { holds: fits(best), recomputed: words, tolerance, reason }
}

function comparison(claim: Of<'comparison'>, scene: Scene, named: Named): Outcome {
  const [a = [], b = []] = named(claim.a, claim.b)
  const to = claim.to === undefined ? undefined : named(claim.to)[0]
  const values = BOTH.flatMap((measure) => {
    const largest = (places: Place[]) => Math.max(...places.flatMap(({ sides }) => sides.slice(0, 2)))
    const pair = to ? [nearestOf(a, to, measure), nearestOf(b, to, measure)] : [largest(a), largest(b)]
    const [x, y] = pair
    return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [{ x, y }] : []
  })
  const less = claim.relation === 'closer' || claim.relation === 'smaller'
  const tolerance = blurOf(scene, Math.max(0, ...values.map(({ x, y }) => Math.min(x, y))))
  const fits = ({ x, y }: { x: number; y: number }) => (less ? x - y : y - x) <= tolerance
  const best = values.find(fits) ?? values[0]
  if (!best) return silent(`It can't be measured on ${scene.title}.`)
  const unit = scene.metric ? ' m' : ' cells'
  const reason = `By ${scene.title} it is ${shown([best.x])}${unit} for the ${claim.a} and ${shown([best.y])}${unit} for the ${claim.b}.`
  return { holds: fits(best), recomputed: [best.x, best.y], tolerance, reason }
}

function count(claim: Of<'count'>, scene: Scene, named: Named): Outcome {
  const found = named(claim.category)[0]?.length ?? 0
  const reason = `By ${scene.title} there ${found === 1 ? 'is' : 'are'} ${found}.`
  return { holds: found === claim.value.value, recomputed: found, tolerance: 0, reason }
}

/** Recomputes what is not a measured number: relations, nearest ones, comparisons and counts. */
export function recomputeRelation(
  claim: Of<'relation'> | Of<'nearest'> | Of<'comparison'> | Of<'count'>,
  scene: Scene,
  named: Named,
  among?: readonly Place[],
): Outcome {
  switch (claim.kind) {
    case 'relation':
      return relation(claim, scene, named)
    case 'nearest':
      return nearest(claim, scene, named, among)
    case 'comparison':
      return comparison(claim, scene, named)
    case 'count':
      return count(claim, scene, named)
  }
}
