import type { GreyImage, RgbaImage } from './image.ts'

/** Along one axis: output i is the sum over k < `taps` of `weights[i * taps + k]` times input `starts[i] + k`. */
interface Kernel {
  taps: number
  starts: Int32Array
  weights: Float32Array
}

/** Each output is the mean of the inputs that it covers; where there are fewer inputs, a line between two of them. */
function kernel(inputs: number, outputs: number): Kernel {
  const scale = inputs / outputs
  const spans = Array.from({ length: outputs }, (_, i) =>
    scale > 1
      ? coveredSpan(i * scale, Math.min(inputs, (i + 1) * scale))
      : lineSpan((i + 0.5) * scale - 0.5, inputs),
  )
  const taps = Math.max(...spans.map((span) => span.weights.length))
  const starts = new Int32Array(outputs)
  const weights = new Float32Array(outputs * taps)
  for (const [i, span] of spans.entries()) {
    // Near the end the window is moved back into the input; what it covers too much has weight zero.
    starts[i] = Math.min(span.start, inputs - taps)
    weights.set(span.weights, i * taps + span.start - (starts[i] as number))
  }
  return { taps, starts, weights }
}

interface Span {
  start: number
  weights: number[]
}

function coveredSpan(from: number, to: number): Span {
  // A sliver below a millionth is the rounding of `from` and `to`, not a pixel.
  const [start, end] = [Math.floor(from + 1e-6), Math.ceil(to - 1e-6)]
  const covered = (x: number) => Math.min(to, x + 1) - Math.max(from, x)
  return { start, weights: Array.from({ length: end - start }, (_, k) => covered(start + k) / (to - from)) }
}

function lineSpan(centre: number, inputs: number): Span {
  const clamped = Math.min(inputs - 1, Math.max(0, centre))
  const start = Math.floor(clamped)
  const rest = clamped - start
  return { start, weights: rest > 1e-9 ? [1 - rest, rest] : [1] }
}

/**
 * The image at another size: area averaging along an axis that shrinks (no aliasing), bilinear along one that grows.
 * Always a new image; opaque. Rounding aside, the mean colour stays when shrinking.
 * @throws RangeError for a size that is no positive integer.
 */
export function resizeArea(image: RgbaImage, width: number, height: number): RgbaImage {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0))
    throw new RangeError(`An image of ${width} by ${height} pixels cannot be made`)
  if (width === image.width && height === image.height) return { width, height, data: image.data.slice() }
  const across = kernel(image.width, width)
  const down = kernel(image.height, height)
  const rows = new RowMixer(image)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) mixColumns(rows.mix(down, y), across, data.subarray(y * width * 4), width)
  return { width, height, data }
}

/**
 * Sums of weighted rows. It takes most of the time, so two colour channels are summed in one 32-bit word, 16 bits each:
 * with weights in 256ths that sum to 256 no channel can overflow into the next (255 * 256 < 65536).
 */
class RowMixer {
  private readonly words: Uint32Array
  private readonly redBlue: Uint32Array
  private readonly greenAlpha: Uint32Array
  private readonly mixed: Float32Array

  constructor(private readonly image: RgbaImage) {
    const { width, height, data } = image
    this.words = new Uint32Array(data.buffer, data.byteOffset, width * height)
    this.redBlue = new Uint32Array(width)
    this.greenAlpha = new Uint32Array(width)
    this.mixed = new Float32Array(width * 3)
  }

  /** Row `y` of the output at the input's width: red, green, blue of each pixel, 0 to 255. Overwritten by the next call. */
  mix(down: Kernel, y: number): Float32Array {
    const { words, redBlue, greenAlpha, mixed } = this
    const { width } = this.image
    redBlue.fill(0)
    greenAlpha.fill(0)
    let [sum, given] = [0, 0]
    for (let k = 0; k < down.taps; k++) {
      sum += down.weights[y * down.taps + k] as number
      // Rounding the running sum, not each weight, makes them sum to 256.
      const weight = Math.round(sum * 256) - given
      given += weight
      if (weight === 0) continue
      const row = ((down.starts[y] as number) + k) * width
      for (let x = 0; x < width; x++) {
        const word = words[row + x] as number
        redBlue[x] = (redBlue[x] as number) + Math.imul(word & 0xff00ff, weight)
        greenAlpha[x] = (greenAlpha[x] as number) + Math.imul((word >>> 8) & 0xff00ff, weight)
      }
    }
    for (let x = 0, channel = 0; x < width; x++, channel += 3) {
      const both = redBlue[x] as number
      mixed[channel] = (both & 0xffff) / 256
      mixed[channel + 1] = ((greenAlpha[x] as number) & 0xffff) / 256
      mixed[channel + 2] = (both >>> 16) / 256
    }
    return mixed
  }
}

function mixColumns(row: Float32Array, across: Kernel, out: Uint8ClampedArray, width: number): void {
  const { taps, starts, weights } = across
  for (let x = 0; x < width; x++) {
    let r = 0
    let g = 0
    let b = 0
    let channel = (starts[x] as number) * 3
    for (let k = x * taps; k < (x + 1) * taps; k++, channel += 3) {
      const weight = weights[k] as number
      r += weight * (row[channel] as number)
      g += weight * (row[channel + 1] as number)
      b += weight * (row[channel + 2] as number)
    }
    out[x * 4] = r
    out[x * 4 + 1] = g
    out[x * 4 + 2] = b
    out[x * 4 + 3] = 255
  }
}

/** A plane of 8-bit numbers as a decoder keeps it: rows may be longer than the picture is wide. */
export interface Plane {
  width: number
  height: number
  /** From one row to the next. */
  stride: number
  data: Uint8Array
}

/** Where each output covers a block of whole pixels, as with all the usual sizes of video, it is their mean. */
function averageBlocks(plane: Plane, width: number, height: number, level: Float32Array, out: Uint8Array) {
  const { data, stride } = plane
  const [across, down] = [plane.width / width, plane.height / height]
  const share = 1 / (across * down)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      let sum = 0
      for (let j = 0, from = y * down * stride + x * across; j < down; j++, from += stride)
        for (let i = 0; i < across; i++) sum += level[data[from + i] as number] as number
      out[at] = sum * share + 0.5
    }
}

/**
 * A plane at another size, as `resizeArea` does it.
 * @param level what each value means, 256 of them. @throws RangeError for a size that is no positive integer.
 */
export function resizePlane(plane: Plane, width: number, height: number, level: Float32Array): GreyImage {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0))
    throw new RangeError(`An image of ${width} by ${height} pixels cannot be made`)
  const data = new Uint8Array(width * height)
  if (plane.width % width === 0 && plane.height % height === 0) {
    averageBlocks(plane, width, height, level, data)
    return { width, height, data }
  }
  const across = kernel(plane.width, width)
  const down = kernel(plane.height, height)
  const row = new Float32Array(plane.width)
  for (let y = 0; y < height; y++) {
    row.fill(0)
    for (let k = 0; k < down.taps; k++) {
      const weight = down.weights[y * down.taps + k] as number
      const from = ((down.starts[y] as number) + k) * plane.stride
      if (weight === 0) continue
      for (let x = 0; x < plane.width; x++)
        row[x] = (row[x] as number) + weight * (level[plane.data[from + x] as number] as number)
    }
    for (let x = 0; x < width; x++) {
      let sum = 0.5
      for (let k = 0; k < across.taps; k++)
        sum +=
          (across.weights[x * across.taps + k] as number) * (row[(across.starts[x] as number) + k] as number)
      data[y * width + x] = sum
    }
  }
  return { width, height, data }
}
