import { footprint, isInPolygon, type OrientedBox, type Vec2 } from '../../geometry/index.ts'
import { layerOf } from '../model/layers.ts'
import { provenance } from '../model/provenance.ts'
import type { LayoutRoom } from '../model/types.ts'
import { type Wall, wallsOf } from '../room/walls.ts'
import { withOtherBox } from './boxProvenance.ts'
import type { MappedObject } from './mappedObject.ts'

/** A box may reach into a wall by this much: neither is known better, metres. */
const INTO_WALL = 0.05
const AT_WALL = provenance('measured', 'cut-at-wall')
const AS_DEEP = provenance('prior', 'under-counter')

/** A thing of the semantics alone whose centre lies farther behind a wall that was seen is an image of another. */
const BEHIND_WALL = 0.15
/** What reaches further behind a wall stands in another room, metres. */
const NEXT_ROOM = 1.2
/** Boxes are cut along walls that they stand along within this, cosine. */
const ALONG = Math.cos((15 * Math.PI) / 180)
/** A box keeps this share of its depth when a wall cuts it; else it is moved. */
const LEAST_LEFT = 0.5

const behind = ({ from, outward }: Wall, [x, y]: readonly [number, number, ...number[]]): number =>
  (x - from[0]) * outward[0] + (y - from[1]) * outward[1]

/** Where a point lies along a wall, as a share of it. */
const along = ({ from, to, metres }: Wall, [x, y]: readonly [number, number, ...number[]]): number =>
  ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / metres ** 2

/** The axis of a box that goes through a wall; undefined where it stands askew to it. */
function axisThrough({ yaw }: OrientedBox, { outward }: Wall): 0 | 1 | undefined {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  if (Math.abs(c * outward[0] + s * outward[1]) > ALONG) return 0
  return Math.abs(c * outward[1] - s * outward[0]) > ALONG ? 1 : undefined
}

/** A box cut or moved so that it does not reach through a wall. */
function before(box: OrientedBox, wall: Wall): OrientedBox {
  const reach = footprint(box).reduce(
    (most, corner) => Math.max(most, behind(wall, corner)),
    Number.NEGATIVE_INFINITY,
  )
  const over = reach - INTO_WALL
  if (over <= 0 || over > NEXT_ROOM) return box
  const axis = axisThrough(box, wall)
  const cut = axis !== undefined && box.size[axis] - over >= LEAST_LEFT * box.size[axis]
  const moved = cut ? over / 2 : over
  const size = [...box.size] as [number, number, number]
  if (cut) size[axis] -= over
  const [x, y, z] = box.center
  return { ...box, size, center: [x - moved * wall.outward[0], y - moved * wall.outward[1], z] }
}

/**
 * Things as they can stand in a room: none reaches through a wall that was seen, and what seems to stand behind one by
 * the semantics alone is left out (a mirror image, or a name that ran over onto what lies behind a thing).
 */
export function intoRoom(objects: readonly MappedObject[], room: LayoutRoom): MappedObject[] {
  const seen = wallsOf(room).filter((wall) => wall.seen)
  return objects.flatMap((object): MappedObject[] => {
    const [x, y] = object.box.center
    const isInside = isInPolygon([x, y], room.outline)
    const near = seen.filter((wall) => {
      const share = along(wall, object.box.center)
      // Around a wall that goes into the room, what lies behind it may be the room again.
      return share > 0 && share < 1 && !(isInside && behind(wall, object.box.center) > 0)
    })
    const depth = near.map((wall) => behind(wall, object.box.center))
    const isImage = depth.some((metres) => metres > BEHIND_WALL && metres < NEXT_ROOM)
    const isDetected = object.sightings.some(({ by }) => by !== 'semantics')
    if (isImage && !isDetected) return []
    if (layerOf(object.category) === 'wall') return [object]
    return [withOtherBox(object, near.reduce(before, object.box), AT_WALL)]
  })
}

/** A base cabinet reaches so far up towards the counter on it, and lies under it by this share, metres. */
const UP_TO = 0.25
const UNDER = 0.4

const interval = (box: OrientedBox, axis: Vec2): [number, number] => {
  const ends = footprint(box).map(([x, y]) => x * axis[0] + y * axis[1])
  return [Math.min(...ends), Math.max(...ends)]
}

/**
 * Base cabinets as deep as the counter on them: of a cabinet one sees the front, of a counter all of its top.
 */
export function underCounters(objects: readonly MappedObject[]): MappedObject[] {
  const counters = objects.filter(({ category }) => category === 'counter')
  return objects.map((object) => {
    const { box } = object
    const top = box.center[2] + box.size[2] / 2
    if (object.category !== 'cabinet') return object
    const counter = counters.find(({ box: over }) => {
      const lower = over.center[2] - over.size[2] / 2
      return Math.abs(lower - top) < UP_TO + over.size[2] && isUnder(box, over)
    })
    return counter ? withOtherBox(object, asDeepAs(box, counter.box), AS_DEEP) : object
  })
}

function isUnder(box: OrientedBox, counter: OrientedBox): boolean {
  const axes: Vec2[] = [0, Math.PI / 2].map((turn) => [Math.cos(box.yaw + turn), Math.sin(box.yaw + turn)])
  return axes.every((axis) => {
    const [a, b] = [interval(box, axis), interval(counter, axis)]
    const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
    return shared > UNDER * Math.min(a[1] - a[0], b[1] - b[0])
  })
}

/** The box with its shorter side from one edge of the counter to the other. */
function asDeepAs(box: OrientedBox, counter: OrientedBox): OrientedBox {
  const short: 0 | 1 = counter.size[0] <= counter.size[1] ? 0 : 1
  const turn = counter.yaw + (short === 0 ? 0 : Math.PI / 2)
  const axis: Vec2 = [Math.cos(turn), Math.sin(turn)]
  const through =
    Math.abs(Math.cos(box.yaw - turn)) > ALONG
      ? 0
      : Math.abs(Math.sin(box.yaw - turn)) > ALONG
        ? 1
        : undefined
  if (through === undefined) return box
  const [own, its] = [interval(box, axis), interval(counter, axis)]
  const shift = (its[0] + its[1] - own[0] - own[1]) / 2
  const size = [...box.size] as [number, number, number]
  size[through] = its[1] - its[0]
  return {
    ...box,
    size,
    center: [box.center[0] + shift * axis[0], box.center[1] + shift * axis[1], box.center[2]],
  }
}
