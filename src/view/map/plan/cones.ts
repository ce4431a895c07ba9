import type { Intrinsics, RigidTransform, Vec2 } from '../../../geometry/index.ts'
import type { Layout, LayoutFrame } from '../../../layout/index.ts'
import { cameraAt } from '../../common/film.ts'

/** How far a mark's cone reaches on the screen, and that of the camera at the playhead. */
export const CONE_PIXELS = 13
export const ACTIVE_PIXELS = 64

/** Where a camera stood on the plan, and what it looked at. */
export interface Cone {
  position: Vec2
  /** Direction of view, levelled: radians counter-clockwise from +x; undefined for a camera that looks straight down or up. */
  heading: number | undefined
  /** Half of the horizontal field of view, radians. */
  halfAngle: number
}

/** The cone of one of the layout's frames. */
export interface CameraMark extends Cone {
  /** Index into the layout's frames. */
  frame: number
  sampled: boolean
}

/** Below this length the levelled direction of view says nothing. */
const LEVEL_ENOUGH = 0.15

function coneOf({ rotation: r, translation }: RigidTransform, { width, fx }: Intrinsics): Cone {
  // The camera looks along its own z: the third column.
  const ahead: Vec2 = [r[2], r[5]]
  return {
    position: [translation[0], translation[1]],
    heading: Math.hypot(...ahead) > LEVEL_ENOUGH ? Math.atan2(ahead[1], ahead[0]) : undefined,
    halfAngle: Math.atan(width / 2 / fx),
  }
}

const markOf = ({ T_map_camera: T, camera, sampled }: LayoutFrame, frame: number): CameraMark[] =>
  T ? [{ frame, sampled, ...coneOf(T, camera) }] : []

/** The cameras that could be placed, in order of time. */
export const cameraMarks = ({ frames }: Layout): CameraMark[] => frames.flatMap(markOf)

/** The cone of the camera at a moment of the film; undefined where it is not known. */
export function coneAt(layout: Layout, seconds: number): Cone | undefined {
  const at = cameraAt(layout, seconds)
  return at && coneOf(at.T_map_camera, at.camera)
}

/** The corners of a cone's far edge, `reach` from its tip, counter-clockwise; on the map. */
export function coneEdge({ position, heading, halfAngle }: Cone, reach: number): [Vec2, Vec2] | undefined {
  if (heading === undefined) return undefined
  const corner = (angle: number): Vec2 => [
    position[0] + (reach / Math.cos(halfAngle)) * Math.cos(angle),
    position[1] + (reach / Math.cos(halfAngle)) * Math.sin(angle),
  ]
  return [corner(heading - halfAngle), corner(heading + halfAngle)]
}
