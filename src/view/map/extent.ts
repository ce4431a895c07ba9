import { footprint, type Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import type { Bounds } from './plan/viewport.ts'

/** Shown where there is nothing to show: the first camera and what is in front of it. */
const NOTHING: Bounds = { min: [-2, -1], max: [2, 3] }

/** The part of the map that holds everything drawn: the room, the objects and the cameras. */
export function extentOf({ room, objects, frames }: Layout): Bounds {
  const points: Vec2[] = [
    ...(room?.outline ?? []),
    ...objects.flatMap(({ box }) => footprint(box)),
    ...frames.flatMap(({ T_map_camera: T }): Vec2[] => (T ? [[T.translation[0], T.translation[1]]] : [])),
  ]
  if (points.length === 0) return NOTHING
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { min: [Math.min(...xs), Math.min(...ys)], max: [Math.max(...xs), Math.max(...ys)] }
}
