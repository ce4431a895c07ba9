import { distance2, isInPolygon, type Vec2 } from '../../geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  openingEnds,
  openingsOf,
  type Wall,
  wallsOf,
} from '../../layout/index.ts'
import { turnedBy, unitOf } from '../marks.ts'
import type { Name, Program } from '../program.ts'
import { NotAnswerable } from './errors.ts'
import { objectsCalled, objectsNamed, oneNamed, planCentre } from './objects.ts'
import { from, type PlaceOf } from './plan.ts'

/** Where a robot's route leads: to objects, and to the walls of the room. */

export type Turns = Program & { kind: 'turns' }

/** A door or open passage on the way from the room to what stands outside of it, or back. */
export interface Passage {
  object: LayoutObject
  /** Its middle, in the wall. */
  at: Vec2
}

export interface Stop {
  /** As a trace calls it: an object's id, or `the wall`. */
  title: string
  /** As the question calls it. */
  name: Name
  /** Absent of a wall, and of the room. */
  object?: LayoutObject
  at(place: PlaceOf): Vec2
  /** What the way to it leads through. */
  through?: Passage
}

/** Objects whose centres are farther outside of the outline stand in another room, metres. */
const OUTSIDE = 0.5
/** A wall nearer than this is the one that the robot stands at, metres. */
const AT_WALL = 0.15
/** What a robot may be told to do before it walks to a wall, degrees. */
const QUARTERS = [90, -90, 180]

const objectStop = (object: LayoutObject, name: Name): Stop => ({
  title: object.id,
  name,
  object,
  at: (place) => place(object),
})
const fixedStop = (title: string, name: Name, at: Vec2): Stop => ({ title, name, at: () => at })

/** `wall` and `room` are no objects, unless the map says so. */
const means = (layout: Layout, name: Name, word: 'wall' | 'room') =>
  name === word && objectsCalled(layout, name).length === 0

function wallsOrThrow({ room }: Layout): Wall[] {
  const walls = room ? wallsOf(room) : []
  if (walls.length === 0) throw new NotAnswerable('The map has no walls to go by.')
  return walls
}

/** The foot of the perpendicular on a wall, within its ends. */
function footOn({ from: a, to: b, metres }: Wall, point: Vec2): Vec2 {
  const along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / metres ** 2
  const t = Math.min(1, Math.max(0, along))
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

/** Where a straight way from a point first meets a wall; undefined where it meets none. */
function wallAhead(walls: readonly Wall[], at: Vec2, way: Vec2): Vec2 | undefined {
  const hits = walls.flatMap(({ from: a, to: b }) => {
    const side = from(a, b)
    const across = way[0] * side[1] - way[1] * side[0]
    if (Math.abs(across) < 1e-9) return []
    const away = from(at, a)
    const ahead = (away[0] * side[1] - away[1] * side[0]) / across
    const along = (away[0] * way[1] - away[1] * way[0]) / across
    return ahead > AT_WALL && along >= -1e-9 && along <= 1 + 1e-9 ? [ahead] : []
  })
  if (hits.length === 0) return undefined
  const nearest = Math.min(...hits)
  return [at[0] + way[0] * nearest, at[1] + way[1] * nearest]
}

/** Where a name stands for several objects, the robot takes the one nearest to where it is. */
function nearestStop(layout: Layout, name: Name, at: Vec2, self: LayoutObject | undefined): Stop {
  const others = objectsNamed(layout, name).filter((one) => one !== self)
  if (others.length === 0)
    throw new NotAnswerable(`The way goes from ${self?.id} to ${self?.id}, which has no direction.`)
  const away = (one: LayoutObject) => distance2(planCentre(one), at)
  return objectStop(
    others.reduce((best, one) => (away(one) < away(best) ? one : best)),
    name,
  )
}

/** What the robot looks at: a thing, the nearest wall, or into the room from where it stands. */
function lookedAt(layout: Layout, name: Name, first: LayoutObject): Stop {
  const at = planCentre(first)
  if (means(layout, name, 'wall')) {
    const feet = wallsOrThrow(layout).map((wall) => footOn(wall, at))
    const [foot] = feet.sort((a, b) => distance2(a, at) - distance2(b, at))
    if (foot && distance2(foot, at) > 1e-6) return fixedStop('the wall', name, foot)
    throw new NotAnswerable(`${first.id} is on the wall: no direction leads from one to the other.`)
  }
  if (!means(layout, name, 'room')) return nearestStop(layout, name, at, first)
  const inWall = openingsOf(layout).find(({ object }) => object === first)
  if (inWall) {
    const { outward } = inWall.wall
    return fixedStop('the room', name, [at[0] - outward[0], at[1] - outward[1]])
  }
  const corners = wallsOrThrow(layout).map((wall) => wall.from)
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
  return fixedStop('the room', name, [mean(0), mean(1)])
}

/** Whether a place is in the room, well outside of it, or so near to a wall that it may be either. */
function sideOf(
  { outline }: NonNullable<Layout['room']>,
  walls: readonly Wall[],
  at: Vec2,
): 'in' | 'out' | 'near' {
  if (isInPolygon(at, outline)) return 'in'
  const away = Math.min(...walls.map((wall) => distance2(footOn(wall, at), at)))
  return away > OUTSIDE ? 'out' : 'near'
}

/** The door on the shortest way between a place in the room and one outside of it; undefined where it needs none. */
function passageBetween(layout: Layout, a: Vec2, b: Vec2): Passage | undefined {
  const { room } = layout
  if (!room || room.outline.length < 3) return undefined
  const walls = wallsOf(room)
  const sides = new Set([sideOf(room, walls, a), sideOf(room, walls, b)])
  if (!sides.has('in') || !sides.has('out')) return undefined
  const passages = openingsOf(layout).flatMap((opening): Passage[] => {
    if (opening.kind === 'window') return []
    const [p, q] = openingEnds(opening)
    return [{ object: opening.object, at: [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] }]
  })
  const length = ({ at }: Passage) => distance2(a, at) + distance2(at, b)
  const [best] = passages.sort((one, other) => length(one) - length(other))
  return best
}

interface Walk {
  at: Vec2
  heading: Vec2
  self: LayoutObject | undefined
}

/**
 * The point of a wall that the robot walks to: straight ahead, or where a turn is to be filled in, after that turn to
 * the left, the right or back that ends nearest to the next thing on the route.
 */
function wallStop(layout: Layout, { legs, asked }: Turns, k: number, { at, heading, self }: Walk): Stop {
  const walls = wallsOrThrow(layout)
  const next = legs.slice(k + 1).find((name) => !means(layout, name, 'wall'))
  const goal = next === undefined ? undefined : nearestStop(layout, next, at, self).at(planCentre)
  if (asked[k] && !goal)
    throw new NotAnswerable('The route ends at a wall: which one is not said, so neither is the turn to it.')
  const ends = (asked[k] ? QUARTERS : [0]).flatMap((degrees) => {
    const end = wallAhead(walls, at, turnedBy(heading, degrees))
    return end ? [end] : []
  })
  const [best] = goal ? ends.sort((a, b) => distance2(a, goal) - distance2(b, goal)) : ends
  if (!best) throw new NotAnswerable('No wall of the map is ahead of the robot.')
  return fixedStop('the wall', 'wall', best)
}

/**
 * The stops of a route, the first of them where it begins, and what the robot faces there. From the room to a thing
 * outside of it, or back, the way leads through a door, where the map has one.
 * @throws UnknownName; NotAnswerable where the route goes to where the robot is, or by walls that the map lacks.
 */
export function stopsOf(layout: Layout, program: Turns): { looked: Stop; stops: [Stop, ...Stop[]] } {
  const first = oneNamed(layout, program.start)
  const looked = lookedAt(layout, program.facing, first)
  const stops: [Stop, ...Stop[]] = [objectStop(first, program.start)]
  let walk: Walk = {
    at: planCentre(first),
    heading: unitOf(from(planCentre(first), looked.at(planCentre))),
    self: first,
  }
  for (const [k, leg] of program.legs.entries()) {
    const isWall = means(layout, leg, 'wall')
    const stop = isWall ? wallStop(layout, program, k, walk) : nearestStop(layout, leg, walk.at, walk.self)
    const at = stop.at(planCentre)
    const through = isWall ? undefined : passageBetween(layout, walk.at, at)
    const passes = through && through.object !== walk.self && through.object !== stop.object
    stops.push(passes ? { ...stop, through } : stop)
    walk = { at, heading: unitOf(from(passes ? through.at : walk.at, at)), self: stop.object }
  }
  return { looked, stops }
}
