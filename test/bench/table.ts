/** A table to be printed: all cells are text by then. */
export interface Table {
  /** What is measured, and by what rules. */
  caption: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  notes: readonly string[]
}

const MISSING = '–'

const isNumeric = (cell: string) => /^[-+]?\d/.test(cell) || cell === MISSING

/** A number with so many digits after its point; a dash where there is none. */
export const number = (value: number | undefined, digits = 2): string => value?.toFixed(digits) ?? MISSING

/** A share in per cent. */
export const percent = (value: number | undefined, digits = 1): string =>
  value === undefined ? MISSING : `${(100 * value).toFixed(digits)} %`

/** The same with its sign, for errors that have a direction. */
export const signedPercent = (value: number | undefined): string =>
  value !== undefined && value > 0 ? `+${percent(value)}` : percent(value)

/** The table as lines of text; numbers stand to the right. */
export function tableText({ caption, columns, rows, notes }: Table): string {
  const widths = columns.map((name, k) => Math.max(name.length, ...rows.map((row) => (row[k] ?? '').length)))
  const isRight = columns.map((_, k) => rows.every((row) => isNumeric(row[k] ?? MISSING)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => (isRight[k] ? cell.padStart(widths[k] ?? 0) : cell.padEnd(widths[k] ?? 0)))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [caption, '', line(columns), rule, ...rows.map(line), ...notes.map((note) => `  ${note}`)].join('\n')
}
