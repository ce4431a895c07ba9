/** Rows of pixels from the top, four bytes each: red, green, blue (sRGB, 0 to 255), opacity. */
export interface RgbaImage {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Rows of pixels from the top, one byte each: 0 black to 255 white. */
export interface GreyImage {
  width: number
  height: number
  data: Uint8Array
}

/** Luma by ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B, rounded. */
export function toGrey(image: RgbaImage): GreyImage {
  const { width, height, data } = image
  const grey = new Uint8Array(width * height)
  for (let pixel = 0, byte = 0; pixel < grey.length; pixel++, byte += 4) {
    const [r, g, b] = [data[byte] as number, data[byte + 1] as number, data[byte + 2] as number]
    grey[pixel] = 0.299 * r + 0.587 * g + 0.114 * b + 0.5
  }
  return { width, height, data: grey }
}

/** How an upright picture comes out of a stored one: a clockwise turn, then a mirroring left to right. */
export interface Orientation {
  rotationDegrees: 0 | 90 | 180 | 270
  mirrored: boolean
}

/** Whether the turn swaps width and height. */
export const isTurnedSideways = (orientation: Orientation): boolean => orientation.rotationDegrees % 180 !== 0

/**
 * Pixels of a stored picture, turned upright into `to`, one number each.
 * @param width of the stored picture, and `height`.
 */
function turn(
  from: ArrayLike<number>,
  to: Uint8Array | Uint32Array,
  { width: storedWidth, height: storedHeight }: { width: number; height: number },
  { rotationDegrees, mirrored }: Orientation,
): void {
  const sideways = rotationDegrees % 180 !== 0
  const [width, height] = sideways ? [storedHeight, storedWidth] : [storedWidth, storedHeight]
  // The stored pixel of the upright (0, 0), and the steps in the stored picture for one to the right and one down.
  const steps = {
    0: [0, 1, storedWidth],
    90: [(storedHeight - 1) * storedWidth, -storedWidth, 1],
    180: [width * height - 1, -1, -storedWidth],
    270: [storedWidth - 1, storedWidth, -1],
  } as const
  const [start, right, down] = steps[rotationDegrees]
  for (let y = 0; y < height; y++)
    for (let x = 0, source = start + y * down; x < width; x++, source += right)
      to[y * width + (mirrored ? width - 1 - x : x)] = from[source] as number
}

const uprightSize = ({ width, height }: { width: number; height: number }, orientation: Orientation) =>
  isTurnedSideways(orientation) ? { width: height, height: width } : { width, height }

const isUpright = ({ rotationDegrees, mirrored }: Orientation) => rotationDegrees === 0 && !mirrored

/** The stored picture made upright: a new image, or the same one where nothing is to be done. */
export function makeUpright(stored: RgbaImage, orientation: Orientation): RgbaImage {
  if (isUpright(orientation)) return stored
  const pixels = stored.width * stored.height
  const to = new Uint32Array(pixels)
  turn(new Uint32Array(stored.data.buffer, stored.data.byteOffset, pixels), to, stored, orientation)
  return { ...uprightSize(stored, orientation), data: new Uint8ClampedArray(to.buffer) }
}

/** The same for a grey picture. */
export function makeGreyUpright(stored: GreyImage, orientation: Orientation): GreyImage {
  if (isUpright(orientation)) return stored
  const to = new Uint8Array(stored.width * stored.height)
  turn(stored.data, to, stored, orientation)
  return { ...uprightSize(stored, orientation), data: to }
}
