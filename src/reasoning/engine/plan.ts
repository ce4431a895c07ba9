import type { Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { onFloor, pointMark } from '../marks.ts'
import type { Name } from '../program.ts'
import { NotAnswerable } from './errors.ts'
import { pickNote, planCentre } from './objects.ts'
import { coordinates, type Normal, stepOn } from './outcome.ts'
import { ownPlaceErrors } from './uncertainty.ts'

/** Where an object's centre is on the plan: as the map says, or as drawn from its deviations. */
export type PlaceOf = (object: LayoutObject) => Vec2

/** The vector from a to b. */
export const from = (a: Vec2, b: Vec2): Vec2 => [b[0] - a[0], b[1] - a[1]]

/** Shorter vectors on the plan have no direction, metres. */
const LEAST = 1e-6

/** @throws NotAnswerable where the two stand in one place, so that there is no direction from one to the other. */
export function requireApart(a: LayoutObject, b: LayoutObject): void {
  if (Math.hypot(...from(planCentre(a), planCentre(b))) < LEAST)
    throw new NotAnswerable(
      `${a.id} and ${b.id} are at the same place on the plan: no direction leads from one to the other.`,
    )
}

/** Draws places on the plan, once an object; what objects share moves them together. */
export function placeDrawer(objects: readonly LayoutObject[]): (normal: Normal) => PlaceOf {
  const drawOwn = new Map(objects.map((object) => [object, ownPlaceErrors(object)]))
  const errorCount = Math.max(0, ...objects.map(({ covariance }) => covariance?.shared.length ?? 0))
  return (normal) => {
    const common = Array.from({ length: errorCount }, normal)
    const places = new Map<LayoutObject, Vec2>()
    const drawn = (object: LayoutObject): Vec2 => {
      const own = (drawOwn.get(object) ?? ownPlaceErrors(object))(normal)
      const along = (axis: 0 | 1) =>
        (object.covariance?.shared ?? []).reduce(
          (sum, error, k) => sum + error[axis] * (common[k] ?? 0),
          own[axis],
        )
      const [x, y] = planCentre(object)
      return [x + along(0), y + along(1)]
    }
    return (object) => {
      const found = places.get(object) ?? drawn(object)
      places.set(object, found)
      return found
    }
  }
}

/** Where an object stands on the plan. */
export const placeStep = (layout: Layout, name: Name, object: LayoutObject, note = pickNote(layout, name)) =>
  stepOn([object], {
    id: `place-${object.id}`,
    quantity: `Centre of ${object.id} on the plan${note}`,
    formula: 'middle of the footprint, (x, y)',
    value: coordinates(planCentre(object)),
    unit: 'm',
    marks: [pointMark(onFloor(planCentre(object)))],
  })
