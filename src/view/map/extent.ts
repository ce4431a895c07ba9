import { footprint, type Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import { type Comparison, shownComparison } from '../../session/index.ts'
import { type Bounds, boundsOf } from './plan/viewport.ts'

/** Shown where there is nothing to show: the first camera and what is in front of it. */
const NOTHING: readonly Vec2[] = [
  [-2, -1],
  [2, 3],
]

/** The points of the map that hold everything drawn between them: of the room, the objects and the cameras. */
export function pointsOf({ room, objects, frames }: Layout): readonly Vec2[] {
  const points: Vec2[] = [
    ...(room?.outline ?? []),
    ...objects.flatMap(({ box }) => footprint(box)),
    ...frames.flatMap(({ T_map_camera: T }): Vec2[] => (T ? [[T.translation[0], T.translation[1]]] : [])),
  ]
  return points.length ? points : NOTHING
}

/** The same of the objects of a map that is held against it. */
export const comparedPoints = (layout: Layout, comparison: Comparison): readonly Vec2[] =>
  [...shownComparison(layout, comparison).truth.values()].flatMap(({ box }) => footprint(box))

/** The part of the map that holds everything drawn. */
export const extentOf = (layout: Layout): Bounds => boundsOf(pointsOf(layout))

/** A step that changes the map's size by more than this share, or reaches so far out of it, shows all of it anew. */
const OUTGROWN = 0.15

/** Whether a view that showed all of one map does not show another well: after it was rescaled, say. */
export function hasOutgrown(before: Bounds, now: Bounds): boolean {
  const sizes = ({ min, max }: Bounds) => [max[0] - min[0], max[1] - min[1]] as const
  const [was, is] = [sizes(before), sizes(now)]
  const slack = OUTGROWN * Math.max(...was)
  return (
    Math.abs(Math.max(...is) - Math.max(...was)) > slack ||
    [0, 1].some((k) => {
      const axis = k as 0 | 1
      return now.min[axis] < before.min[axis] - slack || now.max[axis] > before.max[axis] + slack
    })
  )
}
