import type { VideoSample } from 'mediabunny'
import type { TakePixels } from './framePass.ts'
import { type GreyImage, makeGreyUpright, type Orientation, toGrey } from './image.ts'
import { FrameCopier, fitted, readStored } from './pixels.ts'
import { type Plane, resizePlane } from './resize.ts'

/** Formats whose first plane is the brightness, a byte a pixel. */
const WITH_LUMA = new Set<string | null>(['I420', 'I420A', 'I422', 'I422A', 'I444', 'I444A', 'NV12', 'NV12A'])

/** Brightness, 0 to 255, of the values that video stores: all of them, or 16 to 235 (ITU-R BT.601). */
const FULL = Float32Array.from({ length: 256 }, (_, v) => v)
const LIMITED = Float32Array.from({ length: 256 }, (_, v) =>
  Math.min(255, Math.max(0, ((v - 16) * 255) / 219)),
)

/**
 * Frames in grey: the plane of brightness as the decoder keeps it, without the colours and their conversion; where it keeps
 * none, out of the colours. Each frame's pixels are valid until the next call.
 */
export function takeGrey(): TakePixels<GreyImage> {
  const copier = new FrameCopier()
  let bytes = new Uint8Array(0)

  async function lumaOf(sample: VideoSample): Promise<Plane | undefined> {
    if (!WITH_LUMA.has(sample.format)) return undefined
    const size = sample.allocationSize()
    if (bytes.length < size) bytes = new Uint8Array(size)
    const [luma] = await sample.copyTo(bytes)
    const { width, height } = sample.visibleRect
    return luma && { width, height, stride: luma.stride, data: bytes.subarray(luma.offset) }
  }

  return async (sample) => {
    const plane = await lumaOf(sample)
    if (!plane) {
      const stored = await copier.copy(sample)
      return (maxSide) => toGrey(readStored(stored, maxSide))
    }
    const { squarePixelWidth, squarePixelHeight, rotation, flip, colorSpace } = sample
    const orientation: Orientation = { rotationDegrees: rotation, mirrored: flip }
    const level = colorSpace.fullRange ? FULL : LIMITED
    return (maxSide) => {
      const [width, height] = fitted(squarePixelWidth, squarePixelHeight, maxSide)
      return makeGreyUpright(resizePlane(plane, width, height, level), orientation)
    }
  }
}
