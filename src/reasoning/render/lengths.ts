import type { Vec2 } from '../../geometry/index.ts'
import type { LayoutObject } from '../../layout/index.ts'
import { smallestGap } from '../engine/distance.ts'
import { objectsNamed, oneNamed, pairsOf } from '../engine/objects.ts'
import type { Measure, Program } from '../program.ts'
import { NotRenderable } from './errors.ts'
import { digits, equals, term } from './numbers.ts'
import { centreLine, centreOf } from './places.ts'
import type { Printed } from './printed.ts'

type Of<K extends Program['kind']> = Program & { kind: K }

/** Which points distances are between: a grid has centres only. */
const measureOn = ({ kind }: Printed, asked: Measure): Measure => (kind === 'cells' ? 'centre' : asked)

const measureLine = (printed: Printed, measure: Measure): string =>
  printed.kind === 'cells'
    ? 'The grid holds centres only, so distances are measured between centres, in cells.'
    : measure === 'centre'
      ? 'Distances are measured between the centres of the rectangles on the plan.'
      : 'Distances are measured between the closest points of the rectangles on the plan.'

const apart = ([a0, a1]: Vec2, [b0, b1]: Vec2): number => Math.max(0, a0 - b1, b0 - a1)

/** The distance of two printed objects, and how it comes about. */
function distanceLine(printed: Printed, measure: Measure, a: LayoutObject, b: LayoutObject): string {
  const [p, q] = [printed.bounds(a), printed.bounds(b)]
  const [u, v] = [centreOf(printed, a), centreOf(printed, b)]
  const [dx, dz] =
    measure === 'centre'
      ? [v[0] - u[0], v[1] - u[1]]
      : [apart([p[0], p[2]], [q[0], q[2]]), apart([p[1], p[3]], [q[1], q[3]])]
  const unit = printed.kind === 'cells' ? ' cells' : ' m'
  const names = `the ${printed.nameOf(a)} and the ${printed.nameOf(b)}`
  const sides =
    measure === 'closest'
      ? `Along x the two rectangles are ${digits(dx)} m apart, along z ${digits(dz)} m. `
      : ''
  return `${sides}The distance between ${names} is sqrt(${term(dx)}^2 + ${term(dz)}^2) ${equals(Math.hypot(dx, dz))}${unit}.`
}

/** `distance`: of names that stand for several objects, the nearest pair on the map. */
export function distanceLines({ a, b, measure: asked }: Of<'distance'>, printed: Printed): string[] {
  const measure = measureOn(printed, asked)
  const pairs = pairsOf(printed.layout, a, b)
  const { from, to } = smallestGap(pairs, measure)
  return [
    measureLine(printed, measure),
    ...(measure === 'centre' ? [from, to].map((object) => centreLine(printed, object)) : []),
    ...(pairs.length > 1 ? [`Of the ${pairs.length} pairs this one is the nearest.`] : []),
    distanceLine(printed, measure, from, to),
  ]
}

/** `nearest`. @throws NotRenderable where two options are equally near on the map. */
export function nearestLines({ options, to, measure: asked }: Of<'nearest'>, printed: Printed): string[] {
  const measure = measureOn(printed, asked)
  const gaps = options.map((name) => smallestGap(pairsOf(printed.layout, name, to), measure))
  const [best, second] = [...gaps].sort((p, q) => p.metres - q.metres)
  if (!best || (second && second.metres - best.metres < 1e-9))
    throw new NotRenderable('On the printed map two of the options are equally near.')
  const shown = new Set(gaps.flatMap(({ from, to: other }) => [other, from]))
  const several = options.some((name) => objectsNamed(printed.layout, name).length > 1)
  return [
    measureLine(printed, measure),
    ...(several ? ['Of several of one name the nearest counts.'] : []),
    ...(measure === 'centre' ? [...shown].map((object) => centreLine(printed, object)) : []),
    ...gaps.map((gap) => distanceLine(printed, measure, gap.from, gap.to)),
    `The smallest of these is that of the ${printed.nameOf(best.from)}.`,
  ]
}

/** `size`: the longer side of the rectangle. */
export function sizeLines({ object: name }: Of<'size'>, printed: Printed): string[] {
  const object = oneNamed(printed.layout, name)
  const [x0, z0, x1, z1] = printed.bounds(object)
  const sides = `max(${digits(x1)} - ${term(x0)}, ${digits(z1)} - ${term(z0)})`
  return [
    'The map has no heights: sides are those of the rectangle on the plan.',
    `The longest side of the ${printed.nameOf(object)} is ${sides} = ${digits(Math.max(x1 - x0, z1 - z0))} m.`,
  ]
}

/** A grid lists all of the room: "count of" is for lists of one category only. */
export function countLines({ category }: Of<'count'>, { layout, kind }: Printed): string[] {
  const { length } = objectsNamed(layout, category)
  return [
    kind === 'cells' ? `The map lists ${length} under ${category}.` : `Count of ${category} = ${length}.`,
  ]
}
