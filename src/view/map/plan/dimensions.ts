import type { Vec2 } from '../../../geometry/index.ts'
import { type LayoutRoom, type Wall, wallsOf } from '../../../layout/index.ts'
import { around, isInside, middleOf, type Rect, RectIndex, rectAround, sharedArea } from '../rects.ts'
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
  const placed = new Map<Wall, Dimension>()
  for (const { pixels, outward, ...side } of byLength) {
    const middle: Vec2 = [(side.a[0] + side.b[0]) / 2, (side.a[1] + side.b[1]) / 2]
    const along: Vec2 = [(side.b[0] - side.a[0]) / pixels, (side.b[1] - side.a[1]) / pixels]
    const fits = pixels >= side.width + 2 * ENDS
    for (const [out, aside] of placesOf(fits, pixels, side.width)) {
      const at: Vec2 = [
        middle[0] + out * outward[0] + aside * along[0],
        middle[1] + out * outward[1] + aside * along[1],
      ]
      const rect = turnedRect(at, side.width, DIMENSION_LINE_PIXELS, side.turn)
      if (!isInside(rect, sight) || !taken.isFree(rect, 1)) continue
      taken.add(rect)
      placed.set(side.wall, { ...side, at, isApart: out !== 0 })
      break
    }
    if (!placed.has(side.wall)) placed.set(side.wall, { ...side, at: undefined, isApart: false })
  }
  return sides.flatMap(({ wall }) => placed.get(wall) ?? [])
}

/** Where a text may stand: so far outward from the line's middle, and so far along it, pixels. */
function* placesOf(fits: boolean, pixels: number, width: number): Generator<readonly [number, number]> {
  if (fits) {
    const slack = (pixels - width) / 2 - ENDS
    for (const share of [0, 0.5, -0.5, 1, -1]) yield [0, share * slack]
  }
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
const TRIES = 12

/**
 * The middle of the area's text: within the room, on as little as can be, else as near to the room's middle as can be.
 * Undefined where the room is too small on the screen for it.
 * @param sight where it may stand.
 */
export function areaPlace(
  room: LayoutRoom,
  viewport: Viewport,
  text: { width: number; height: number },
  taken: readonly Rect[],
  sight: Rect = { x: 0, y: 0, width: viewport.width, height: viewport.height },
): Vec2 | undefined {
  const outline = room.outline.map((corner) => toScreen(viewport, corner))
  if (outline.length < 3) return undefined
  const bounds = rectAround(outline)
  const middle = middleOf(bounds)
  const index = new RectIndex(taken)
  let best: { at: Vec2; cost: number } | undefined
  for (let i = 1; i < TRIES; i++)
    for (let j = 1; j < TRIES; j++) {
      const at: Vec2 = [bounds.x + (i / TRIES) * bounds.width, bounds.y + (j / TRIES) * bounds.height]
      const rect = around(at, text.width, text.height)
      if (!isInside(rect, sight) || !cornersOf(rect).every((corner) => isWithin(outline, corner))) continue
      let covered = 0
      for (const other of index.at(rect)) covered += sharedArea(rect, other)
      const away = Math.hypot(at[0] - middle[0], at[1] - middle[1]) / Math.hypot(bounds.width, bounds.height)
      const cost = covered / (rect.width * rect.height) + away
      if (!best || cost < best.cost) best = { at, cost }
    }
  return best?.at
}

const cornersOf = ({ x, y, width, height }: Rect): Vec2[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** Whether a point lies in a polygon: a ray from it crosses the outline an odd number of times. */
function isWithin(polygon: readonly Vec2[], [x, y]: Vec2): boolean {
  let inside = false
  polygon.forEach(([ax, ay], k) => {
    const [bx, by] = polygon[(k + 1) % polygon.length] as Vec2
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  })
  return inside
}
