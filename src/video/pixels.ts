import type { VideoSample } from 'mediabunny'
import { makeUpright, type Orientation, type RgbaImage } from './image.ts'
import { resizeArea } from './resize.ts'

/** The pixels of a stored frame, before it is turned upright, with the size it has in square pixels. */
interface StoredPixels {
  image: RgbaImage
  squareWidth: number
  squareHeight: number
  orientation: Orientation
}

/** Size with the longer side at most `maxSide`, aspect kept, never larger; whole pixels, at least one. */
export function fitted(width: number, height: number, maxSide: number): [width: number, height: number] {
  const scale = Math.min(1, maxSide / Math.max(width, height))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

/** The picture upright and at most `maxSide` pixels on its longer side. */
export function readStored(stored: StoredPixels, maxSide: number): RgbaImage {
  const [width, height] = fitted(stored.squareWidth, stored.squareHeight, maxSide)
  // Shrinking first leaves less to turn.
  return makeUpright(resizeArea(stored.image, width, height), stored.orientation)
}

/**
 * Copies frames out of the decoder's memory, into a buffer that it uses again for the next one.
 * The browser converts colours (`copyTo` where it can, else a canvas), and never scales: what canvases do when they
 * shrink differs between browsers, and aliases.
 */
export class FrameCopier {
  private bytes = new Uint8ClampedArray(0)
  private canvas: OffscreenCanvasRenderingContext2D | undefined

  /** The frame's pixels; valid until the next call. The sample stays the caller's to close. */
  async copy(sample: VideoSample): Promise<StoredPixels> {
    return {
      image: (await this.copyDirectly(sample)) ?? this.draw(sample),
      squareWidth: sample.squarePixelWidth,
      squareHeight: sample.squarePixelHeight,
      orientation: { rotationDegrees: sample.rotation, mirrored: sample.flip },
    }
  }

  private async copyDirectly(sample: VideoSample): Promise<RgbaImage | undefined> {
    const { width, height } = sample.visibleRect
    const size = width * height * 4
    try {
      // A browser that does not know `format` gives the size of the frame's own format.
      if (sample.allocationSize({ format: 'RGBA' }) !== size) return undefined
      if (this.bytes.length !== size) this.bytes = new Uint8ClampedArray(size)
      const planes = await sample.copyTo(this.bytes, { format: 'RGBA' })
      return planes.length === 1 ? { width, height, data: this.bytes } : undefined
    } catch (error) {
      // Frames in the GPU's own formats (HDR, for one) can be drawn, but not copied.
      if (error instanceof DOMException || error instanceof TypeError) return undefined
      throw error
    }
  }

  private draw(sample: VideoSample): RgbaImage {
    const { width, height } = sample.visibleRect
    if (this.canvas?.canvas.width !== width || this.canvas.canvas.height !== height) {
      const context = new OffscreenCanvas(width, height).getContext('2d', {
        alpha: false,
        willReadFrequently: true,
      })
      if (!context) throw new Error('This browser gives no 2-D canvas')
      this.canvas = context
    }
    this.canvas.drawImage(sample.toCanvasImageSource(), 0, 0, width, height)
    return { width, height, data: this.canvas.getImageData(0, 0, width, height).data }
  }
}
