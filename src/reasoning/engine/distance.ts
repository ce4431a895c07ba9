import { closestPoints, distance3, scaled, subtract, type Vec3 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { lengthMark, type Mark, pointMark } from '../marks.ts'
import type { Measure, Program } from '../program.ts'
import { withScale } from '../trace/index.ts'
import { pairsOf, solidFor } from './objects.ts'
import { coordinates, decimals, type Outcome, stepOn } from './outcome.ts'
import { type Gradient, pointGradient, type Term, varianceOf } from './uncertainty.ts'

/** The distance of two objects, between which points, and how it changes with their boxes; metres. */
export interface Gap {
  from: LayoutObject
  to: LayoutObject
  measure: Measure
  metres: number
  points: readonly [Vec3, Vec3]
}

const centreOf = (object: LayoutObject) => solidFor(object).center

/** Between the closest points of the exact boxes (VSI-Bench), or between their centres in space (Video2Layout). */
export function gapOf(from: LayoutObject, to: LayoutObject, measure: Measure): Gap {
  if (measure === 'centre') {
    const [a, b] = [centreOf(from), centreOf(to)]
    return { from, to, measure, metres: distance3(a, b), points: [a, b] }
  }
  const { a, b, distance } = closestPoints(solidFor(from), solidFor(to))
  return { from, to, measure, metres: distance, points: [a, b] }
}

/** The smallest gap of any pair. */
export const smallestGap = (
  pairs: readonly (readonly [LayoutObject, LayoutObject])[],
  measure: Measure,
): Gap =>
  pairs.map(([a, b]) => gapOf(a, b, measure)).reduce((best, gap) => (gap.metres < best.metres ? gap : best))

/** Unit vector from the first point to the second; where boxes overlap, from centre to centre, which is the cautious choice. */
function directionOf({ points: [a, b], metres, from, to }: Gap): Vec3 {
  if (metres > 1e-9) return scaled(subtract(b, a), 1 / metres)
  const between = subtract(centreOf(to), centreOf(from))
  const length = distance3(between, [0, 0, 0])
  return length > 1e-9 ? scaled(between, 1 / length) : [1, 0, 0]
}

/** How the gap changes with the box of its first and of its second object. */
function gapGradients(gap: Gap): { from: Gradient; to: Gradient } {
  const direction = directionOf(gap)
  const points = gap.measure === 'centre' ? [centreOf(gap.from), centreOf(gap.to)] : gap.points
  return {
    from: pointGradient(gap.from, points[0] as Vec3, scaled(direction, -1)),
    to: pointGradient(gap.to, points[1] as Vec3, direction),
  }
}

/** What a gap hangs on. */
export function gapTerms(gap: Gap): Term[] {
  const { from, to } = gapGradients(gap)
  return [
    { object: gap.from, gradient: from },
    { object: gap.to, gradient: to },
  ]
}

/**
 * Standard deviation of a gap, metres: first order in both boxes, whose shared errors count once (cameras that both are
 * seen by move them alike), and the scale that all lengths share. Where the boxes overlap, that of how deep they do.
 */
export const gapSd = (gap: Gap, relativeSd: number): number =>
  withScale(Math.sqrt(varianceOf(gapTerms(gap))), gap.metres, relativeSd)

/** The line between the two points; where the boxes overlap, the point that they share. */
export const gapMark = ({ points: [p, q], metres }: Gap, rank: 'main' | 'minor' = 'main'): Mark =>
  metres === 0 ? pointMark(p) : lengthMark(p, q, rank)

const MEASURE = { closest: 'between the closest points', centre: 'between the centres' } as const

/** The steps of one gap: its two points, and what lies between them. */
export function gapSteps(gap: Gap, relativeSd: number) {
  const { from, to, points, metres, measure } = gap
  const [p, q] = points
  const delta = subtract(q, p)
  const word = measure === 'closest' ? 'Point of' : 'Centre of'
  const place = (object: LayoutObject, other: LayoutObject, point: Vec3, name: string) =>
    stepOn([object], {
      id: `distance-${from.id}-${to.id}-${name}`,
      quantity: `${word} ${object.id}${measure === 'closest' ? ` closest to ${other.id}` : ''}, ${name}`,
      formula: measure === 'closest' ? 'exact, of the two oriented boxes' : 'middle of the box',
      value: coordinates(point),
      unit: 'm',
      marks: [pointMark(point, name)],
    })
  return [
    place(from, to, p, 'P'),
    place(to, from, q, 'Q'),
    stepOn([from, to], {
      id: `distance-${from.id}-${to.id}`,
      quantity: `Distance of ${from.id} and ${to.id} ${MEASURE[measure]}`,
      formula:
        metres === 0
          ? 'the boxes overlap'
          : `|Q − P| = √(${delta.map((d) => `${decimals(d)}²`.replace(/^(−.*)²$/, '($1)²')).join(' + ')})`,
      value: metres,
      sd: gapSd(gap, relativeSd),
      unit: 'm',
      marks: [gapMark(gap), pointMark(p, 'P'), pointMark(q, 'Q')],
    }),
  ]
}

/** More lines than this say nothing on a map. */
const MOST_RIVALS = 24

/** `distance`: of names that stand for several objects, the nearest pair. */
export function distanceOutcome(program: Program & { kind: 'distance' }, layout: Layout): Outcome {
  const pairs = pairsOf(layout, program.a, program.b)
  const gap = smallestGap(pairs, program.measure)
  const { relativeSd } = layout.scale
  const trace = gapSteps(gap, relativeSd)
  if (pairs.length > 1)
    trace.push(
      stepOn([gap.from, gap.to], {
        id: 'distance-nearest-pair',
        quantity: `Nearest of ${pairs.length} pairs of ${program.a} and ${program.b}`,
        formula: 'least distance of all pairs',
        value: gap.metres,
        sd: gapSd(gap, relativeSd),
        unit: 'm',
        marks: [
          gapMark(gap),
          ...pairs
            .filter(([a, b]) => a !== gap.from || b !== gap.to)
            .slice(0, MOST_RIVALS)
            .map(([a, b]) => gapMark(gapOf(a, b, program.measure), 'minor')),
        ],
      }),
    )
  return { value: gap.metres, unit: 'm', sd: gapSd(gap, relativeSd), trace }
}
