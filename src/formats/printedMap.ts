import type { Layout } from '../layout/index.ts'
import type { PrintedMap } from '../reasoning/index.ts'
import { MapFileError } from './errors.ts'
import { type GridExtent, type GridMap, layoutOfGrid } from './gridMap.ts'
import { readVideo2LayoutMap } from './video2layoutMap.ts'

/** The grid of a printed map. */
export function gridOfPrinted({ objects }: PrintedMap): GridMap {
  const grid = new Map<string, GridMap[string]>()
  for (const { name, center } of objects) grid.set(name, [...(grid.get(name) ?? []), [center[0], center[1]]])
  return Object.fromEntries(grid)
}

/** A grid says nothing of metres: without a better word a cell is taken to be one wide. */
const METRE_CELLS: GridExtent = { x0: 0, y0: 0, x1: 10, y1: 10 }

/**
 * The map that a model printed, as a layout; undefined where its boxes cannot be ones of a room.
 * @param extent what a grid of cells covers.
 */
export function layoutOfPrinted(
  printed: PrintedMap,
  name: string,
  extent: GridExtent = METRE_CELLS,
): Layout | undefined {
  if (printed.frame === 'grid10') return layoutOfGrid(gridOfPrinted(printed), extent, name)
  const boxes = printed.objects.map(({ name: object_name, bbox, center: [x, y] }) => ({
    object_name,
    bbox: bbox ?? [x, y, x, y],
  }))
  try {
    return readVideo2LayoutMap(JSON.stringify(boxes), name)
  } catch (error) {
    if (error instanceof MapFileError) return undefined
    throw error
  }
}
