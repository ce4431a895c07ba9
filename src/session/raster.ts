/** A drawing that the browser could not turn into a picture. */
export class PictureError extends Error {
  override name = 'PictureError'
  readonly remedy = 'Export the plan as SVG or PDF instead.'
}

/** As printers want it, 300 dots to the inch; a large plan has fewer. */
const PIXELS_PER_MILLIMETRE = 300 / 25.4
const LONGEST_PIXELS = 6000

/** An SVG as a PNG on white paper. @param sheet its size, millimetres. @throws PictureError */
export async function rasterised(
  svg: string,
  sheet: { width: number; height: number },
): Promise<{ png: Uint8Array<ArrayBuffer>; pixelsPerMetre: number }> {
  const scale = Math.min(PIXELS_PER_MILLIMETRE, LONGEST_PIXELS / Math.max(sheet.width, sheet.height))
  const [width, height] = [Math.round(sheet.width * scale), Math.round(sheet.height * scale)]
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new PictureError('This browser has no room for a picture so large.')
    context.drawImage(image, 0, 0, width, height)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return { png: new Uint8Array(await blob.arrayBuffer()), pixelsPerMetre: scale * 1000 }
  } catch (error) {
    if (error instanceof PictureError) throw error
    throw new PictureError('This browser could not draw the plan as a picture.')
  } finally {
    URL.revokeObjectURL(url)
  }
}
