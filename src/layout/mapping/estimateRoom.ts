import { apply, footprint, type RigidTransform, type Vec2, type Vec3 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { outlineRoom } from '../room/outline.ts'
import { type MapFrame, pointInMap, turned } from './mapFrame.ts'
import type { MetricRoom } from './metricScale.ts'

/**
 * The outline, where the walls agree on a heading and something was seen.
 * @param cameras on the map: all that were placed, in the order that the surfaces count them in.
 */
export function estimateRoom(
  { scale, ceiling, wallYaw, surfaces }: MetricRoom,
  frame: MapFrame,
  cameras: readonly RigidTransform[],
  objects: readonly LayoutObject[],
): Pick<Layout, 'room'> {
  if (wallYaw === undefined) return {}
  const { T_map_level, metresPerUnit: k, floor } = frame
  const points = surfaces.map(({ point, normal, area, frame: seenBy }) => ({
    point: pointInMap(frame, point),
    normal: apply(T_map_level.rotation, normal as Vec3),
    area: area * k * k,
    frame: seenBy,
  }))
  const eyes = cameras.map(({ translation: [x, y] }): Vec2 => [x, y])
  const corners = objects.flatMap(({ box }) => footprint(box))
  const ceilingMetres = ceiling === undefined ? undefined : (ceiling - floor) * k
  const heading = wallYaw + turned(T_map_level)
  const room = outlineRoom(points, heading, eyes, corners, ceilingMetres, scale.relativeSd)
  return room ? { room } : {}
}
