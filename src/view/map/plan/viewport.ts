import type { Vec2 } from '../../../geometry/index.ts'

/**
 * Which part of the map a drawing shows. Screen coordinates: CSS pixels, x right, y down, from the drawing's top-left
 * corner. The map's +x is right and its +y up on the screen: a plan seen from above, never mirrored.
 */
export interface Viewport {
  width: number
  height: number
  /** The point of the map in the middle of the drawing, metres. */
  centre: Vec2
  pixelsPerMetre: number
}

/** Of the map, metres. */
export interface Bounds {
  min: Vec2
  max: Vec2
}

/** From a street's worth of rooms to a key on a table. */
export const MIN_SCALE = 4
export const MAX_SCALE = 4000

export const toScreen = (v: Viewport, [x, y]: Vec2): Vec2 => [
  v.width / 2 + (x - v.centre[0]) * v.pixelsPerMetre,
  v.height / 2 - (y - v.centre[1]) * v.pixelsPerMetre,
]

export const toMap = (v: Viewport, [x, y]: Vec2): Vec2 => [
  v.centre[0] + (x - v.width / 2) / v.pixelsPerMetre,
  v.centre[1] - (y - v.height / 2) / v.pixelsPerMetre,
]

/** Moves the drawing with a drag of so many pixels. */
export const panned = (v: Viewport, dx: number, dy: number): Viewport => ({
  ...v,
  centre: [v.centre[0] - dx / v.pixelsPerMetre, v.centre[1] + dy / v.pixelsPerMetre],
})

/** Zooms by a factor; what is under the screen point `at` stays there. */
export function zoomed(v: Viewport, factor: number, at: Vec2 = [v.width / 2, v.height / 2]): Viewport {
  const pixelsPerMetre = Math.min(MAX_SCALE, Math.max(MIN_SCALE, v.pixelsPerMetre * factor))
  const fixed = toMap(v, at)
  const next = { ...v, pixelsPerMetre }
  const moved = toScreen(next, fixed)
  return panned(next, at[0] - moved[0], at[1] - moved[1])
}

/** The same place and scale in a drawing of another size. */
export const resized = (v: Viewport, width: number, height: number): Viewport => ({ ...v, width, height })

/** Room around the drawing for rulers, dimension lines and labels, pixels. */
export interface Margin {
  top: number
  right: number
  bottom: number
  left: number
}

/** Shows all of the bounds, as large as the drawing allows. */
export function fitted({ min, max }: Bounds, width: number, height: number, margin: Margin): Viewport {
  const [w, h] = [Math.max(max[0] - min[0], 0.5), Math.max(max[1] - min[1], 0.5)]
  const free = {
    width: Math.max(40, width - margin.left - margin.right),
    height: Math.max(40, height - margin.top - margin.bottom),
  }
  const scale = Math.min(free.width / w, free.height / h)
  const pixelsPerMetre = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale))
  const middle: Vec2 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2]
  const v = { width, height, centre: middle, pixelsPerMetre }
  return panned(v, (margin.left - margin.right) / 2, (margin.top - margin.bottom) / 2)
}

/** The part of the map that is on screen. */
export function visibleBounds(v: Viewport): Bounds {
  const [min, max] = [toMap(v, [0, v.height]), toMap(v, [v.width, 0])]
  return { min, max }
}
