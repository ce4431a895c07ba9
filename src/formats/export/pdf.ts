import type { Vec2 } from '../../geometry/index.ts'
import { textWidth } from './helvetica.ts'
import type { Mark, PathMark, Sheet, TextMark } from './sheet.ts'

/** A sheet as a PDF of one page, in its true size: lines, areas, and text in the reader's own Helvetica. */

const POINTS_PER_MILLIMETRE = 72 / 25.4
const number = (value: number): string => String(Number(value.toFixed(3)) + 0)
const pair = ([x, y]: Vec2) => `${number(x)} ${number(y)}`

/** Windows' code page 1252 where it differs from Unicode: what Helvetica in a PDF can say. */
const WINDOWS: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  Š: 0x8a,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
  š: 0x9a,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
  '−': 0x2d,
  '′': 0x27,
  '″': 0x22,
}

/** A text as a PDF's string; letters that Helvetica lacks become question marks. */
function stringOf(text: string): string {
  let out = ''
  for (const glyph of text.normalize('NFC')) {
    const code = glyph.codePointAt(0) ?? 63
    const isLatin = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
    const byte = WINDOWS[glyph] ?? (isLatin ? code : 0x3f)
    const char = String.fromCharCode(byte)
    if ('()\\'.includes(char)) out += `\\${char}`
    else out += byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `(${out})`
}

/** A text that may be in any script, as the document's properties hold it. */
function unicodeString(text: string): string {
  let out = 'FEFF'
  for (let k = 0; k < text.length; k++) out += text.charCodeAt(k).toString(16).padStart(4, '0')
  return `<${out.toUpperCase()}>`
}

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

function textOf({ text, at, anchor, size, isBold = false, fill, turn = 0, halo }: TextMark): string {
  const back = { start: 0, middle: 0.5, end: 1 }[anchor] * textWidth(text, size, isBold)
  const angle = (turn * Math.PI) / 180
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  // The page's y points down here, and letters stand the other way up.
  const matrix = [c, s, s, -c, at[0] - back * c, at[1] - back * s].map(number).join(' ')
  const draw = (mode: string) =>
    `BT ${mode} /${isBold ? 'B' : 'R'} ${number(size)} Tf ${matrix} Tm ${stringOf(text)} Tj ET`
  return [
    'q',
    ...(halo ? [`${colour(halo)} RG 0.7 w 1 j`, draw('1 Tr')] : []),
    `${colour(fill)} rg`,
    draw('0 Tr'),
    'Q',
  ].join('\n')
}

function markOf(mark: Mark): string {
  if (mark.kind === 'path') return pathOf(mark)
  return mark.kind === 'text' ? textOf(mark) : mark.marks.map(markOf).filter(Boolean).join('\n')
}

const stamp = (date: Date) => `D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** A sheet as a PDF's bytes. */
export function pdfOf(sheet: Sheet, date: Date): Uint8Array<ArrayBuffer> {
  const k = POINTS_PER_MILLIMETRE
  const [width, height] = [sheet.width * k, sheet.height * k]
  const content = [
    `${number(k)} 0 0 ${number(-k)} 0 ${number(height)} cm`,
    ...sheet.marks.map(markOf).filter(Boolean),
  ].join('\n')
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${number(width)} ${number(height)}] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${unicodeString(sheet.title)} /Subject ${unicodeString(sheet.description)} /Creator (Floorsight) /CreationDate (${stamp(date)}) >>`,
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
