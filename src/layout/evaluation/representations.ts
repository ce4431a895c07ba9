import { boundary, type Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../model/types.ts'

/**
 * What a map can say of a room: oriented boxes (`metric`), axis-aligned rectangles on the plan as Video2Layout prints
 * them (`aabb`), centres on the plan (`centre`), or centres on a 10 x 10 grid as SpaceR and VSI-Bench draw them (`grid`).
 */
export const REPRESENTATIONS = ['metric', 'aabb', 'centre', 'grid'] as const
export type Representation = (typeof REPRESENTATIONS)[number]

/** Cells along each side of the grid maps. */
export const GRID_CELLS = 10

/** A flat object on the plan: what has no height lies at z = 0, so that distances are those of the plan. */
function flat({ exactBox: _, ...object }: LayoutObject, center: Vec2, [length, width]: Vec2): LayoutObject {
  return { ...object, box: { center: [center[0], center[1], 0], size: [length, width, 0], yaw: 0 } }
}

const middle = ([x0, y0, x1, y1]: readonly [number, number, number, number]): Vec2 => [
  (x0 + x1) / 2,
  (y0 + y1) / 2,
]

/** The square part of the plan that a grid map covers: all objects, its side the longer one of theirs, metres. */
export function gridExtent({ objects }: Layout): { origin: Vec2; side: number } {
  const bounds = objects.map(({ box }) => boundary(box))
  const lows = [0, 1].map((k) => Math.min(...bounds.map((b) => b[k] as number))) as [number, number]
  const highs = [2, 3].map((k) => Math.max(...bounds.map((b) => b[k] as number))) as [number, number]
  const side = Math.max(highs[0] - lows[0], highs[1] - lows[1], 1e-6)
  return { origin: lows, side }
}

/**
 * A layout as a poorer map would know it: what reasoning on that map can still get right is the ablation of
 * Video2Layout's paper. Everything beside the objects' boxes stays as it is.
 */
export function inRepresentation(layout: Layout, to: Representation): Layout {
  if (to === 'metric' || layout.objects.length === 0) return layout
  const { origin, side } = gridExtent(layout)
  const cell = side / GRID_CELLS
  /** Centre of the cell that a coordinate falls into, metres. */
  const snapped = (value: number, from: number) =>
    from + (Math.min(GRID_CELLS - 1, Math.floor((value - from) / cell)) + 0.5) * cell
  const objects = layout.objects.map((object) => {
    const bounds = boundary(object.box)
    if (to === 'aabb') return flat(object, middle(bounds), [bounds[2] - bounds[0], bounds[3] - bounds[1]])
    const [x, y] = object.box.center
    const center: Vec2 = to === 'centre' ? [x, y] : [snapped(x, origin[0]), snapped(y, origin[1])]
    return flat(object, center, [0, 0])
  })
  return { ...layout, objects }
}
