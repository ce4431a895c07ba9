import type { PixelBox } from '../../geometry/index.ts'

/** Around the object, as a share of its larger side. */
const MARGIN = 0.12

/** How to show a part of a picture in a tile: the whole picture's size, and its place, in CSS pixels of the tile. */
export interface Crop {
  width: number
  height: number
  left: number
  top: number
  /** The box within the tile. */
  box: { left: number; top: number; width: number; height: number }
}

/** Shows a box, with a little around it, in a tile of another shape; never beyond the picture's edge. */
export function cropTo(
  { x0, y0, x1, y1 }: PixelBox,
  picture: { width: number; height: number },
  tile: { width: number; height: number },
): Crop {
  const margin = MARGIN * Math.max(x1 - x0, y1 - y0)
  const wanted = { width: x1 - x0 + 2 * margin, height: y1 - y0 + 2 * margin }
  const scale = Math.max(
    Math.min(tile.width / wanted.width, tile.height / wanted.height),
    tile.width / picture.width,
    tile.height / picture.height,
  )
  const [width, height] = [picture.width * scale, picture.height * scale]
  const within = (centre: number, length: number, whole: number) =>
    Math.min(0, Math.max(length - whole, length / 2 - centre * scale))
  const left = within((x0 + x1) / 2, tile.width, width)
  const top = within((y0 + y1) / 2, tile.height, height)
  const box = {
    left: x0 * scale + left,
    top: y0 * scale + top,
    width: (x1 - x0) * scale,
    height: (y1 - y0) * scale,
  }
  return { width, height, left, top, box }
}
