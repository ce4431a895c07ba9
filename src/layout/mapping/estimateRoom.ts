import { footprint, type OrientedBox, type Vec2 } from '../../geometry/index.ts'
import type { LayoutRoom } from '../model/types.ts'
import { outlineRoom } from '../room/outline.ts'
import type { MetricRoom } from './metricScale.ts'

/**
 * The outline in the level frame, metres, where the walls agree on a heading and something was seen.
 * @param eyes the cameras' places on the plan, metres: all that were placed, in the order that the surfaces count them in.
 * @param boxes of what stands in the room.
 */
export function estimateRoom(
  { scale, floor, ceiling, wallYaw, surfaces }: MetricRoom,
  eyes: readonly Vec2[],
  boxes: readonly OrientedBox[],
): LayoutRoom | undefined {
  if (wallYaw === undefined) return undefined
  const k = scale.metresPerUnit
  const patches = surfaces.map(({ point: [x, y, z], normal, area, frame, shown }) => ({
    point: [x * k, y * k, (z - floor) * k] as const,
    normal,
    area: area * k * k,
    frame,
    ...(shown && { wall: shown.wall }),
  }))
  const corners = boxes.flatMap(footprint)
  const ceilingMetres = ceiling === undefined ? undefined : (ceiling - floor) * k
  return outlineRoom(patches, wallYaw, eyes, corners, ceilingMetres, scale.relativeSd)
}
