import { cornersOf, middleOf, type Rect, sharedArea } from './rects.ts'
import type { Vec2 } from './vec.ts'

/** What a name on a drawing is read as naming: the thing that it lies on, else the one nearest to it. */

/** A thing that has a name: the bounds of what is drawn of it, and its convex outline where that is not its bounds. */
export interface NamedThing {
  target: Rect
  outline?: readonly Vec2[] | undefined
}

/** How a name would stand among the things. */
export interface Standing {
  /** How much of the name lies on other things, as a share of it. */
  covered: number
  /** From the nearest other thing, as far as that was looked for. */
  toOthers: number
}

/** A name without a line lies on its thing, or is that much nearer to it than to any other. */
const CLEARLY = 1.3
/** Where it lies on its thing, at most these shares lie on another: of itself, and of that one. */
const MOST_OF_NAME = 0.2
const MOST_OF_OTHER = 0.3

function between(a: Rect, b: Rect): number {
  const dx = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width)
  const dy = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height)
  return dx === 0 ? dy : dy === 0 ? dx : Math.sqrt(dx * dx + dy * dy)
}

const side = (p: Vec2, q: Vec2, x: number, y: number) =>
  (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])

// What follows is asked some ten thousand times for a room full of things: it makes no arrays.

/** Whether a rectangle and a convex outline share a point, or touch (separating axes; the bounds are known to meet). */
function meets({ x, y, width, height }: Rect, outline: readonly Vec2[]): boolean {
  const [cx, cy] = [x + width / 2, y + height / 2]
  const first = outline[0] as Vec2
  const third = outline[2] ?? first
  const turn = Math.sign(side(first, outline[1] ?? first, third[0], third[1])) || 1
  for (let k = 0; k < outline.length; k++) {
    const p = outline[k] as Vec2
    const q = outline[k + 1 < outline.length ? k + 1 : 0] as Vec2
    const reach = (Math.abs(q[1] - p[1]) * width + Math.abs(q[0] - p[0]) * height) / 2
    if (turn * side(p, q, cx, cy) + reach < 0) return false
  }
  return true
}

function toSegment(x: number, y: number, p: Vec2, q: Vec2): number {
  const dx = q[0] - p[0]
  const dy = q[1] - p[1]
  const along = ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy || 1)
  const t = along < 0 ? 0 : along > 1 ? 1 : along
  const ax = x - p[0] - t * dx
  const ay = y - p[1] - t * dy
  return ax * ax + ay * ay
}

/** Distance of an upright rectangle from a thing; zero where they touch. */
export function distanceTo(rect: Rect, { target, outline }: NamedThing): number {
  const apart = between(rect, target)
  if (!outline || (apart === 0 && meets(rect, outline))) return apart
  const { x, y, width, height } = rect
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < outline.length; k++) {
    const p = outline[k] as Vec2
    const q = outline[k + 1 < outline.length ? k + 1 : 0] as Vec2
    const dx = Math.max(0, x - p[0], p[0] - x - width)
    const dy = Math.max(0, y - p[1], p[1] - y - height)
    least = Math.min(
      least,
      dx * dx + dy * dy,
      toSegment(x, y, p, q),
      toSegment(x + width, y, p, q),
      toSegment(x, y + height, p, q),
      toSegment(x + width, y + height, p, q),
    )
  }
  return Math.sqrt(least)
}

/** Whether a thing holds a point, its edge included. */
export function holds({ target, outline }: NamedThing, point: Vec2): boolean {
  const x = point[0]
  const y = point[1]
  if (x < target.x || y < target.y || x > target.x + target.width || y > target.y + target.height)
    return false
  if (!outline) return true
  let left = false
  let right = false
  for (let k = 0; k < outline.length; k++) {
    const turn = side(outline[k] as Vec2, outline[(k + 1) % outline.length] as Vec2, x, y)
    if (turn > 1e-9) left = true
    if (turn < -1e-9) right = true
  }
  return !(left && right)
}

const holdsRect = (thing: NamedThing, rect: Rect) => cornersOf(rect).every((corner) => holds(thing, corner))

const sizeOf = ({ target }: NamedThing) => target.width * target.height

/** Whether one thing stands on another: a rug lies under a table, a table under a laptop. */
const isUnder = (other: NamedThing, own: NamedThing) =>
  sizeOf(other) > sizeOf(own) && holds(other, middleOf(own.target))

/** The things that lie so near to one of them that they bear on where its name may stand. */
export const thingsNear = <T extends NamedThing>(things: readonly T[], own: NamedThing, reach: number): T[] =>
  things.filter((other) => other !== own && between(other.target, own.target) <= reach)

/**
 * How a name stands at a place; undefined where it would need a line and is to have none.
 * @param touch how far from its own thing it may be to stand beside it.
 * @param isFar whether it has a line. @param isFirm whether on its own thing it may hide others: the selected one's.
 */
export function standingOf(
  rect: Rect,
  own: NamedThing,
  others: readonly NamedThing[],
  touch: number,
  isFar: boolean,
  isFirm = false,
): Standing | undefined {
  const away = distanceTo(rect, own)
  if (!isFar && away > touch) return undefined
  const area = rect.width * rect.height
  let covered = 0
  let toOthers = 4 * touch
  for (const other of others) {
    if (between(rect, other.target) >= toOthers) continue
    const distance = distanceTo(rect, other)
    if (distance > 0) {
      toOthers = Math.min(toOthers, distance)
      if (!isFar && away > 0 && distance < CLEARLY * away) return undefined
      continue
    }
    if (!isFar && away > 0) return undefined
    if (away === 0 && isUnder(other, own)) continue
    const hidden = sharedArea(rect, other.target)
    toOthers = 0
    covered += hidden / area
    if (isFar || isFirm) continue
    if (hidden > MOST_OF_NAME * area || hidden > MOST_OF_OTHER * sizeOf(other)) return undefined
  }
  return { covered, toOthers }
}

/** A place for a name. */
export interface NamePlace {
  rect: Rect
  cost: number
  /** Neither on its thing nor beside it: it needs a line. */
  isFar: boolean
}

/** Outward from a thing's middle, and along its side from the middle: -1 and 1 let the edges meet. */
const BESIDE: readonly (readonly [dx: number, dy: number, along: number])[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, -1, 0],
  [0, 1, 0],
  [0, -1, 1],
  [0, -1, -1],
  [0, 1, 1],
  [0, 1, -1],
  [1, 0, -1],
  [1, 0, 1],
  [-1, 0, -1],
  [-1, 0, 1],
  [1, -1, 0],
  [-1, -1, 0],
  [1, 1, 0],
  [-1, 1, 0],
]
const SHARES = [0, 0.5, -0.5, 1, -1]
const WITHIN: readonly Vec2[] = SHARES.flatMap((i) => SHARES.map((j): Vec2 => [i, j])).sort(
  (a, b) => Math.hypot(...a) - Math.hypot(...b),
)
const ACROSS: readonly Vec2[] = [
  [0, 0],
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
]

/** About how much of a name lies on its thing, as a share of it. */
function shareOn(own: NamedThing, { x, y, width, height }: Rect): number {
  let on = 0
  for (let k = 0; k < 9; k++)
    if (holds(own, [x + (k % 3) * 0.5 * width, y + Math.floor(k / 3) * 0.5 * height])) on++
  return on / 9
}

/**
 * Places for a name, each dearer than those before it: in its thing, across it, beside it, then in rings around it.
 * @param gap kept between a name and its thing. @param rings how many of them.
 */
export function* placesAround(
  own: NamedThing,
  { width, height }: { width: number; height: number },
  gap: number,
  rings: number,
): Generator<NamePlace> {
  const { target } = own
  const [cx, cy] = middleOf(target)
  const at = (x: number, y: number): Rect => ({ x: x - width / 2, y: y - height / 2, width, height })
  const slackX = (target.width - width) / 2 - gap
  const slackY = (target.height - height) / 2 - gap
  let fits = false
  if (slackX >= 0 && slackY >= 0)
    for (const [i, j] of WITHIN) {
      const rect = at(cx + i * slackX, cy + j * slackY)
      if (!holdsRect(own, rect)) continue
      fits = true
      yield { rect, cost: 0.3 * Math.hypot(i, j), isFar: false }
    }
  const across = fits
    ? []
    : ACROSS.map(([i, j], k): NamePlace => {
        const rect = at(cx + 0.3 * i * target.width, cy + 0.3 * j * target.height)
        const cost = 0.5 + 1.4 * (1 - shareOn(own, rect)) + k * 0.02
        return { rect, cost: cost < 1 ? cost : Math.max(1.5, cost), isFar: false }
      }).sort((p, q) => p.cost - q.cost)
  yield* across.filter(({ cost }) => cost < 1)
  const [besideX, besideY] = [(target.width + width) / 2, (target.height + height) / 2]
  const outward = (k: number, away: number): Rect => {
    const [dx, dy, along] = BESIDE[k] as (typeof BESIDE)[number]
    const x = dx ? dx * (besideX + away) : (along * (width - target.width)) / 2
    const y = dy ? dy * (besideY + away) : (along * (height - target.height)) / 2
    return at(cx + x, cy + y)
  }
  for (const [k, [dx, dy]] of BESIDE.entries())
    yield { rect: movedUpTo(own, outward(k, gap), [-dx, -dy], gap), cost: 1 + k * 0.03, isFar: false }
  yield* across.filter(({ cost }) => cost >= 1)
  for (let ring = 1; ring <= rings; ring++)
    for (const k of BESIDE.keys())
      yield { rect: outward(k, gap + ring * (height + gap)), cost: 1 + ring + k * 0.05, isFar: true }
}

/** A rectangle beside a thing's bounds, moved on until it is beside the thing itself. */
function movedUpTo(own: NamedThing, rect: Rect, [dx, dy]: Vec2, gap: number): Rect {
  if (!own.outline) return rect
  const size = Math.sqrt(dx * dx + dy * dy)
  const moved = { ...rect }
  for (let k = 0; k < 4; k++) {
    // Whichever way it goes, it comes nearer by no more than it moves.
    const step = distanceTo(moved, own) - gap
    if (step < gap / 8) break
    moved.x += (dx / size) * step
    moved.y += (dy / size) * step
  }
  return moved
}

/** Where a line from a name's middle to a point leaves the name. */
export function nameEdge(rect: Rect, [px, py]: Vec2): Vec2 {
  const [cx, cy] = middleOf(rect)
  const reach = Math.max(Math.abs(px - cx) / (rect.width / 2), Math.abs(py - cy) / (rect.height / 2))
  return reach <= 1 ? [cx, cy] : [cx + (px - cx) / reach, cy + (py - cy) / reach]
}

/** The end of a line from a name to its thing: well in it, short of its middle, on which another may stand. */
export function leaderEnd(rect: Rect, own: NamedThing): Vec2 {
  const middle = middleOf(own.target)
  const from = nameEdge(rect, middle)
  const on = (t: number): Vec2 => [from[0] + t * (middle[0] - from[0]), from[1] + t * (middle[1] - from[1])]
  if (!holds(own, middle) || holds(own, from)) return middle
  let [out, inside] = [0, 1]
  for (let k = 0; k < 8; k++) {
    const half = (out + inside) / 2
    if (holds(own, on(half))) inside = half
    else out = half
  }
  return on(inside + 0.4 * (1 - inside))
}

const POINTS = 16
/** Points along a line, its ends left out. */
export function* pointsAlong(from: Vec2, to: Vec2): Generator<Vec2> {
  for (let k = 1; k < POINTS; k++)
    yield [from[0] + (k / POINTS) * (to[0] - from[0]), from[1] + (k / POINTS) * (to[1] - from[1])]
}

/** How many other things a line from a name to its own crosses. */
export function crossings(rect: Rect, own: NamedThing, others: readonly NamedThing[]): number {
  const end = leaderEnd(rect, own)
  const points = [...pointsAlong(nameEdge(rect, end), end)]
  return others.filter((other) => !isUnder(other, own) && points.some((point) => holds(other, point))).length
}
