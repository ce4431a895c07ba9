import { footprint, type Vec2 } from '../../../geometry/index.ts'
import type { Layout } from '../../../layout/index.ts'

/** A square part of the plan. */
export interface Frame {
  min: Vec2
  /** Of its sides, metres. */
  size: number
  /** Metres that a pixel of a miniature stands for: for lines of an even width. */
  pixel: number
}

/** Pixels of a miniature's side, roughly: its lines are drawn for this size. */
const PIXELS = 200
const MARGIN = 1.08

/** The square that holds what all of the layouts draw: rooms and objects. */
export function frameOf(layouts: readonly Layout[]): Frame {
  const points = layouts.flatMap(({ room, objects }): Vec2[] => [
    ...(room?.outline ?? []),
    ...objects.flatMap(({ box }) => footprint(box)),
  ])
  const range = (axis: 0 | 1): [number, number] =>
    points.reduce<[number, number]>(
      ([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    )
  if (points.length === 0) return { min: [-2, -1], size: 4, pixel: 4 / PIXELS }
  const [[x0, x1], [y0, y1]] = [range(0), range(1)]
  const size = MARGIN * Math.max(x1 - x0, y1 - y0, 0.5)
  return { min: [(x0 + x1 - size) / 2, (y0 + y1 - size) / 2], size, pixel: size / PIXELS }
}
