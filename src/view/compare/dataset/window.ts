/** Rows of one height, of which only those on screen are drawn. */
export interface RowWindow {
  /** The first row drawn, and the one after the last. */
  first: number
  end: number
}

/** Rows drawn above and below what is on screen, so that a quick scroll does not show a gap. */
const SPARE = 8

/** @param scrolled pixels above the window. @param height of the window, pixels. */
export function windowOf(scrolled: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(scrolled / rowHeight) - SPARE))
  const end = Math.min(count, Math.max(0, Math.ceil((scrolled + height) / rowHeight) + SPARE))
  return { first, end: Math.max(first, end) }
}

/** Where to scroll so that a row is on screen whole; as it is where it is already. */
export function scrollToShow(row: number, scrolled: number, height: number, rowHeight: number): number {
  const top = row * rowHeight
  if (top < scrolled) return top
  return top + rowHeight > scrolled + height ? top + rowHeight - height : scrolled
}
