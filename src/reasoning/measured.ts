import {
  distance2,
  footprint,
  nearestInSolid,
  polygonArea,
  solidOf,
  type Vec2,
  type Vec3,
} from '../geometry/index.ts'
import type { Layout, LayoutObject } from '../layout/index.ts'
import { gapMark, gapOf, gapSd } from './engine/distance.ts'
import { lengthMark, type Mark, onFloor, pointMark } from './marks.ts'

/** What a person measures from or to: an object of the map, or a place of the plan, metres. */
export type End = { kind: 'object'; id: string } | { kind: 'point'; at: Vec2 }

/** A distance that a person took on the map, metres. */
export interface MeasuredDistance {
  closest: number
  /** Between two objects in space, and where a place of the plan is one end, on the plan. */
  centre: number
  /** Standard deviation of `closest`, where both ends are objects. */
  closestSd?: number
  marks: Mark[]
}

/** An area that a person outlined on the plan. */
export interface MeasuredArea {
  squareMetres: number
  /** Length of the outline, metres. */
  around: number
  marks: Mark[]
}

/** On the plan: from a place to the nearest point of an object's footprint, and to its centre. */
function toPlace({ box }: LayoutObject, at: Vec2): MeasuredDistance {
  const flat = solidOf({
    ...box,
    center: [box.center[0], box.center[1], 0],
    size: [box.size[0], box.size[1], 0],
  })
  const point = onFloor(at)
  const nearest: Vec3 = nearestInSolid(flat, point)
  const closest = distance2([nearest[0], nearest[1]], at)
  return {
    closest,
    centre: distance2([box.center[0], box.center[1]], at),
    marks: closest > 0 ? [lengthMark(point, nearest), pointMark(point)] : [pointMark(point)],
  }
}

/**
 * The distance between two ends: of two objects as the answers to questions have it (in space), else on the plan.
 * Undefined where an object is not on the map any more, or both ends are one object.
 */
export function measuredDistance(layout: Layout, a: End, b: End): MeasuredDistance | undefined {
  const found = (id: string) => layout.objects.find((object) => object.id === id)
  if (a.kind === 'point' && b.kind === 'point') {
    const metres = distance2(a.at, b.at)
    const [p, q] = [onFloor(a.at), onFloor(b.at)]
    return { closest: metres, centre: metres, marks: [lengthMark(p, q), pointMark(p), pointMark(q)] }
  }
  if (a.kind === 'point' || b.kind === 'point') {
    const [place, thing] =
      a.kind === 'point' ? [a, b as End & { kind: 'object' }] : [b as End & { kind: 'point' }, a]
    const object = found(thing.id)
    return object && toPlace(object, place.at)
  }
  const [one, other] = [found(a.id), found(b.id)]
  if (!one || !other || one === other) return undefined
  const gap = gapOf(one, other, 'closest')
  const sd = gapSd(gap, layout.scale.relativeSd)
  return {
    closest: gap.metres,
    centre: gapOf(one, other, 'centre').metres,
    ...(sd > 0 && { closestSd: sd }),
    marks: [gapMark(gap), pointMark(gap.points[0]), pointMark(gap.points[1])],
  }
}

/** The area within corners of the plan, in their order; undefined for fewer than three. */
export function measuredArea(corners: readonly Vec2[]): MeasuredArea | undefined {
  if (corners.length < 3) return undefined
  const around = corners.reduce(
    (sum, corner, k) => sum + distance2(corner, corners[(k + 1) % corners.length] as Vec2),
    0,
  )
  return { squareMetres: polygonArea(corners), around, marks: [{ kind: 'outline', corners }] }
}

/** The object whose footprint holds a place of the plan: of several the smallest; undefined for none. */
export function objectAt({ objects }: Layout, at: Vec2): LayoutObject | undefined {
  const holding = objects.filter(({ box }) => {
    const corners = footprint(box)
    return corners.every((a, k) => {
      const b = corners[(k + 1) % corners.length] as Vec2
      return (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) >= 0
    })
  })
  const area = ({ box }: LayoutObject) => box.size[0] * box.size[1]
  return holding.sort((a, b) => area(a) - area(b))[0]
}
