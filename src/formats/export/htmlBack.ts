import { z } from 'zod'

/** What an exported web page holds besides its layout: read back, so that it opens as what it showed. */
export interface PageContents {
  questions: { text: string; options: string[] }[]
  /** Pictures of the film, by index into the layout's frames. */
  frames: { index: number; width: number; height: number; jpeg: Uint8Array<ArrayBuffer> }[]
}

const questionSchema = z.object({ text: z.string(), options: z.array(z.string()) })

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')

const ASKED = /<details data-asked="([^"]*)">/g
const FRAME =
  /<li data-shows="[^"]*" data-frame="(\d+)"><figure><img src="data:image\/jpeg;base64,([A-Za-z0-9+/=]+)" width="(\d+)" height="(\d+)"/g

/** What is damaged is left out. */
function questionIn(text: string): PageContents['questions'] {
  try {
    return [questionSchema.parse(JSON.parse(plain(text)))]
  } catch {
    return []
  }
}

/** Reads questions and pictures out of a page as `writeHtml` writes it; of another file, nothing. */
export const readPage = (html: string): PageContents => ({
  questions: [...html.matchAll(ASKED)].flatMap(([, text = '']) => questionIn(text)),
  frames: [...html.matchAll(FRAME)].map(([, index, base64 = '', width, height]) => ({
    index: Number(index),
    width: Number(width),
    height: Number(height),
    jpeg: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
  })),
})
