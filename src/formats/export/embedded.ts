import type { Layout } from '../../layout/index.ts'
import { readLayout, writeLayout } from '../layoutJson.ts'
import { PackedTextError, packed, unpacked } from './packed.ts'
import { isPng, pngText, pngWith } from './png.ts'

/** The layout inside the pictures of it, so that they open again as what they show. */

const KEY = 'floorsight-layout'

/** A picture that holds no layout, or a damaged one. */
export class EmbeddedLayoutError extends Error {
  override name = 'EmbeddedLayoutError'
  readonly remedy =
    'Open a picture as Floorsight exported it: programs that edit or send pictures often drop what is in them besides the picture. Or open the layout itself, a .json file.'
}

/** What goes into an SVG (or an HTML page that holds one) so that it opens again. */
export async function layoutMetadata(layout: Layout): Promise<string> {
  return `<metadata id="${KEY}" data-encoding="deflate-raw, base64url">${await packed(writeLayout(layout))}</metadata>\n`
}

/** A PNG with the layout in it. @param pixelsPerMetre of paper. */
export async function pngWithLayout(
  png: Uint8Array,
  layout: Layout,
  pixelsPerMetre: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return pngWith(png, { Software: 'Floorsight', [KEY]: await packed(writeLayout(layout)) }, pixelsPerMetre)
}

const METADATA = new RegExp(`<(?:\\w+:)?metadata\\b[^>]*\\bid=["']${KEY}["'][^>]*>\\s*([\\w-]+)\\s*<`)

/**
 * Reads the layout back out of an exported PNG, SVG or HTML file.
 * @throws EmbeddedLayoutError where there is none, or it is damaged; LayoutFileError where it is no layout of ours.
 */
export async function readEmbedded(bytes: Uint8Array): Promise<Layout> {
  const text = isPng(bytes) ? pngText(bytes, KEY) : METADATA.exec(new TextDecoder('utf-8').decode(bytes))?.[1]
  if (text === undefined) throw new EmbeddedLayoutError('There is no layout of Floorsight in this picture.')
  try {
    return readLayout(await unpacked(text))
  } catch (error) {
    if (error instanceof PackedTextError) throw new EmbeddedLayoutError('The layout in it is damaged.')
    throw error
  }
}
