import type { Vec2 } from '../../../geometry/index.ts'

/**
 * Which part of the map a drawing shows. Screen coordinates: CSS pixels, x right, y down, from the drawing's top-left
 * corner. A plan seen from above, never mirrored; without a turn the map's +x is right and its +y up.
 */
export interface Viewport {
  width: number
  height: number
  /** The point of the map in the middle of the drawing, metres. */
  centre: Vec2
  pixelsPerMetre: number
  /** Of the map on the screen, radians counter-clockwise. */
  turn: number
}

/** Of the map, metres. */
export interface Bounds {
  min: Vec2
  max: Vec2
}

/** From a street's worth of rooms to a key on a table. */
export const MIN_SCALE = 4
export const MAX_SCALE = 4000

/** A point or direction turned counter-clockwise about the origin. */
export function turned([x, y]: Vec2, angle: number): Vec2 {
  if (angle === 0) return [x, y]
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return [c * x - s * y, s * x + c * y]
}

export function toScreen(v: Viewport, [x, y]: Vec2): Vec2 {
  const [dx, dy] = turned([x - v.centre[0], y - v.centre[1]], v.turn)
  return [v.width / 2 + dx * v.pixelsPerMetre, v.height / 2 - dy * v.pixelsPerMetre]
}

export function toMap(v: Viewport, [x, y]: Vec2): Vec2 {
  const [dx, dy] = turned(
    [(x - v.width / 2) / v.pixelsPerMetre, (v.height / 2 - y) / v.pixelsPerMetre],
    -v.turn,
  )
  return [v.centre[0] + dx, v.centre[1] + dy]
}

/** A direction on the map as it is on the screen, of the same length. */
export function directionOnScreen(v: Viewport, direction: Vec2): Vec2 {
  const [x, y] = turned(direction, v.turn)
  return [x, -y]
}

/** Moves the drawing with a drag of so many pixels. */
export function panned(v: Viewport, dx: number, dy: number): Viewport {
  const [x, y] = turned([dx / v.pixelsPerMetre, -dy / v.pixelsPerMetre], -v.turn)
  return { ...v, centre: [v.centre[0] - x, v.centre[1] - y] }
}

/** Zooms by a factor; what is under the screen point `at` stays there. */
export function zoomed(v: Viewport, factor: number, at: Vec2 = [v.width / 2, v.height / 2]): Viewport {
  const pixelsPerMetre = Math.min(MAX_SCALE, Math.max(MIN_SCALE, v.pixelsPerMetre * factor))
  const fixed = toMap(v, at)
  const next = { ...v, pixelsPerMetre }
  const moved = toScreen(next, fixed)
  return panned(next, at[0] - moved[0], at[1] - moved[1])
}

/** The same place, scale and turn in a drawing of another size; itself where the size is its own. */
export const resized = (v: Viewport, width: number, height: number): Viewport =>
  v.width === width && v.height === height ? v : { ...v, width, height }

/** Room around the drawing for rulers, dimension lines and labels, pixels. */
export interface Margin {
  top: number
  right: number
  bottom: number
  left: number
}

/** Shows all of the points, at least one, as large as the drawing allows. */
export function fitted(
  points: readonly Vec2[],
  { width, height }: { width: number; height: number },
  margin: Margin,
  turn = 0,
): Viewport {
  const { min, max } = boundsOf(points.map((point) => turned(point, turn)))
  const [w, h] = [Math.max(max[0] - min[0], 0.5), Math.max(max[1] - min[1], 0.5)]
  const free = {
    width: Math.max(40, width - margin.left - margin.right),
    height: Math.max(40, height - margin.top - margin.bottom),
  }
  const scale = Math.min(free.width / w, free.height / h)
  const pixelsPerMetre = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale))
  const centre = turned([(min[0] + max[0]) / 2, (min[1] + max[1]) / 2], -turn)
  const v = { width, height, centre, pixelsPerMetre, turn }
  return panned(v, (margin.left - margin.right) / 2, (margin.top - margin.bottom) / 2)
}

/** The least upright rectangle around points, of which there is at least one. */
export function boundsOf(points: readonly Vec2[]): Bounds {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { min: [Math.min(...xs), Math.min(...ys)], max: [Math.max(...xs), Math.max(...ys)] }
}

/**
 * The part of the map that is on screen, along the screen's axes: coordinates of the map turned by the viewport's turn.
 */
export function visibleBounds(v: Viewport): Bounds {
  const min = turned(toMap(v, [0, v.height]), v.turn)
  const max = turned(toMap(v, [v.width, 0]), v.turn)
  return { min, max }
}

/**
 * How a drawing made for one viewport comes to lie as another has it, both of one size and turn: an SVG or CSS
 * transform about the top-left corner.
 */
export function transformBetween(from: Viewport, to: Viewport): { scale: number; dx: number; dy: number } {
  const scale = to.pixelsPerMetre / from.pixelsPerMetre
  const [x, y] = toScreen(to, from.centre)
  return { scale, dx: x - (scale * from.width) / 2, dy: y - (scale * from.height) / 2 }
}
