import type { OrientedBox, Vec2 } from '../../geometry/index.ts'
import { type Grip, resizedTo } from './boxes.ts'
import { along, dot2, headingOf, type Rail, type Span, unit } from './rails.ts'

/** How near is near enough to be drawn in. */
export interface SnapReach {
  metres: number
  radians: number
}

export const SNAP_REACH: SnapReach = { metres: 0.08, radians: (12 * Math.PI) / 180 }

/** A line of the plan in which something now lies, from end to end of all that lies in it. */
export type Guide = readonly [Vec2, Vec2]

export interface Snapped {
  box: OrientedBox
  /** What the box was brought in line with; empty where there was nothing near. */
  guides: Guide[]
}

/** Sides less parallel than this are not flush, radians. */
const PARALLEL = 0.005
/** Edges of things further apart than this are not brought in line: nobody would see it, metres. */
const IN_SIGHT = 1.5
/** What a correction costs: a wall draws more than a neighbour, and touching more than being in line. */
const WEIGHTS: Readonly<Record<Rail['kind'], number>> = { wall: 1, touch: 1.3, align: 1.6 }

/** A side of a box: which way it faces, how far out it lies, and from where to where it goes. */
interface Side {
  /** Along the box's length (0) or width (1), and which end. */
  axis: 0 | 1
  sign: -1 | 1
  normal: Vec2
  offset: number
  span: Span
}

const QUARTER = Math.PI / 2

function sidesOf({ center, size, yaw }: OrientedBox): Side[] {
  const place: Vec2 = [center[0], center[1]]
  return ([0, 1] as const).flatMap((axis) =>
    ([1, -1] as const).map((sign): Side => {
      const normal = unit(yaw + axis * QUARTER + (sign < 0 ? Math.PI : 0))
      const middle = dot2(along(normal), place)
      const half = size[1 - axis] as number
      const span: Span = [middle - half / 2, middle + half / 2]
      return { axis, sign, normal, offset: dot2(normal, place) + size[axis] / 2, span }
    }),
  )
}

/** The turn that makes two directions one, -π to π. */
const turnBetween = (from: number, to: number) => {
  const turn = to - from
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
}

/** The metres between two spans along a line; negative where they overlap. */
const gap = (a: Span, b: Span) => Math.max(a[0], b[0]) - Math.min(a[1], b[1])

const faces = (side: Side, rail: Rail) =>
  Math.abs(turnBetween(headingOf(side.normal), headingOf(rail.normal))) < PARALLEL &&
  gap(side.span, rail.span) < (rail.kind === 'align' ? IN_SIGHT : 0)

interface Pull {
  rail: Rail
  side: Side
  /** How far the side has to go along its normal, metres. */
  shift: number
  cost: number
}

/** The rail that draws most of those that the sides given face. */
function strongest(sides: readonly Side[], rails: readonly Rail[], reach: number): Pull | undefined {
  let best: Pull | undefined
  for (const side of sides)
    for (const rail of rails) {
      const shift = rail.offset - side.offset
      const cost = Math.abs(shift) * WEIGHTS[rail.kind]
      if (Math.abs(shift) <= reach && (!best || cost < best.cost) && faces(side, rail))
        best = { rail, side, shift, cost }
    }
  return best
}

function guideOf({ normal, offset, span }: Rail, side: Side): Guide {
  const direction = along(normal)
  const at = (t: number): Vec2 => [
    normal[0] * offset + direction[0] * t,
    normal[1] * offset + direction[1] * t,
  ]
  return [at(Math.min(span[0], side.span[0])), at(Math.max(span[1], side.span[1]))]
}

const guidesOf = (box: OrientedBox, pulls: readonly Pull[]): Guide[] =>
  pulls.flatMap(({ rail, side }) => {
    const now = sidesOf(box).find(({ axis, sign }) => axis === side.axis && sign === side.sign)
    return now && Math.abs(now.offset - rail.offset) < 1e-6 ? [guideOf(rail, now)] : []
  })

/** The box turned to lie along the nearest wall or neighbour that it nearly touches; as it is where there is none. */
function alongNearest(box: OrientedBox, rails: readonly Rail[], reach: SnapReach): OrientedBox {
  let [best, least] = [box, Number.POSITIVE_INFINITY]
  for (const rail of rails) {
    if (rail.kind === 'align') continue
    for (const { normal } of sidesOf(box)) {
      const turn = turnBetween(headingOf(normal), headingOf(rail.normal))
      if (Math.abs(turn) > reach.radians) continue
      const turned = { ...box, yaw: box.yaw + turn }
      const pull = strongest(sidesOf(turned), [rail], reach.metres)
      if (pull && pull.cost < least) [best, least] = [turned, pull.cost]
    }
  }
  return best
}

/** Brings a box that is moved flush to a wall, against a neighbour, or in line with one. Its size stays. */
export function snapMove(box: OrientedBox, rails: readonly Rail[], reach = SNAP_REACH): Snapped {
  const turned = alongNearest(box, rails, reach)
  const sides = sidesOf(turned)
  const pulls = ([0, 1] as const).flatMap(
    (axis) =>
      strongest(
        sides.filter((side) => side.axis === axis),
        rails,
        reach.metres,
      ) ?? [],
  )
  const [x, y, z] = turned.center
  const moved = pulls.reduce<Vec2>(
    ([px, py], { side, shift }) => [px + side.normal[0] * shift, py + side.normal[1] * shift],
    [x, y],
  )
  const next: OrientedBox = { ...turned, center: [moved[0], moved[1], z] }
  return { box: next, guides: guidesOf(next, pulls) }
}

/** As `resizedTo`, with the held sides drawn to walls and to neighbours' edges. The other sides and the yaw stay. */
export function snapResize(
  box: OrientedBox,
  grip: Grip,
  to: Vec2,
  rails: readonly Rail[],
  reach = SNAP_REACH,
): Snapped {
  const held = sidesOf(resizedTo(box, grip, to)).filter(({ axis, sign }) => grip[axis] === sign)
  const pulls = held.flatMap((side) => strongest([side], rails, reach.metres) ?? [])
  const place = pulls.reduce<Vec2>(
    ([x, y], { side, shift }) => [x + side.normal[0] * shift, y + side.normal[1] * shift],
    to,
  )
  const next = resizedTo(box, grip, place)
  return { box: next, guides: guidesOf(next, pulls) }
}

/** Brings a box that is turned in line with a wall or a neighbour. Its place and size stay. */
export function snapTurn(box: OrientedBox, rails: readonly Rail[], radians = SNAP_REACH.radians): Snapped {
  let least: { turn: number; rail: Rail } | undefined
  for (const rail of rails)
    for (const { normal } of sidesOf(box)) {
      const turn = turnBetween(headingOf(normal), headingOf(rail.normal))
      if (Math.abs(turn) <= radians && (!least || Math.abs(turn) < Math.abs(least.turn)))
        least = { turn, rail }
    }
  if (!least) return { box, guides: [] }
  const [direction, [x, y]] = [along(least.rail.normal), box.center]
  const far = Math.hypot(box.size[0], box.size[1])
  const at = (t: number): Vec2 => [x + direction[0] * t, y + direction[1] * t]
  return { box: { ...box, yaw: box.yaw + least.turn }, guides: [[at(-far), at(far)]] }
}
