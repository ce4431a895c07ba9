/** Widths of Helvetica's glyphs, thousandths of the type size, from the space to the tilde (Adobe's font metrics). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
const OTHERS: Readonly<Record<string, number>> = {
  '×': 584,
  '±': 584,
  '−': 584,
  '·': 278,
  '²': 333,
  '°': 400,
  '’': 222,
  '′': 191,
  '″': 355,
  '¼': 834,
  '½': 834,
  '¾': 834,
  '–': 556,
}
/** What a glyph is taken for that is not in the table: a digit's width. */
const USUAL = 556
/** Chinese, Japanese and Korean letters are as wide as their line is high. */
const WIDE_FROM = 0x2e80
const WIDE = 1000
/** Helvetica Bold's lower case is wider by so much. */
const BOLD = 1.08

/** Width of a text in Helvetica, in the unit of `size`. Arial, Liberation Sans and their like are as wide. */
export function textWidth(text: string, size: number, isBold = false): number {
  let sum = 0
  for (const glyph of text)
    sum +=
      WIDTHS[glyph.charCodeAt(0) - 32] ??
      OTHERS[glyph] ??
      ((glyph.codePointAt(0) ?? 0) >= WIDE_FROM ? WIDE : USUAL)
  return ((sum * size) / 1000) * (isBold ? BOLD : 1)
}
