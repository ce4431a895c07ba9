import {
  crossings,
  leaderEnd,
  type NamedThing,
  nameEdge,
  placesAround,
  pointsAlong,
  standingOf,
} from './nameGround.ts'
import { isInside, overlaps, type Rect } from './rects.ts'
import type { Vec2 } from './vec.ts'

/** Where names stand beside things on a drawing, in its own unit (millimetres, pixels): none on another, none lost. */

/** A label's forms, the fuller ones first; the last one may also stand beside what it names. */
export interface NameWish extends NamedThing {
  id: string
  forms: readonly { width: number; height: number }[]
}

export interface PlacedName {
  id: string
  /** Index of the form that found a place. */
  form: number
  rect: Rect
  /** The end of a line that ties it to what it names, where it stands apart. */
  leader: Vec2 | undefined
}

const RINGS = 14
/** Covering all of another object is as bad as going so many rings out, with a line to elsewhere far more so. */
const COVER_COST = { near: 3, far: 12 }
/** Crossing another with its line. */
const CROSS_COST = 2
/** Its line passing under another's name. */
const UNDER_COST = 6
/** Right at another it is nearly read as that one's. */
const NEAR_COST = 0.3
/** Of the gap to its thing: a name so far from it still stands beside it. */
const TOUCH = 1.5

interface FormPlace {
  form: number
  rect: Rect
  cost: number
  isFar: boolean
}

/** Where each of the forms fits in its thing, then where the last one goes; the dearer ones later. */
function* places(wish: NameWish, gap: number): Generator<FormPlace> {
  const last = wish.forms.length - 1
  for (const [form, size] of wish.forms.entries())
    for (const place of placesAround(wish, size, gap, form === last ? RINGS : 0)) {
      if (form < last && place.cost >= 1) break
      yield { ...place, form, cost: place.cost + form * 0.1 }
    }
}

/** The free place nearest to one, in steps of half its height; undefined where all is taken. */
function nearestFree(on: Rect, area: Rect, isFree: (place: Rect) => boolean): Rect | undefined {
  const step = on.height / 2
  let nearest: { place: Rect; away: number } | undefined
  for (let x = area.x; x + on.width <= area.x + area.width; x += step)
    for (let y = area.y; y + on.height <= area.y + area.height; y += step) {
      const place = { ...on, x, y }
      const away = Math.hypot(x - on.x, y - on.y)
      if ((!nearest || away < nearest.away) && isFree(place)) nearest = { place, away }
    }
  return nearest?.place
}

/**
 * Places labels within an area, clear of each other and of obstacles; greedy, in the order given. A name without a line
 * stands on what it names, or beside it and nearer to it than to anything else. Where nothing is free at all it stands
 * on what it names, over whatever is there: a name is never lost.
 * @param gap kept between a name and what it names.
 * @param neighbours other things on the drawing, which are not named here.
 */
export function placeNames(
  wishes: readonly NameWish[],
  area: Rect,
  obstacles: readonly Rect[],
  gap: number,
  neighbours: readonly NamedThing[] = [],
): PlacedName[] {
  const placed: PlacedName[] = []
  const taken = [...obstacles]
  const names: Rect[] = []
  for (const wish of wishes) {
    const others = [...wishes.filter((other) => other !== wish), ...neighbours]
    let best: (FormPlace & { total: number }) | undefined
    for (const place of places(wish, gap)) {
      const { rect, isFar } = place
      if (best && place.cost >= best.total) continue
      if (!isInside(rect, area) || taken.some((r) => overlaps(rect, r))) continue
      const standing = standingOf(rect, wish, others, TOUCH * gap, isFar)
      if (!standing) continue
      const { covered, toOthers } = standing
      let total =
        place.cost +
        COVER_COST[isFar ? 'far' : 'near'] * covered +
        NEAR_COST * (1 - toOthers / (4 * TOUCH * gap))
      if (best && total >= best.total) continue
      if (isFar) {
        const end = leaderEnd(rect, wish)
        const line = [...pointsAlong(nameEdge(rect, end), end)]
        if (names.some((name) => line.some(([x, y]) => overlaps(name, { x, y, width: 0, height: 0 }))))
          total += UNDER_COST
        total += CROSS_COST * crossings(rect, wish, others)
      }
      if (!best || total < best.total) best = { ...place, total }
    }
    const form = best?.form ?? wish.forms.length - 1
    const size = wish.forms[form] as { width: number; height: number }
    const { target } = wish
    const on: Rect = {
      x: target.x + (target.width - size.width) / 2,
      y: target.y + (target.height - size.height) / 2,
      ...size,
    }
    const isFree = (place: Rect) => !taken.some((r) => overlaps(place, r))
    const far = best ? undefined : nearestFree(on, area, isFree)
    const rect = best?.rect ?? far ?? on
    taken.push(rect)
    names.push(rect)
    placed.push({ id: wish.id, form, rect, leader: best?.isFar || far ? leaderEnd(rect, wish) : undefined })
  }
  return placed
}
