import type { Vec2 } from '../../geometry/index.ts'
import { type Area, LabelSheet, type Place } from './labelSheet.ts'
import { around, intersection, middleOf, overlaps, type Rect } from './rects.ts'

/** A label that wants a place. Wishes that come first are served first. */
export interface LabelWish {
  id: string
  width: number
  height: number
  /** Of the badge that stands for the label where there is no room for it. */
  badge: { width: number; height: number }
  /** Never a badge as long as there is room anywhere: the selected object's. */
  insists?: boolean
  /** What it names: the label goes into it where it fits, else beside it. */
  target: Rect
}

export interface PlacedLabel extends Rect {
  id: string
  /** Whether it is only a badge, for want of room. */
  isBadge: boolean
  /** The end of the line that ties the label to what it names; undefined where it lies on it or beside it. */
  leader: Vec2 | undefined
}

const GAP = 4
/** How far a name may go from what it names, in steps of its own height; only among so few that lines can be followed. */
const RINGS = 4
const FEW = 30
/** What a name beside its object may cost at most in a crowd: more would hide a third of a neighbour. */
const BESIDE_COST = 1.9
const DIRECTIONS: readonly Vec2[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
]

/** Places to try, the better ones first, with what each costs. */
function* placesFor(target: Rect, { width, height }: Area, rings: number): Generator<Place> {
  const [cx, cy] = middleOf(target)
  if (width <= target.width - 2 * GAP && height <= target.height - 2 * GAP)
    yield { rect: around([cx, cy], width, height), cost: 0, far: false }
  for (let ring = 0; ring < rings; ring++)
    for (const [k, [dx, dy]] of DIRECTIONS.entries()) {
      const away = GAP + ring * (height + GAP)
      const x = cx + dx * (target.width / 2 + width / 2 + away)
      const y = cy + dy * (target.height / 2 + height / 2 + away)
      yield { rect: around([x, y], width, height), cost: 1 + ring + k * 0.05, far: ring > 0 }
    }
}

/** Where names would cover more of the drawing than this, the last ones become badges: a plan is no wall of words. */
const MOST_COVERED = 0.2

/**
 * Places labels so that none overlaps another, an obstacle or the drawing's edge, and everything that is on the screen
 * has one: its name, or a badge where there is no room for the name. Greedy: the first wish gets its best place. Only
 * where badges alone would fill the drawing is anything left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  area: Area,
  obstacles: readonly Rect[] = [],
): PlacedLabel[] {
  const sheet = { x: 0, y: 0, ...area }
  const visible = wishes.flatMap((wish) =>
    overlaps(wish.target, sheet) ? { ...wish, target: intersection(wish.target, sheet) } : [],
  )
  let most = MOST_COVERED * area.width * area.height
  for (;;) {
    const placed = placeWithin(visible, area, obstacles, most)
    if (placed.length === visible.length || most < 1) return placed
    // The names took the room that badges need: fewer of them.
    most = most / 2 - 1
  }
}

function placeWithin(
  wishes: readonly LabelWish[],
  area: Area,
  obstacles: readonly Rect[],
  mostNamed: number,
): PlacedLabel[] {
  const sheet = new LabelSheet(
    area,
    obstacles,
    wishes.map(({ target }) => target),
  )
  const placed = new Map<string, PlacedLabel>()
  const put = ({ id, target }: LabelWish, { rect, far }: Place, isBadge: boolean) => {
    sheet.take(rect)
    const [x, y] = middleOf(target)
    const isOn = x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height
    placed.set(id, { id, ...rect, isBadge, leader: far && !isOn ? [x, y] : undefined })
  }
  let named = 0
  const isCrowd = wishes.length > FEW
  for (const wish of wishes) {
    const size = wish.width * wish.height
    if (!wish.insists && named + size > mostNamed) continue
    const far = !isCrowd || wish.insists
    const place =
      sheet.best(placesFor(wish.target, wish, far ? RINGS : 1), wish.target) ??
      (wish.insists ? sheet.nearest(middleOf(wish.target), wish) : undefined)
    if (!place || (!far && place.cost > BESIDE_COST)) continue
    named += size
    put(wish, place, false)
  }
  // A badge is tied to its object by lying on it: those of small things, which have the least room, come first.
  const rest = wishes.filter(({ id }) => !placed.has(id)).reverse()
  for (const wish of rest) {
    const middle = around(middleOf(wish.target), wish.badge.width, wish.badge.height)
    const place =
      sheet.best([{ rect: middle, cost: 0, far: false }], wish.target) ??
      sheet.best(placesFor(wish.target, wish.badge, 1), wish.target) ??
      sheet.nearest(middleOf(wish.target), wish.badge)
    if (place) put(wish, place, true)
  }
  return wishes.flatMap(({ id }) => placed.get(id) ?? [])
}

/** Where a line from a label to a point leaves the label's edge. */
export function edgeTowards(rect: Rect, [px, py]: Vec2): Vec2 {
  const [cx, cy] = middleOf(rect)
  const [dx, dy] = [px - cx, py - cy]
  const reach = Math.max(Math.abs(dx) / (rect.width / 2), Math.abs(dy) / (rect.height / 2))
  return reach <= 1 ? [cx, cy] : [cx + dx / reach, cy + dy / reach]
}
