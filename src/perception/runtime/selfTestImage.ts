/** A picture as a canvas gives it: 8-bit red, green, blue, alpha, row-major. `ImageData` is one. */
export interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray
}

type Rgb = readonly [number, number, number]

/** Rectangles of the room, left, top, right, bottom in 1/256 of the picture, painted in this order. */
const FURNITURE: readonly (readonly [number, number, number, number, Rgb])[] = [
  [150, 20, 214, 96, [196, 222, 240]], // window
  [181, 20, 184, 96, [90, 74, 60]], // its bar
  [18, 44, 66, 190, [226, 228, 232]], // refrigerator
  [18, 96, 66, 99, [96, 100, 108]], // its two doors
  [60, 60, 62, 90, [40, 42, 46]], // a handle
  [104, 150, 236, 158, [120, 76, 44]], // table top
  [112, 158, 118, 226, [92, 56, 30]], // its legs
  [222, 158, 228, 226, [92, 56, 30]],
  [132, 122, 172, 150, [24, 26, 30]], // a screen on it
  [150, 112, 154, 122, [60, 20, 20]],
]

/**
 * The picture on which every network is proven, at set-up and again on each graphics processor: a crude room with
 * smooth shades, straight edges and fine texture. Integer arithmetic only, so that every engine draws the same bytes.
 * @param width in pixels, 1 to 8192; so for `height`.
 */
export function selfTestImage(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = Math.floor((x * 256) / width)
      const v = Math.floor((y * 256) / height)
      const [red, green, blue] = colourAt(u, v)
      // Texture: a hash of the place. Without it large even areas would hide errors of the first layers.
      const grain = ((x * 73 + y * 151 + x * y) & 15) - 8
      data.set([red + grain, green + grain, blue + grain, 255], (y * width + x) * 4)
    }
  return { width, height, data }
}

/** The room at (u, v), both 0 to 255. */
function colourAt(u: number, v: number): Rgb {
  let colour: Rgb = v < 168 ? wall(u, v) : floor(u, v)
  for (const [left, top, right, bottom, paint] of FURNITURE)
    if (u >= left && u < right && v >= top && v < bottom) {
      const shade = (u - left) >> 2
      colour = [paint[0] - shade, paint[1] - shade, paint[2] - shade]
    }
  return colour
}

const wall = (u: number, v: number): Rgb => [168 + (u >> 2), 160 + (v >> 3), 140 + ((u + v) >> 4)]

/** Boards that widen towards the viewer. */
const floor = (u: number, v: number): Rgb => {
  const board = Math.floor(((u - 128) * 64) / (v - 120)) & 15
  const light = (v - 168) >> 1
  return board === 0 ? [70, 44, 24] : [122 + light + board, 82 + light + board, 48 + light]
}
