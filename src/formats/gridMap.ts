import { z } from 'zod'
import type { Vec2 } from '../geometry/index.ts'
import { GRID_CELLS, type Layout, layerOf } from '../layout/index.ts'
import { parsed } from './fields.ts'
import { categoryName, coordinate, type GivenObject, givenLayout } from './given.ts'

/** Centres of the objects of each category, in cells: `{"table": [[0, 3], [5, 7]]}`. */
export type GridMap = Record<string, [number, number][]>

/** The part of the plan that the grid covers, metres, map frame. */
export interface GridExtent {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A line of SpaceR's `cognitive_map.jsonl`. */
export interface CognitiveMapRecord {
  videoId: string
  map: GridMap
  /** The categories that the prompt names. */
  objectList: string[]
}

const gridSchema = z.record(categoryName, z.array(z.tuple([coordinate, coordinate])))
const recordSchema = z.object({
  video_id: z.union([z.string(), z.number()]).transform(String),
  cognitive_map: gridSchema,
  object_list: z.array(z.string()),
})

/**
 * Reads a line of `annotation/cognitive_map.jsonl` ({video_id, cognitive_map, object_list}; OuyangKun10/SpaceR,
 * facts.md B).
 * @throws RecordError that names the field.
 */
export function readCognitiveMap(record: unknown): CognitiveMapRecord {
  const { video_id, cognitive_map, object_list } = parsed(recordSchema, record)
  return { videoId: video_id, map: cognitive_map, objectList: object_list }
}

export const writeCognitiveMap = ({ videoId, map, objectList }: CognitiveMapRecord) => ({
  video_id: videoId,
  cognitive_map: map,
  object_list: objectList,
})

/**
 * The grid's centres as a layout. The grid has no metres of its own: `extent` says what it covers, and the centre of
 * cell (0, 0) lies half a cell inside (x0, y0). The papers do not say where the axes point; the second one is taken as
 * our y, with nothing flipped. Centres are all that a grid holds, so boxes have no size. Places outside the grid stay
 * where they are, as SpaceR's own parser does not clamp them either.
 */
export function layoutOfGrid(map: GridMap, extent: GridExtent, name = '10×10 grid map'): Layout {
  const [dx, dy] = cellOf(extent)
  const objects = Object.entries(map).flatMap(([category, cells]) =>
    cells.map(
      ([i, j]): GivenObject => ({
        category,
        box: { center: [extent.x0 + (i + 0.5) * dx, extent.y0 + (j + 0.5) * dy, 0], size: [0, 0, 0], yaw: 0 },
      }),
    ),
  )
  return givenLayout(name, objects, {
    format: 'a 10×10 grid of centres',
    lacks: ['height', 'size', 'heading'],
    remarks: ['A grid holds centres only: boxes have no size, and places are right to half a cell.'],
  })
}

/**
 * The grid of a layout: the cell that holds each box's centre; centres outside the extent go to its outermost cells. What
 * has no name is left out, as the grid's keys are names.
 */
export function gridOfLayout({ objects }: Layout, extent: GridExtent): GridMap {
  const [dx, dy] = cellOf(extent)
  // A shift of a billionth of a cell keeps what rounding put just below a border.
  const cell = (along: number) => Math.min(GRID_CELLS - 1, Math.max(0, Math.floor(along + 1e-9)))
  const map = new Map<string, [number, number][]>()
  for (const { category, box } of objects) {
    if (layerOf(category) === 'unnamed') continue
    const at: [number, number] = [
      cell((box.center[0] - extent.x0) / dx),
      cell((box.center[1] - extent.y0) / dy),
    ]
    map.set(category, [...(map.get(category) ?? []), at])
  }
  return Object.fromEntries(map)
}

/** Metres that a cell covers along x and y; a side without extent counts as one metre a cell. */
const cellOf = ({ x0, y0, x1, y1 }: GridExtent): Vec2 => [
  (x1 - x0) / GRID_CELLS || 1,
  (y1 - y0) / GRID_CELLS || 1,
]

/** The square that just holds the room's outline, or else all centres, its lower left corner at theirs. */
export function gridExtentOf({ room, objects }: Layout): GridExtent {
  const points = room?.outline.length
    ? room.outline
    : objects.map(({ box }): Vec2 => [box.center[0], box.center[1]])
  if (!points.length) return { x0: 0, y0: 0, x1: GRID_CELLS, y1: GRID_CELLS }
  const bounds = (axis: 0 | 1) =>
    points.reduce<Vec2>(
      ([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    )
  const [[x0, x1], [y0, y1]] = [bounds(0), bounds(1)]
  const side = Math.max(x1 - x0, y1 - y0) || GRID_CELLS
  return { x0, y0, x1: x0 + side, y1: y0 + side }
}
