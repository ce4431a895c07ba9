import type { Vec2 } from '../../geometry/index.ts'

/** Rectangles on the screen, pixels. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** A label that wants a place. Wishes that come first are served first. */
export interface LabelWish {
  id: string
  width: number
  height: number
  /** What it names: the label goes into it where it fits, else beside it. */
  target: Rect
}

export interface PlacedLabel extends Rect {
  id: string
  /** The end of the line that ties the label to what it names; undefined where it lies on it or beside it. */
  leader: Vec2 | undefined
}

const GAP = 4
/** How far a label may go from what it names, in steps of its own height. */
const RINGS = 7
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

export const overlaps = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

const middleOf = ({ x, y, width, height }: Rect): Vec2 => [x + width / 2, y + height / 2]

const sharedArea = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

/** Places to try, the better ones first, with what each costs. */
function* candidates({
  width,
  height,
  target,
}: LabelWish): Generator<{ rect: Rect; cost: number; far: boolean }> {
  const [cx, cy] = middleOf(target)
  if (width <= target.width - 2 * GAP && height <= target.height - 2 * GAP)
    yield { rect: { x: cx - width / 2, y: cy - height / 2, width, height }, cost: 0, far: false }
  for (let ring = 0; ring < RINGS; ring++)
    for (const [k, [dx, dy]] of DIRECTIONS.entries()) {
      const away = GAP + ring * (height + GAP)
      const x = cx + dx * (target.width / 2 + width / 2 + away) - width / 2
      const y = cy + dy * (target.height / 2 + height / 2 + away) - height / 2
      yield { rect: { x, y, width, height }, cost: 1 + ring + k * 0.05, far: ring > 0 }
    }
}

/** Covering all of another object is as bad as going two rings out. */
const COVER_COST = 2

/**
 * Places labels so that none overlaps another, an obstacle or the drawing's edge; a label for which there is no such
 * place within reach is left out. Greedy, in the order given: the first wish gets its best place.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  area: { width: number; height: number },
  obstacles: readonly Rect[] = [],
): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const fits = ({ x, y, width, height }: Rect) =>
    x >= 0 && y >= 0 && x + width <= area.width && y + height <= area.height
  for (const wish of wishes) {
    const visible = overlaps(wish.target, { x: 0, y: 0, ...area })
    if (!visible) continue
    let best: { rect: Rect; cost: number; far: boolean } | undefined
    for (const candidate of candidates(wish)) {
      if (best && candidate.cost >= best.cost) continue
      const { rect } = candidate
      if (!fits(rect) || [...placed, ...obstacles].some((other) => overlaps(rect, other, 1))) continue
      const covered = wishes.reduce(
        (sum, { id, target }) => (id === wish.id ? sum : sum + sharedArea(rect, target)),
        0,
      )
      const cost = candidate.cost + (COVER_COST * covered) / (rect.width * rect.height)
      if (!best || cost < best.cost) best = { ...candidate, cost }
    }
    if (best) placed.push({ id: wish.id, ...best.rect, leader: best.far ? middleOf(wish.target) : undefined })
  }
  return placed
}

/** Where a line from a label to a point leaves the label's edge. */
export function edgeTowards(rect: Rect, [px, py]: Vec2): Vec2 {
  const [cx, cy] = middleOf(rect)
  const [dx, dy] = [px - cx, py - cy]
  const reach = Math.max(Math.abs(dx) / (rect.width / 2), Math.abs(dy) / (rect.height / 2))
  return reach <= 1 ? [cx, cy] : [cx + dx / reach, cy + dy / reach]
}
