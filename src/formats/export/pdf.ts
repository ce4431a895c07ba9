import type { Vec2 } from '../../geometry/index.ts'
import { textWidth } from './helvetica.ts'
import { isInHelvetica, stringOf, unicodeString } from './pdfText.ts'
import type { Mark, PathMark, Sheet, TextMark } from './sheet.ts'

/**
 * A sheet as a PDF of one page, in its true size: lines, areas, and text in the reader's own Helvetica. What Helvetica has
 * no letters for (names in other scripts) is cut as a stencil by whoever can draw it, and printed through that.
 */

/** A text as a picture of one bit, as the paper's height of its type asks for it. */
export interface Stencil {
  /** Pixels. */
  width: number
  height: number
  /** Of the baseline, from the top, pixels. */
  baseline: number
  pixelsPerMillimetre: number
  /** Rows from the top, each of whole bytes, the first pixel highest: 1 is ink. */
  bits: Uint8Array
}

/** @param size of the type, millimetres. @param outline drawn about the letters, millimetres wide in all. */
export type CutStencil = (text: string, size: number, isBold: boolean, outline: number) => Stencil

const POINTS_PER_MILLIMETRE = 72 / 25.4
const number = (value: number): string => String(Number(value.toFixed(3)) + 0)
const pair = ([x, y]: Vec2) => `${number(x)} ${number(y)}`

const colour = (hex: string): string =>
  [1, 3, 5].map((at) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ')

function pathOf({ runs, isClosed, fill, stroke, width = 0.2, dash, roundCaps }: PathMark): string {
  const lines = runs.flatMap((run) =>
    run.length
      ? [`${run.map((at, k) => `${pair(at)} ${k ? 'l' : 'm'}`).join(' ')}${isClosed ? ' h' : ''}`]
      : [],
  )
  if (!lines.length || (!fill && !stroke)) return ''
  const state = [
    'q',
    ...(fill ? [`${colour(fill)} rg`] : []),
    ...(stroke ? [`${colour(stroke)} RG ${number(width)} w`, `${roundCaps ? 1 : 0} J 1 j`] : []),
    ...(dash ? [`[${dash.map(number).join(' ')}] 0 d`] : []),
  ]
  return [...state, ...lines, fill && stroke ? 'B' : fill ? 'f' : 'S', 'Q'].join('\n')
}

/** Width of the light edge about letters, millimetres. */
const HALO = 0.7

/** Puts what follows where a text stands: its anchor at the origin, x along the letters and y up from the baseline. */
function placedText({ at, turn = 0 }: TextMark, back: number): string {
  const angle = (turn * Math.PI) / 180
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  // The page's y points down here, and letters stand the other way up.
  return [c, s, s, -c, at[0] - back * c, at[1] - back * s].map(number).join(' ')
}

const SHARES = { start: 0, middle: 0.5, end: 1 }

function textOf(mark: TextMark): string {
  const { text, anchor, size, isBold = false, fill, halo } = mark
  const matrix = placedText(mark, SHARES[anchor] * textWidth(text, size, isBold))
  const draw = (mode: string) =>
    `BT ${mode} /${isBold ? 'B' : 'R'} ${number(size)} Tf ${matrix} Tm ${stringOf(text)} Tj ET`
  return [
    'q',
    ...(halo ? [`${colour(halo)} RG ${HALO} w 1 j`, draw('1 Tr')] : []),
    `${colour(fill)} rg`,
    draw('0 Tr'),
    'Q',
  ].join('\n')
}

/** A text through stencils; `add` takes one up among the page's pictures and says its name. */
function stencilledOf(mark: TextMark, cut: CutStencil, add: (stencil: Stencil) => string): string {
  const { text, anchor, size, isBold = false, fill, halo } = mark
  const print = (ink: string, outline: number) => {
    const stencil = cut(text, size, isBold, outline)
    const [width, height, below] = [stencil.width, stencil.height, stencil.height - stencil.baseline].map(
      (pixels) => pixels / stencil.pixelsPerMillimetre,
    ) as [number, number, number]
    const across = [width, 0, 0, height, 0, -below].map(number).join(' ')
    return `q ${colour(ink)} rg ${placedText(mark, SHARES[anchor] * width)} cm ${across} cm /${add(stencil)} Do Q`
  }
  return [...(halo ? [print(halo, HALO)] : []), print(fill, 0)].join('\n')
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function stencilObject({ width, height, bits }: Stencil): string {
  const data = `${hex(bits)}>`
  return (
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ImageMask true /BitsPerComponent 1 ` +
    `/Decode [1 0] /Filter /ASCIIHexDecode /Length ${data.length} >>\nstream\n${data}\nendstream`
  )
}

function markOf(mark: Mark, write: (mark: TextMark) => string): string {
  if (mark.kind === 'path') return pathOf(mark)
  if (mark.kind === 'text') return write(mark)
  return mark.marks
    .map((one) => markOf(one, write))
    .filter(Boolean)
    .join('\n')
}

const stamp = (date: Date) => `D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** Objects are numbered from 1; those of every PDF come first. */
const FIRST_STENCIL = 8

/** A sheet as a PDF's bytes. Without `cut`, letters that Helvetica lacks become question marks. */
export function pdfOf(sheet: Sheet, date: Date, cut?: CutStencil): Uint8Array<ArrayBuffer> {
  const k = POINTS_PER_MILLIMETRE
  const [width, height] = [sheet.width * k, sheet.height * k]
  const stencils: string[] = []
  const add = (stencil: Stencil) => `S${stencils.push(stencilObject(stencil)) - 1}`
  const write = (mark: TextMark) =>
    cut && !isInHelvetica(mark.text) ? stencilledOf(mark, cut, add) : textOf(mark)
  const content = [
    `${number(k)} 0 0 ${number(-k)} 0 ${number(height)} cm`,
    ...sheet.marks.map((mark) => markOf(mark, write)).filter(Boolean),
  ].join('\n')
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const pictures = stencils.map((_, n) => `/S${n} ${FIRST_STENCIL + n} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(width)} ${number(height)}] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> /XObject << ${pictures} >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${unicodeString(sheet.title)} /Subject ${unicodeString(sheet.description)} /Creator (Floorsight) /CreationDate (${stamp(date)}) >>`,
    ...stencils,
  ]
  // Every character is below 128, so that places in the text are places in the file.
  let text = '%PDF-1.4\n'
  const places = objects.map((body, k) => {
    const place = text.length
    text += `${k + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(text)
}
