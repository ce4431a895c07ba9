import type { Vec2 } from '../../geometry/index.ts'
import type { GroupMark, Mark, PathMark, Sheet, TextMark } from './sheet.ts'

/** A hundredth of a millimetre: finer than any printer. */
const number = (value: number): string => String(Number(value.toFixed(2)) + 0)
const point = ([x, y]: Vec2): string => `${number(x)} ${number(y)}`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Text as it may stand in XML and HTML, between tags and in quotes; what XML cannot say is left out. */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that XML forbids.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one)

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
    )
    .join('')
}

function pathOf({ runs, isClosed, fill, stroke, width, dash, roundCaps }: PathMark): string {
  const d = runs
    .filter(({ length }) => length > 0)
    .map((run) => `M${run.map(point).join('L')}${isClosed ? 'Z' : ''}`)
    .join('')
  if (!d) return ''
  return `<path${attributes({
    d,
    fill: fill ?? 'none',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dash?.map(number).join(' '),
    'stroke-linecap': roundCaps ? 'round' : undefined,
    'stroke-linejoin': stroke ? 'round' : undefined,
  })}/>`
}

function textOf({ text, at, anchor, size, isBold, fill, turn, halo }: TextMark): string {
  return `<text${attributes({
    x: at[0],
    y: at[1],
    'font-size': size,
    'font-weight': isBold ? '600' : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    fill,
    transform: turn ? `rotate(${number(turn)} ${point(at)})` : undefined,
    stroke: halo,
    'stroke-width': halo ? 0.7 : undefined,
    'paint-order': halo ? 'stroke' : undefined,
    'stroke-linejoin': halo ? 'round' : undefined,
  })}>${escaped(text)}</text>`
}

const groupOf = ({ name, objectId, title, marks }: GroupMark): string =>
  `<g${attributes({ 'data-layer': objectId === undefined ? name : undefined, 'data-object': objectId })}>${
    title ? `<title>${escaped(title)}</title>` : ''
  }${marks.map(markOf).join('')}</g>\n`

function markOf(mark: Mark): string {
  if (mark.kind === 'path') return pathOf(mark)
  return mark.kind === 'text' ? textOf(mark) : groupOf(mark)
}

/**
 * A sheet as SVG, as large in the world as on paper.
 * @param inside XML that goes in before the drawing, such as metadata.
 */
export const svgOf = ({ width, height, title, description, marks }: Sheet, inside = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}mm" height="${number(height)}mm" viewBox="0 0 ${number(width)} ${number(height)}" role="img" aria-labelledby="plan-title plan-description" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">
<title id="plan-title">${escaped(title)}</title>
<desc id="plan-description">${escaped(description)}</desc>
${inside}${marks.map(markOf).join('')}</svg>
`
