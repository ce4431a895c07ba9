import type { Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { arrowMark, type Mark, onFloor, pointMark, unitOf } from '../marks.ts'
import { NotAnswerable } from './errors.ts'
import { objectsNamed, planCentre } from './objects.ts'
import { coordinates, type Normal, type Outcome, stepOn } from './outcome.ts'
import { from, type PlaceOf, placeDrawer, placeStep, requireApart } from './plan.ts'
import { type Stop, stopsOf, type Turns } from './routeStops.ts'
import { directionWord, signedAngle, turnsScorer } from './sectors.ts'
import { carriesDeviations } from './uncertainty.ts'

/** The way to a stop from the one before, through a door where there is one between them. */
function legTo(stop: Stop, before: Stop, place: PlaceOf): { leaves: Vec2; arrives: Vec2 } {
  const [start, end] = [before.at(place), stop.at(place)]
  const door = stop.through?.at
  return { leaves: from(start, door ?? end), arrives: from(door ?? start, end) }
}

/** The turn before each leg, degrees, counter-clockwise; the robot goes straight from centre to centre. */
function turnsOf([first, ...rest]: readonly [Stop, ...Stop[]], looked: Stop, place: PlaceOf): number[] {
  let heading = from(first.at(place), looked.at(place))
  let before = first
  return rest.map((stop) => {
    const { leaves, arrives } = legTo(stop, before, place)
    const degrees = signedAngle(heading, leaves)
    heading = arrives
    before = stop
    return degrees
  })
}

/** Two objects must not be in one place; walls are found where the robot is not. */
function requireWay(a: Stop, b: Stop): void {
  if (a.object && b.object) requireApart(a.object, b.object)
}

/** Where a landmark is; of several of its name the nearest was taken. */
function nearestStep(layout: Layout, { name }: Stop, object: LayoutObject) {
  const { length } = objectsNamed(layout, name)
  const note = length > 1 ? `, the nearest on the way of ${length} objects named ${name}` : ''
  return placeStep(layout, object.id, object, note)
}

/** Where the landmarks are: each object once, and the points of walls. What the robot faces comes first, then its start. */
function placeSteps(layout: Layout, all: readonly Stop[]) {
  const known = new Set<unknown>()
  return all.flatMap((stop, k) => {
    if (known.has(stop.object)) return []
    if (stop.object) {
      known.add(stop.object)
      return [
        stop === all[1] ? placeStep(layout, stop.name, stop.object) : nearestStep(layout, stop, stop.object),
      ]
    }
    const at = stop.at(planCentre)
    return [
      stepOn([], {
        id: `place-${stop.name}-${k}`,
        quantity: k
          ? 'Point of the wall that the robot walks to'
          : `Point of ${stop.title} that the robot faces`,
        formula: k
          ? 'straight ahead of the robot, on the outline'
          : 'nearest point of the outline, or into the room',
        value: coordinates(at),
        unit: 'm',
        marks: [pointMark(onFloor(at))],
      }),
    ]
  })
}

/** The arrows of a leg: one, or two where it leads through a door. */
function legMarks(stop: Stop, before: Stop): Mark[] {
  const [start, end] = [before.at(planCentre), stop.at(planCentre)]
  const door = stop.through?.at
  return door
    ? [arrowMark('v', start, from(start, door)), arrowMark('w', door, from(door, end))]
    : [arrowMark('v', start, from(start, end))]
}

/**
 * `turns` (VSI-Bench's route planning): back from 135 degrees, as its directions have it, else left or right. The robot
 * goes from centre to centre, to a wall straight ahead, and from the room to a thing outside of it through a door; on
 * which side of a thing it stops is not said.
 * @throws NotAnswerable where the robot faces or goes to the place where it is, or by walls that the map lacks.
 */
export function turnsOutcome(program: Turns, layout: Layout): Outcome {
  const { looked, stops } = stopsOf(layout, program)
  const [first, ...rest] = stops
  requireWay(first, looked)
  for (const [k, stop] of rest.entries()) requireWay(stops[k] as Stop, stop)
  const asked = (angles: readonly number[]) => angles.filter((_, k) => program.asked[k])
  const angles = turnsOf(stops, looked, planCentre)
  const value = asked(angles)
    .map((degrees) => `turn ${directionWord(degrees, 'medium')}`)
    .join(', ')
  if (!value) throw new NotAnswerable('The way has no turn that is asked for.')
  const trace = [
    ...placeSteps(layout, [looked, ...stops]),
    ...angles.map((degrees, k) => {
      const [at, next] = [stops[k] as Stop, stops[k + 1] as Stop]
      const before = k ? (stops[k - 1] as Stop) : looked
      const heading = k
        ? legTo(at, before, planCentre).arrives
        : from(at.at(planCentre), looked.at(planCentre))
      const origin = at.at(planCentre)
      const behind = at.through?.object.id ?? before.title
      const ahead = next.through?.object.id ?? next.title
      const door = next.through ? `, through ${next.through.object.id}` : ''
      return stepOn(
        [at.object, next.through?.object, next.object].flatMap((object) => object ?? []),
        {
          id: `turn-${k + 1}`,
          quantity: `Turn at ${at.title} towards ${next.title}${door}: ${directionWord(degrees, 'medium')}`,
          formula: `angle from ${k ? `${at.title} − ${behind}` : `${looked.title} − ${at.title}`} to ${ahead} − ${at.title}; back from 135° on either side`,
          value: degrees,
          unit: '°',
          marks: [
            arrowMark('f', origin, unitOf(heading)),
            ...legMarks(next, at),
            { kind: 'angle', at: onFloor(origin), forward: unitOf(heading), degrees },
          ],
        },
      )
    }),
  ]
  const objects = [looked, ...stops].flatMap(({ object }) => object ?? [])
  return {
    value,
    unit: '',
    sd: 0,
    trace,
    fit: (options) => turnsScorer(options)(asked(angles)),
    ...(carriesDeviations([...new Set(objects)]) && {
      draw: (options: readonly string[]) => {
        const [score, places] = [turnsScorer(options), placeDrawer(objects)]
        return (normal: Normal) => score(asked(turnsOf(stops, looked, places(normal))))
      },
    }),
  }
}
