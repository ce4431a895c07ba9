import type { OrientedBox, Vec2 } from '../../../geometry/index.ts'
import {
  type AtWall,
  type Grip,
  isInWall,
  manhattanYaw,
  type Rail,
  resizedTo,
  SNAP_REACH,
  type Snapped,
  type SnapReach,
  slidTo,
  snapMove,
  snapResize,
  snapTurn,
  widenedTo,
} from '../../../layout/index.ts'

/** What of an object is held. */
export type Hold = { kind: 'move' } | { kind: 'turn' } | { kind: 'resize'; grip: Grip }

/** A drag as it began. */
export interface Drag {
  hold: Hold
  box: OrientedBox
  /** Where on the map the pointer was, metres. */
  from: Vec2
  /** Of what belongs to a wall: the walls along which it slides. */
  walls?: AtWall | undefined
}

/** What the user holds on the keyboard meanwhile. */
export interface DragKeys {
  /** Ctrl or Command: nothing draws the box. */
  isFree: boolean
  /** Shift: turns go by steps. */
  isStepped: boolean
}

export const TURN_STEP = (15 * Math.PI) / 180
/** The same on a screen of any scale, pixels: zoomed in, walls draw less far. */
const REACH_PIXELS = 14

export const reachAt = (pixelsPerMetre: number): SnapReach => ({
  ...SNAP_REACH,
  metres: Math.min(SNAP_REACH.metres, REACH_PIXELS / pixelsPerMetre),
})

const angleAt = ({ center }: OrientedBox, [x, y]: Vec2) => Math.atan2(y - center[1], x - center[0])

/** The yaw nearest to one that is a whole number of steps from the walls' heading, radians. */
export const steppedYaw = (yaw: number, heading: number, step = TURN_STEP): number =>
  heading + step * Math.round((yaw - heading) / step)

/** The same of a door or a window, and of what hangs on a wall; undefined where it goes its way like all else. */
function boxAlongWall({ hold, box, from, walls }: Drag, to: Vec2, reach: number): Snapped | undefined {
  if (!walls) return undefined
  const by: Vec2 = [to[0] - from[0], to[1] - from[1]]
  if (hold.kind === 'move') return slidTo(walls, box, [box.center[0] + by[0], box.center[1] + by[1]], reach)
  if (hold.kind !== 'resize' || !isInWall(walls) || !hold.grip[0]) return undefined
  const [u, v] = gripPlace(box, hold.grip)
  return widenedTo(walls, box, hold.grip[0], [u + by[0], v + by[1]], reach)
}

/** The box when the pointer has come to a place of the map, metres, with what it was brought in line with. */
export function boxAt(
  drag: Drag,
  to: Vec2,
  rails: readonly Rail[],
  { isFree, isStepped }: DragKeys,
  reach: SnapReach,
): Snapped {
  const { hold, box, from, walls } = drag
  const near = isFree ? [] : rails
  // What hangs on a wall is taken off it by who wants nothing drawn; a door never leaves the walls.
  const along = !isFree || isInWall(walls) ? boxAlongWall(drag, to, isFree ? 0 : reach.metres) : undefined
  if (along) return along
  switch (hold.kind) {
    case 'move': {
      const [x, y, z] = box.center
      return snapMove({ ...box, center: [x + to[0] - from[0], y + to[1] - from[1], z] }, near, reach)
    }
    case 'turn': {
      const yaw = box.yaw + angleAt(box, to) - angleAt(box, from)
      if (isStepped) return { box: { ...box, yaw: steppedYaw(yaw, manhattanYaw(rails)) }, guides: [] }
      return snapTurn({ ...box, yaw }, near, reach.radians / 2)
    }
    case 'resize': {
      // The grip need not be under the pointer: it stays as far from it as it was when the drag began.
      const [u, v] = gripPlace(box, hold.grip)
      const place: Vec2 = [u + to[0] - from[0], v + to[1] - from[1]]
      return near.length
        ? snapResize(box, hold.grip, place, near, reach)
        : { box: resizedTo(box, hold.grip, place), guides: [] }
    }
  }
}

/** Where a side's middle or a corner of the footprint is on the map, metres. */
export function gripPlace({ center, size, yaw }: OrientedBox, grip: Grip): Vec2 {
  const [u, v] = [(grip[0] * size[0]) / 2, (grip[1] * size[1]) / 2]
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [center[0] + c * u - s * v, center[1] + s * u + c * v]
}
