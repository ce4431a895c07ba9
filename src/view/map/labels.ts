import {
  around,
  clipPolygon,
  cornersOf,
  intersection,
  isInside,
  leaderEnd,
  middleOf,
  type NamedThing,
  type NamePlace,
  overlaps,
  placesAround,
  polygonArea,
  type Rect,
  rectAround,
  type Vec2,
} from '../../geometry/index.ts'
import { type Area, type Drawn, LabelSheet } from './labelSheet.ts'

/** A label that wants a place. Wishes that come first are served first. */
export interface LabelWish extends NamedThing {
  id: string
  width: number
  height: number
  /** Of the badge that stands for the label where there is no room for it. */
  badge: { width: number; height: number }
  /** Left out where its name has no room on it or right beside it: all else comes first, and no badge stands for it. */
  isOptional?: boolean
  /** Never a badge as long as there is room anywhere, nor far off for fear of hiding others: the selected object's. */
  insists?: boolean
}

export interface PlacedLabel extends Rect {
  id: string
  /** Whether it is only a badge, for want of room. */
  isBadge: boolean
  /**
   * The end of the line that ties the label to what it names; undefined where it lies on it, or beside it and nearer to
   * it than to anything else.
   */
  leader: Vec2 | undefined
}

const GAP = 3
/** How far a name may go from what it names, in steps of its own height; only among so few that lines can be followed. */
const RINGS = 4
const FEW = 30
/** What a name beside its object may cost at most in a crowd: more would hide a third of a neighbour. */
const BESIDE_COST = 1.9
/** And what one far off may cost: beyond that a badge is found sooner than the end of its line. */
const FAR_COST = 4

/** Where names would cover more of the drawing than this, the last ones become badges: a plan is no wall of words. */
const MOST_COVERED = 0.2
/** Names and badges together do not find room on more than about this share: fewer names are tried from the start. */
const MOST_WRITTEN = 0.45

/** What of a thing is on the screen; undefined where nothing is. */
function seenOf<T extends NamedThing>(thing: T, sheet: Rect): T | undefined {
  const { target, outline } = thing
  if (isInside(target, sheet)) return thing
  if (!overlaps(target, sheet)) return undefined
  if (!outline) return { ...thing, target: intersection(target, sheet) }
  const seen = clipPolygon(outline, cornersOf(sheet))
  return polygonArea(seen) > 0 ? { ...thing, target: rectAround(seen), outline: seen } : undefined
}

const NOTHING_DRAWN: Drawn = { walls: [], way: [], unnamed: [] }

/**
 * Places labels so that none overlaps another, an obstacle or the drawing's edge, and everything that is on the screen
 * has one, but for what is optional: its name, or a badge where there is no room for the name. What has no line stands on its object, or beside
 * it and nearer to it than to any other. Greedy: the first wish gets its best place. Only where badges alone would fill
 * the drawing is anything left out.
 * @param obstacles what no label may lie on. @param drawn what none should lie on that has as good a place elsewhere.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  area: Area,
  obstacles: readonly Rect[] = [],
  drawn: Drawn = NOTHING_DRAWN,
): PlacedLabel[] {
  const sheet = { x: 0, y: 0, ...area }
  const visible = wishes.flatMap((wish) => seenOf(wish, sheet) ?? [])
  const needed = visible.filter(({ isOptional }) => !isOptional)
  const badges = needed.reduce((sum, { badge }) => sum + badge.width * badge.height, 0)
  const whole = area.width * area.height
  let most = Math.max(0, Math.min(MOST_COVERED * whole, MOST_WRITTEN * whole - badges))
  for (;;) {
    const placed = placeWithin(visible, area, obstacles, drawn, most)
    const has = new Set(placed.map(({ id }) => id))
    if (needed.every(({ id }) => has.has(id)) || most < 1) return placed
    // The names took the room that badges need: fewer of them.
    most = most / 2 - 1
  }
}

function placeWithin(
  wishes: readonly LabelWish[],
  area: Area,
  obstacles: readonly Rect[],
  drawn: Drawn,
  mostNamed: number,
): PlacedLabel[] {
  const sheet = new LabelSheet(area, obstacles, [...wishes, ...drawn.unnamed], drawn, GAP)
  const needed = wishes.filter(({ isOptional }) => !isOptional)
  const placed = new Map<string, PlacedLabel>()
  const put = (wish: LabelWish, { rect, isFar }: NamePlace, isBadge: boolean) => {
    const [x, y] = middleOf(wish.target)
    const isOn = x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height
    const leader = isFar && !isOn ? leaderEnd(rect, wish) : undefined
    sheet.take(rect, leader)
    placed.set(wish.id, { id: wish.id, ...rect, isBadge, leader })
  }
  let named = 0
  const isCrowd = needed.length > FEW
  for (const wish of needed) {
    const size = wish.width * wish.height
    if (!wish.insists && named + size > mostNamed) continue
    const far = !isCrowd || wish.insists
    const place =
      sheet.best(placesAround(wish, wish, GAP, far ? RINGS : 0), wish, wish, wish.insists) ??
      (wish.insists ? sheet.nearest(wish, wish) : undefined)
    if (!place || (!wish.insists && place.cost > (far ? FAR_COST : BESIDE_COST))) continue
    named += size
    put(wish, place, false)
  }
  // A badge is tied to its object by lying on it: those of small things, which have the least room, come first.
  const rest = needed.filter(({ id }) => !placed.has(id)).reverse()
  for (const wish of rest) {
    const middle = around(middleOf(wish.target), wish.badge.width, wish.badge.height)
    const place =
      sheet.best([{ rect: middle, cost: 0, isFar: false }], wish, wish.badge) ??
      sheet.best(placesAround(wish, wish.badge, GAP, 0), wish, wish.badge) ??
      sheet.nearest(wish, wish.badge)
    if (place) put(wish, place, true)
  }
  for (const wish of wishes.filter(({ isOptional }) => isOptional)) {
    if (named + wish.width * wish.height > mostNamed) continue
    const place = sheet.best(placesAround(wish, wish, GAP, 0), wish, wish)
    if (!place || place.cost > BESIDE_COST) continue
    named += wish.width * wish.height
    put(wish, place, false)
  }
  return wishes.flatMap(({ id }) => placed.get(id) ?? [])
}
