import { z } from 'zod'
import { boundary } from '../geometry/index.ts'
import { type Layout, layerOf } from '../layout/index.ts'
import { MapFileError, parseMapJson } from './errors.ts'
import {
  categoryName,
  coordinate,
  type GivenObject,
  givenLayout,
  readEntries,
  refuseAllLost,
} from './given.ts'

/**
 * Video2Layout's metric map: `[{"object_name": "fridge", "bbox": [x_min, z_min, x_max, z_max]}, …]`, metres, axis-aligned
 * (the JSON in figs/data_example.png of ybrrraway/Video2Layout; facts.md A). Its second axis is called z and points
 * ahead: it is our y, and nothing is flipped.
 */
const entry = z.object({
  object_name: categoryName,
  bbox: z.tuple([coordinate, coordinate, coordinate, coordinate]),
})

/**
 * Reads a map. The format has no heights, and none are made up: every box is flat and lies on the floor, so that the
 * closest distance of two is the gap between their rectangles and the longest side that of the rectangle, as
 * Video2Layout means both. Entries that cannot be read are left out and named in the remarks.
 * @throws MapFileError where the text is no such list, or nothing of it can be read.
 */
export function readVideo2LayoutMap(text: string, name = 'Video2Layout map'): Layout {
  const json = parseMapJson(text, 'map of Video2Layout')
  if (!Array.isArray(json)) throw new MapFileError('The file is JSON, but not a list of objects with a bbox.')
  const { kept, remarks } = readEntries(json, entry, 'Object')
  refuseAllLost({ kept, remarks })
  const objects = kept.map(({ object_name, bbox: [x0, y0, x1, y1] }): GivenObject => {
    if (x1 < x0 || y1 < y0) remarks.push(`The bbox of ${object_name} has its ends the wrong way round.`)
    return {
      category: object_name,
      box: {
        center: [(x0 + x1) / 2, (y0 + y1) / 2, 0],
        size: [Math.abs(x1 - x0), Math.abs(y1 - y0), 0],
        yaw: 0,
      },
    }
  })
  return givenLayout(name, objects, {
    format: 'Video2Layout map',
    lacks: ['height', 'heading'],
    remarks: [...remarks, 'The file gives no heights: all boxes are flat.'],
  })
}

/**
 * The map of a layout: the axis-aligned bounds of each footprint, metres. Yaw and height are lost, and so is what has no
 * name, as a map of Video2Layout is one of names.
 * @param digits after the point; Video2Layout prints one.
 */
export function writeVideo2LayoutMap({ objects }: Layout, digits = 1): string {
  const rounded = (value: number) => Number(value.toFixed(digits)) + 0
  return JSON.stringify(
    objects
      .filter(({ category }) => layerOf(category) !== 'unnamed')
      .map(({ category, box }) => ({ object_name: category, bbox: boundary(box).map(rounded) })),
  )
}
