import type { CutStencil, Stencil } from '../formats/index.ts'

/** Finer than most printers. */
const PIXELS_PER_MILLIMETRE = 600 / 25.4
/** Letters reach so far above and below the baseline, in the type's size; with room to spare. */
const [ABOVE, BELOW] = [1.2, 0.5]
const OPAQUE = 128

/** Cuts a text as a stencil in whatever type this machine has for it: see `CutStencil`. */
export function cutStencil(...[text, size, isBold, outline]: Parameters<CutStencil>): Stencil {
  const pixels = size * PIXELS_PER_MILLIMETRE
  const margin = Math.ceil((outline / 2) * PIXELS_PER_MILLIMETRE)
  const font = `${isBold ? 'bold ' : ''}${pixels}px Helvetica, Arial, sans-serif`
  const measuring = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
  measuring.font = font
  const width = Math.ceil(measuring.measureText(text).width) + 2 * margin
  const baseline = Math.ceil(ABOVE * pixels) + margin
  const height = baseline + Math.ceil(BELOW * pixels) + margin
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
  context.font = font
  context.fillText(text, margin, baseline)
  if (margin) {
    context.lineWidth = 2 * margin
    context.lineJoin = 'round'
    context.strokeText(text, margin, baseline)
  }
  const { data } = context.getImageData(0, 0, width, height)
  const stride = Math.ceil(width / 8)
  const bits = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[4 * (y * width + x) + 3] as number) >= OPAQUE)
        bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] as number) | (0x80 >> (x & 7))
  return { width, height, baseline, pixelsPerMillimetre: PIXELS_PER_MILLIMETRE, bits }
}
