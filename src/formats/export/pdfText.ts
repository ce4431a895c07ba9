/** Texts in a PDF that brings no type of its own. */

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

const byteOf = (glyph: string): number | undefined => {
  const code = glyph.codePointAt(0) ?? 63
  const isLatin = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
  return WINDOWS[glyph] ?? (isLatin ? code : undefined)
}

/** Whether a PDF's Helvetica has all letters of a text. */
export const isInHelvetica = (text: string): boolean =>
  [...text.normalize('NFC')].every((glyph) => byteOf(glyph) !== undefined)

/** A text as a PDF's string; letters that Helvetica lacks become question marks. */
export function stringOf(text: string): string {
  let out = ''
  for (const glyph of text.normalize('NFC')) {
    const byte = byteOf(glyph) ?? 0x3f
    const char = String.fromCharCode(byte)
    if ('()\\'.includes(char)) out += `\\${char}`
    else out += byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `(${out})`
}

/** A text that may be in any script, as the document's properties hold it. */
export function unicodeString(text: string): string {
  let out = 'FEFF'
  for (let k = 0; k < text.length; k++) out += text.charCodeAt(k).toString(16).padStart(4, '0')
  return `<${out.toUpperCase()}>`
}
