import type { Mark } from './sheet.ts'

/** A band above or below a drawing: marks whose own top is at 0, and how much of the sheet they take, millimetres. */
export interface Band {
  height: number
  marks(top: number): Mark[]
}

/** A line of writing in a band. */
export const bandText = (
  value: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  isBold = false,
): Mark => ({
  kind: 'text',
  text: value,
  at: [x, y],
  anchor: 'start',
  size,
  fill,
  isBold,
})

/** Things of given widths in rows of a width. */
export function rowsOf<T>(things: readonly T[], widthOf: (thing: T) => number, width: number): T[][] {
  const rows: T[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const thing of things) {
    const own = widthOf(thing)
    if (used + own > width) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(thing)
    used += own
  }
  return rows
}
