import { numeric } from './numeric.ts'
import { type Outcome, shown, silent } from './outcome.ts'
import { centreDistance, gapDistances, type Place, type Scene } from './scene.ts'
import type { Claim } from './types.ts'

export const NO_METRES = 'A grid of centres has no metres.'

type Measure = 'centre' | 'closest'
const POINTS: Readonly<Record<Measure, string>> = {
  centre: 'between the centres',
  closest: 'between the closest points',
}

type Pair = readonly [Place, Place]

/** A number without a unit that is right in cells is one of cells; any other may be of metres, which a grid has not. */
function inCells({ value }: Claim & { kind: 'distance' }, all: readonly Pair[], scene: Scene): Outcome {
  const cells = all.map(([p, q]) => [centreDistance(p, q)])
  const outcome = value.hasUnit ? undefined : numeric([value], cells, 2, scene, `cells ${POINTS.centre}`)
  return outcome?.holds ? outcome : silent(NO_METRES)
}

/** By one measure. Closest points may be meant in space, on the plan or between rectangles; space is what is named. */
function by(
  measure: Measure,
  claim: Claim & { kind: 'distance' },
  all: readonly Pair[],
  scene: Scene,
): Outcome {
  const values = all.map(([p, q]) => (measure === 'centre' ? [centreDistance(p, q)] : gapDistances(p, q)))
  const check = (lengths: number[]) =>
    numeric(
      [claim.value],
      lengths.map((length) => [length]),
      2,
      scene,
      `m ${POINTS[measure]}`,
    )
  const first = check(values.flatMap((lengths) => lengths.slice(0, 1)))
  if (first.holds !== false) return first
  const any = check(values.flat())
  return any.holds ? any : first
}

const lengthOf = ({ recomputed }: Outcome): string | undefined =>
  typeof recomputed === 'number' ? `${shown([recomputed])} m` : undefined

/**
 * A distance by the measure of its own words, else by that of the question about the same two, else by either: never
 * by whichever comes nearer to the printed number, when it is wrong.
 */
export function recomputeDistance(
  claim: Claim & { kind: 'distance' },
  all: readonly Pair[],
  scene: Scene,
): Outcome {
  if (!scene.metric) return inCells(claim, all, scene)
  const { measure, asked } = claim
  const wanted = measure ?? asked ?? 'centre'
  const [own, other] = [
    by(wanted, claim, all, scene),
    by(wanted === 'centre' ? 'closest' : 'centre', claim, all, scene),
  ]
  if (own.holds !== false) return own
  const otherPoints = POINTS[wanted === 'centre' ? 'closest' : 'centre']
  if (other.holds && !measure) {
    if (!asked) return other
    const reason = `By ${scene.title} that is ${otherPoints}; the question asks for ${wanted === 'closest' ? 'the closest points' : 'the centres'}: ${lengthOf(own)}.`
    return { ...own, reason }
  }
  const length = lengthOf(other)
  const besides = length ? `; ${otherPoints} it is ${length}.` : '.'
  return { ...own, reason: own.reason.replace(/\.$/, besides) }
}
