import { distance2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { arrowMark, onFloor, unitOf } from '../marks.ts'
import type { Program } from '../program.ts'
import { NotAnswerable } from './errors.ts'
import { objectsNamed, oneNamed, planCentre } from './objects.ts'
import { type Normal, type Outcome, stepOn } from './outcome.ts'
import { drawnPlaces, from, type PlaceOf, placeStep, requireApart } from './plan.ts'
import { directionWord, signedAngle, turnsScorer } from './sectors.ts'
import { carriesDeviations } from './uncertainty.ts'

/** Where a name stands for several objects, the robot goes to the one nearest to where it is. */
function stopsOf(layout: Layout, { start, facing, legs }: Program & { kind: 'turns' }) {
  const first = oneNamed(layout, start)
  const nearest = (name: string, at: LayoutObject) => {
    const others = objectsNamed(layout, name).filter((one) => one !== at)
    if (others.length === 0)
      throw new NotAnswerable(`The way goes from ${at.id} to ${at.id}, which has no direction.`)
    return others.reduce((best, one) =>
      distance2(planCentre(one), planCentre(at)) < distance2(planCentre(best), planCentre(at)) ? one : best,
    )
  }
  const looked = nearest(facing, first)
  const stops = [first]
  for (const leg of legs) stops.push(nearest(leg, stops.at(-1) as LayoutObject))
  return { looked, stops }
}

/** The turn before each leg, degrees, counter-clockwise; the robot goes straight from centre to centre. */
function turnsOf(stops: readonly LayoutObject[], looked: LayoutObject, place: PlaceOf): number[] {
  let heading = from(place(stops[0] as LayoutObject), place(looked))
  return stops.slice(1).map((stop, k) => {
    const towards = from(place(stops[k] as LayoutObject), place(stop))
    const degrees = signedAngle(heading, towards)
    heading = towards
    return degrees
  })
}

/**
 * `turns` (VSI-Bench's route planning): back from 135 degrees, as its directions have it, else left or right. Boxes do
 * not say where walls are, nor on which side of a thing the robot stops.
 * @throws NotAnswerable where the robot faces or goes to the place where it is.
 */
export function turnsOutcome(program: Program & { kind: 'turns' }, layout: Layout): Outcome {
  const { looked, stops } = stopsOf(layout, program)
  requireApart(stops[0] as LayoutObject, looked)
  for (const [k, stop] of stops.slice(1).entries()) requireApart(stops[k] as LayoutObject, stop)
  const asked = (angles: readonly number[]) => angles.filter((_, k) => program.asked[k])
  const angles = turnsOf(stops, looked, planCentre)
  const value = asked(angles)
    .map((degrees) => `turn ${directionWord(degrees, 'medium')}`)
    .join(', ')
  if (!value) throw new NotAnswerable('The way has no turn that is asked for.')
  const names = new Map([
    [looked, program.facing],
    ...stops.map((stop, k): [LayoutObject, string] => [
      stop,
      k ? (program.legs[k - 1] as string) : program.start,
    ]),
  ])
  const trace = [
    ...[...names].map(([object, name]) => placeStep(layout, name, object)),
    ...angles.map((degrees, k) => {
      const [at, next] = [stops[k] as LayoutObject, stops[k + 1] as LayoutObject]
      const origin = planCentre(at)
      const heading = k
        ? from(planCentre(stops[k - 1] as LayoutObject), origin)
        : from(origin, planCentre(looked))
      const before = k ? `${at.id} − ${(stops[k - 1] as LayoutObject).id}` : `${looked.id} − ${at.id}`
      return stepOn([at, next], {
        id: `turn-${k + 1}`,
        quantity: `Turn at ${at.id} towards ${next.id}: ${directionWord(degrees, 'medium')}`,
        formula: `angle from ${before} to ${next.id} − ${at.id}; back from 135° on either side`,
        value: degrees,
        unit: '°',
        marks: [
          arrowMark('f', origin, unitOf(heading)),
          arrowMark('v', origin, from(origin, planCentre(next))),
          { kind: 'angle', at: onFloor(origin), forward: unitOf(heading), degrees },
        ],
      })
    }),
  ]
  return {
    value,
    unit: '',
    sd: 0,
    trace,
    fit: (options) => turnsScorer(options)(asked(angles)),
    ...(carriesDeviations([...names.keys()]) && {
      draw: (options: readonly string[]) => {
        const score = turnsScorer(options)
        return (normal: Normal) => score(asked(turnsOf(stops, looked, drawnPlaces(normal))))
      },
    }),
  }
}
