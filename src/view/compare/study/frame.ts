import { alignPoint, footprint, type OrientedBox, type Vec2 } from '../../../geometry/index.ts'
import { alignBox, alignByCameras, type Layout } from '../../../layout/index.ts'

/** What a miniature draws of a map. */
export interface SmallPlan {
  outline: readonly Vec2[]
  objects: readonly { id: string; category: string; box: OrientedBox }[]
}

/**
 * A map as it lies in the frame of another of the same film: each has a frame of its own, and beside each other they
 * should show one room one way up. Where they share no moment of the film the map stays as it is.
 */
export function smallPlan(layout: Layout, reference: Layout): SmallPlan {
  const found = layout === reference ? undefined : alignByCameras(layout, reference)
  const { room, objects } = layout
  const outline = room?.outline ?? []
  if (!found) return { outline, objects }
  return {
    outline: outline.map((corner) => alignPoint(found, corner)),
    objects: objects.map(({ id, category, box }) => ({
      id,
      category,
      box: alignBox({ ...found, scale: 1 }, box),
    })),
  }
}

/** A plan turned counter-clockwise, radians. */
export function turnedPlan({ outline, objects }: SmallPlan, yaw: number): SmallPlan {
  const turn = { yaw, shift: [0, 0] as const, scale: 1 }
  return {
    outline: outline.map((corner) => alignPoint(turn, corner)),
    objects: objects.map((object) => ({ ...object, box: alignBox(turn, object.box) })),
  }
}

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

/** The square that holds what all of the plans draw: rooms and objects. */
export function frameOf(plans: readonly SmallPlan[]): Frame {
  const points = plans.flatMap(({ outline, objects }): Vec2[] => [
    ...outline,
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
