import type { Vec2 } from './vec.ts'

/** Where names stand beside things on a drawing, in its own unit (millimetres, pixels): none on another, none lost. */

export interface DrawnRect {
  x: number
  y: number
  width: number
  height: number
}

/** A label's forms, the fuller ones first; the last one may also stand beside what it names. */
export interface NameWish {
  id: string
  forms: readonly { width: number; height: number }[]
  target: DrawnRect
}

export interface PlacedName {
  id: string
  /** Index of the form that found a place. */
  form: number
  rect: DrawnRect
  /** The end of a line that ties it to what it names, where it stands apart. */
  leader: Vec2 | undefined
}

const RINGS = 14
const DIRECTIONS: readonly Vec2[] = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
]

const overlaps = (a: DrawnRect, b: DrawnRect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const shared = (a: DrawnRect, b: DrawnRect) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const middle = ({ x, y, width, height }: DrawnRect): Vec2 => [x + width / 2, y + height / 2]

function* places(
  { forms, target }: NameWish,
  gap: number,
): Generator<{ form: number; rect: DrawnRect; cost: number }> {
  const [cx, cy] = middle(target)
  for (const [form, { width, height }] of forms.entries())
    if (width <= target.width - 2 * gap && height <= target.height - 2 * gap)
      yield { form, rect: { x: cx - width / 2, y: cy - height / 2, width, height }, cost: form * 0.1 }
  const form = forms.length - 1
  const { width, height } = forms[form] as { width: number; height: number }
  for (let ring = 0; ring < RINGS; ring++)
    for (const [k, [dx, dy]] of DIRECTIONS.entries()) {
      const away = gap + ring * (height + gap) * 0.7
      const x = cx + dx * (target.width / 2 + width / 2 + away) - width / 2
      const y = cy + dy * (target.height / 2 + height / 2 + away) - height / 2
      yield { form, rect: { x, y, width, height }, cost: 1 + ring + k * 0.05 }
    }
}

/** Covering all of another object is as bad as going so many rings out. */
const COVER_COST = 3

/**
 * Places labels within an area, clear of each other and of obstacles; greedy, in the order given. What has no such place
 * within reach stands on what it names, over whatever is there: a name is never lost.
 * @param gap kept between a name and what it names.
 */
export function placeNames(
  wishes: readonly NameWish[],
  area: DrawnRect,
  obstacles: readonly DrawnRect[],
  gap: number,
): PlacedName[] {
  const placed: PlacedName[] = []
  const isWithin = (r: DrawnRect) =>
    r.x >= area.x &&
    r.y >= area.y &&
    r.x + r.width <= area.x + area.width &&
    r.y + r.height <= area.y + area.height
  for (const wish of wishes) {
    let best: { form: number; rect: DrawnRect; cost: number; total: number } | undefined
    for (const place of places(wish, gap)) {
      if (best && place.cost >= best.total) continue
      const { rect } = place
      if (!isWithin(rect) || [...obstacles, ...placed.map((one) => one.rect)].some((r) => overlaps(rect, r)))
        continue
      const covered = wishes.reduce(
        (sum, { id, target }) => (id === wish.id ? sum : sum + shared(rect, target)),
        0,
      )
      const total = place.cost + (COVER_COST * covered) / (rect.width * rect.height)
      if (!best || total < best.total) best = { ...place, total }
    }
    const form = best?.form ?? wish.forms.length - 1
    const size = wish.forms[form] as { width: number; height: number }
    const [cx, cy] = middle(wish.target)
    const rect = best?.rect ?? { x: cx - size.width / 2, y: cy - size.height / 2, ...size }
    placed.push({ id: wish.id, form, rect, leader: best && best.cost >= 2 ? [cx, cy] : undefined })
  }
  return placed
}

/** Where a line from a label's middle to a point leaves the label. */
export function nameEdge(rect: DrawnRect, [px, py]: Vec2): Vec2 {
  const [cx, cy] = middle(rect)
  const reach = Math.max(Math.abs(px - cx) / (rect.width / 2), Math.abs(py - cy) / (rect.height / 2))
  return reach <= 1 ? [cx, cy] : [cx + (px - cx) / reach, cy + (py - cy) / reach]
}
