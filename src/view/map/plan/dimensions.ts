import {
  around,
  cornersOf,
  isInside,
  middleOf,
  type Rect,
  RectIndex,
  rectAround,
  sharedArea,
  type Vec2,
} from '../../../geometry/index.ts'
import { type LayoutRoom, type Wall, wallsOf } from '../../../layout/index.ts'
import { type CameraRects, NO_CAMERA } from './cameraRects.ts'
import { directionOnScreen, toScreen, type Viewport } from './viewport.ts'

/** Between a wall and its dimension line, pixels. */
const OFFSET = 20
/** Free at both ends of a text that stands in its own line. */
const ENDS = 6
export const DIMENSION_LINE_PIXELS = 16
/** Shorter walls on the screen carry no dimension: their two ticks would be one. */
const LEAST_PIXELS = 5
/** How far out a text may go that has no room in its line, in its own heights. */
const ROWS = 6

/** A wall's length, drawn along it. Screen pixels. */
export interface Dimension {
  wall: Wall
  /** The ends of the line. */
  a: Vec2
  b: Vec2
  text: string
  /** The middle of the text; undefined where there is no room for it. */
  at: Vec2 | undefined
  /** Of the text, degrees; never upside down. */
  turn: number
  width: number
  /** Whether the text stands apart from the line, for want of room in it: a leader ties it to the line's middle. */
  isApart: boolean
}

/** The upright rectangle that holds a text turned by so many degrees. */
export function turnedRect(at: Vec2, width: number, height: number, degrees: number): Rect {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return around(at, Math.abs(c) * width + Math.abs(s) * height, Math.abs(s) * width + Math.abs(c) * height)
}

export const dimensionRect = ({ at, width, turn }: Dimension): Rect | undefined =>
  at && turnedRect(at, width, DIMENSION_LINE_PIXELS, turn)

/**
 * The length of every side of the outline, as far as it can be told apart on the screen; no text lies on another.
 * @param write a length, metres, as text. @param measure the width of a text, pixels. @param sight where texts may stand. @param over what lies over the drawing.
 */
export function dimensionsOf(
  room: LayoutRoom | undefined,
  viewport: Viewport,
  write: (metres: number) => string,
  measure: (text: string) => number,
  sight: Rect = { x: 0, y: 0, width: viewport.width, height: viewport.height },
  over: readonly Rect[] = [],
): Dimension[] {
  if (!room) return []
  const sides = wallsOf(room).flatMap((wall) => lineOf(wall, viewport, write, measure) ?? [])
  const taken = new RectIndex(over)
  // The long ones have the least choice: their texts stand in their lines.
  const byLength = [...sides].sort((p, q) => q.pixels - p.pixels)
  const placed = new Map<Side, Dimension>()
  const place = (side: Side, places: Iterable<Offset>): boolean => {
    const { pixels, outward, ...dimension } = side
    const { a, b, width, turn } = side
    const along: Vec2 = [(b[0] - a[0]) / pixels, (b[1] - a[1]) / pixels]
    for (const [out, aside] of places) {
      const at: Vec2 = [
        (a[0] + b[0]) / 2 + out * outward[0] + aside * along[0],
        (a[1] + b[1]) / 2 + out * outward[1] + aside * along[1],
      ]
      const rect = turnedRect(at, width, DIMENSION_LINE_PIXELS, turn)
      if (!isInside(rect, sight) || !taken.isFree(rect, 1)) continue
      taken.add(rect)
      placed.set(side, { ...dimension, at, isApart: out !== 0 })
      return true
    }
    return false
  }
  const apart = byLength.filter((side) => !place(side, placesIn(side)))
  // A rectangle's lengths stand twice: the second is not worth a place away from its wall.
  const isSaid = (side: Side) =>
    sides.some((other) => placed.get(other)?.isApart === false && isTwin(side, other))
  for (const side of apart)
    if (isSaid(side) || !place(side, placesBeside(side)))
      placed.set(side, { ...side, at: undefined, isApart: false })
  return sides.flatMap((side) => placed.get(side) ?? [])
}

/** Whether two sides face each other and are written as equally long. */
const isTwin = (one: Side, other: Side) =>
  one.text === other.text && one.outward[0] * other.outward[0] + one.outward[1] * other.outward[1] < -OPPOSITE

/** Of two directions, that they are opposite: the cosine of what they may turn. */
const OPPOSITE = 0.99

/** So far outward from a side's middle, and so far along it, pixels. */
type Offset = readonly [out: number, aside: number]

/** Where a text may stand in its line. */
function* placesIn({ pixels, width }: Side): Generator<Offset> {
  const slack = (pixels - width) / 2 - ENDS
  if (slack >= 0) for (const share of [0, 0.5, -0.5, 1, -1]) yield [0, share * slack]
}

/** Where a text may stand that has no room in its line. */
function* placesBeside({ pixels, width }: Side): Generator<Offset> {
  const beside = (pixels + width) / 2 + ENDS
  for (let row = 1; row <= ROWS; row++)
    for (const aside of [0, beside / 2, -beside / 2, beside, -beside])
      yield [row * (DIMENSION_LINE_PIXELS + 1), aside]
}

type Side = Omit<Dimension, 'at' | 'isApart'> & { pixels: number; outward: Vec2 }

function lineOf(
  wall: Wall,
  viewport: Viewport,
  write: (metres: number) => string,
  measure: (text: string) => number,
): Side | undefined {
  const [from, to] = [toScreen(viewport, wall.from), toScreen(viewport, wall.to)]
  const pixels = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (pixels < LEAST_PIXELS) return undefined
  const outward = directionOnScreen(viewport, wall.outward)
  const a: Vec2 = [from[0] + outward[0] * OFFSET, from[1] + outward[1] * OFFSET]
  const b: Vec2 = [to[0] + outward[0] * OFFSET, to[1] + outward[1] * OFFSET]
  const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const turn = angle > 90.01 ? angle - 180 : angle <= -89.99 ? angle + 180 : angle
  const text = write(wall.metres)
  return { wall, a, b, text, turn, width: measure(text) + 2 * ENDS, pixels, outward }
}

/** How finely the room is searched for a place to write its area. */
const TRIES = 20

/** Of a place for the area: lying on objects is the worst, then on the camera's way, then being far from the middle. */
const ON_OBJECTS_COST = 4
const ON_WAY_COST = 1
const IN_VIEW_COST = 0.25

/**
 * The middle of the area's text: within the room, on as little as can be, else as near to the room's middle as can be.
 * Undefined where the room is too small on the screen for it, or the camera's way takes all that is free.
 * @param sight where it may stand. @param camera the camera's way, and what it saw from there.
 */
export function areaPlace(
  room: LayoutRoom,
  viewport: Viewport,
  text: { width: number; height: number },
  taken: readonly Rect[],
  sight: Rect = { x: 0, y: 0, width: viewport.width, height: viewport.height },
  camera: CameraRects = NO_CAMERA,
): Vec2 | undefined {
  const outline = room.outline.map((corner) => toScreen(viewport, corner))
  if (outline.length < 3) return undefined
  const bounds = rectAround(outline)
  const middle = middleOf(bounds)
  const index = new RectIndex(taken)
  const way = new RectIndex(camera.way)
  const views = new RectIndex(camera.views)
  let best: { at: Vec2; cost: number; isOnWay: boolean } | undefined
  for (let i = 1; i < TRIES; i++)
    for (let j = 1; j < TRIES; j++) {
      const at: Vec2 = [bounds.x + (i / TRIES) * bounds.width, bounds.y + (j / TRIES) * bounds.height]
      const rect = around(at, text.width, text.height)
      if (!isInside(rect, sight) || !cornersOf(rect).every((corner) => isWithin(outline, corner))) continue
      let covered = 0
      for (const other of index.at(rect)) covered += sharedArea(rect, other)
      const away = Math.hypot(at[0] - middle[0], at[1] - middle[1]) / Math.hypot(bounds.width, bounds.height)
      let cost = (ON_OBJECTS_COST * covered) / (rect.width * rect.height) + away
      if (best && cost >= best.cost) continue
      const isOnWay = !way.isFree(rect)
      if (isOnWay) cost += ON_WAY_COST
      if (!views.isFree(rect)) cost += IN_VIEW_COST
      if (!best || cost < best.cost) best = { at, cost, isOnWay }
    }
  return best?.isOnWay ? undefined : best?.at
}

/** Whether a point lies in a polygon: a ray from it crosses the outline an odd number of times. */
function isWithin(polygon: readonly Vec2[], [x, y]: Vec2): boolean {
  let inside = false
  polygon.forEach(([ax, ay], k) => {
    const [bx, by] = polygon[(k + 1) % polygon.length] as Vec2
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  })
  return inside
}
