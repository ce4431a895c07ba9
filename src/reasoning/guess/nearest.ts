import { distance2, seededRandom } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { gapSd, smallestGap } from '../engine/distance.ts'
import { objectsCalled, planCentre } from '../engine/objects.ts'
import { seededNormal } from '../engine/uncertainty.ts'
import type { Measure, Name, Program } from '../program.ts'
import { areaSpread, meanLog } from './numbers.ts'
import { type ChoiceGuess, namesOfOptions, shared } from './options.ts'
import { drawnWithin, reach, roomRegion } from './places.ts'
import { type Priors, usualDistances } from './priors.ts'
import { supposedLayout } from './supposed.ts'

const DRAWS = 1000
const SEED = 20251121

/** The gap that the map has between the nearest two things of either kind. */
function measuredGap(ones: readonly LayoutObject[], others: readonly LayoutObject[], measure: Measure) {
  const pairs = ones.flatMap((one) =>
    others.filter((other) => other !== one).map((other) => [one, other] as const),
  )
  if (pairs.length === 0) return undefined
  const gap = smallestGap(pairs, measure)
  // The scale is the same for all gaps.
  return { metres: gap.metres, sd: gapSd(gap, 0), sure: gap.from.score, of: gap.to }
}

const surestScore = (objects: readonly LayoutObject[]) => Math.max(0, ...objects.map(({ score }) => score))

/**
 * Which of several things is nearest to another. A distance that the map has is drawn with its deviation, as often as
 * the objects are sure to be there. Where the map lacks only the other thing, that is drawn over the room. All else is
 * drawn from what is usual of the two kinds.
 */
export function guessNearest(
  program: Program & { kind: 'nearest' },
  map: Layout,
  priors: Priors,
  options: readonly string[],
): ChoiceGuess {
  const { to, measure } = program
  const { layout, supposing } = supposedLayout(map, [to, ...program.options])
  const logArea = meanLog(areaSpread(map, priors))
  const [random, normal] = [seededRandom(SEED), seededNormal(SEED)]
  const there = objectsCalled(layout, to)
  const candidates = program.options.map((name) => {
    const objects = objectsCalled(layout, name)
    return {
      name,
      objects,
      measured: measuredGap(objects, there, measure),
      usual: usualDistances(priors, name, to, logArea),
    }
  })
  const known = candidates.filter(({ objects }) => objects.length)
  const unseen =
    there.length === 0 && known.length
      ? drawnWithin(roomRegion(map, Math.exp(logArea)), layout, to, priors, logArea, random)
      : undefined
  const wins = candidates.map(() => 0)
  for (let k = 0; k < DRAWS; k++) {
    const isThere = new Map(there.map((one) => [one, random() < one.score]))
    const place = unseen?.(random)
    const metres = candidates.map(({ objects, measured, usual }) => {
      const [chance, pick] = [random(), random()]
      if (measured && isThere.get(measured.of) && chance < measured.sure)
        return measured.metres + measured.sd * normal()
      if (place && chance < surestScore(objects))
        return Math.min(...objects.map((one) => Math.max(0, distance2(place, planCentre(one)) - reach(one))))
      return usual[Math.floor(pick * usual.length)] as number
    })
    const least = metres.indexOf(Math.min(...metres))
    wins[least] = (wins[least] as number) + 1
  }
  const places = namesOfOptions(options, program.options)
  return {
    probabilities: shared(places.map((place) => wins[place] ?? 0)),
    rule: [
      ...supposing,
      ruleOf(
        to,
        known.map(({ name }) => name),
        there.length > 0,
        candidates.length,
      ),
    ].join('; '),
  }
}

function ruleOf(to: Name, known: readonly Name[], isThere: boolean, all: number): string {
  if (known.length === 0) return `the kind that is usually nearest to a ${to}`
  const rest = known.length < all ? ', usual distances for the rest' : ''
  return isThere
    ? `distances from ${to} to ${known.join(', ')} on the map${rest}`
    : `places of ${known.join(', ')} on the map, ${to} drawn over the room${rest}`
}
