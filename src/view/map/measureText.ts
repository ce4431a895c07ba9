const cache = new Map<string, number>()
let context: CanvasRenderingContext2D | null | undefined

/** The size of the map's labels, CSS pixels: map.css draws them so. */
export const LABEL_PIXELS = 12.5

/** The width of a label's text in the page's font, CSS pixels. */
export function measureText(text: string, bold = false): number {
  const key = `${bold}${text}`
  const known = cache.get(key)
  if (known !== undefined) return known
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * LABEL_PIXELS * 0.6
  context.font = `${bold ? 600 : 500} ${LABEL_PIXELS}px ${getComputedStyle(document.documentElement).fontFamily}`
  const width = context.measureText(text).width
  // Before the font has come, the width is another font's.
  if (document.fonts.status === 'loaded') cache.set(key, width)
  return width
}
