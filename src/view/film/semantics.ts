import type { Vec2 } from '../../geometry/index.ts'
import { type FrameSemantics, KEPT_CLASSES } from '../../session/index.ts'
import { categoryGroupOf, groupColour } from '../common/categoryGroups.ts'

/** What a picture's cells are taken for, as shapes to draw and words to say. Coordinates are in cells, from the top left. */

export interface Cell {
  row: number
  column: number
}

/** A class with its probability. */
export interface Reading {
  name: string
  probability: number
}

/** What a cell is taken for, the likelier first; undefined outside the picture. */
export function readingsAt(
  { rows, columns, classes, best, shares }: FrameSemantics,
  { row, column }: Cell,
): readonly Reading[] | undefined {
  if (row < 0 || column < 0 || row >= rows || column >= columns) return undefined
  const at = KEPT_CLASSES * (row * columns + column)
  return Array.from({ length: KEPT_CLASSES }, (_, k) => ({
    name: classes[best[at + k] as number] as string,
    probability: (shares[at + k] as number) / 255,
  }))
}

/** The class of each cell, as an index into `classes`. */
const likeliest = ({ rows, columns, best }: FrameSemantics): number[] =>
  Array.from({ length: rows * columns }, (_, cell) => best[KEPT_CLASSES * cell] as number)

/** How much of the picture each class takes, the largest first. */
export function coverage(semantics: FrameSemantics): { name: string; share: number }[] {
  const counts = new Map<number, number>()
  const cells = likeliest(semantics)
  for (const k of cells) counts.set(k, (counts.get(k) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([k, count]) => ({ name: semantics.classes[k] as string, share: count / cells.length }))
}

/** Colours of what is no object; in film.css. */
const STRUCTURE = ['wall', 'floor', 'ceiling', 'person']

/** The colour of a class: that of its group on the map. */
export const classColour = (name: string): string =>
  STRUCTURE.includes(name) ? `var(--patch-${name})` : groupColour(categoryGroupOf(name))

/** Patterns that tell classes of one colour apart: plain, then lines, then dots. */
export const PATTERNS = ['plain', 'lines', 'dots'] as const
export type Pattern = (typeof PATTERNS)[number]

/** A class as it is drawn and listed. */
export interface ClassLook {
  name: string
  /** Of the picture, 0 to 1. */
  share: number
  colour: string
  pattern: Pattern
}

/** How the classes of a picture look, the largest first. */
export function looksOf(semantics: FrameSemantics): ClassLook[] {
  const used = new Map<string, number>()
  return coverage(semantics).map(({ name, share }) => {
    const colour = classColour(name)
    const count = used.get(colour) ?? 0
    used.set(colour, count + 1)
    return { name, share, colour, pattern: PATTERNS[Math.min(count, PATTERNS.length - 1)] as Pattern }
  })
}

/** Less likely than this, a cell is drawn fainter: its class is hardly more than a guess. */
const SURE = 0.6

/** The cells of a class, those that are sure and the rest apart: each as an SVG path, a rectangle for each run of cells. */
export function patchPaths(semantics: FrameSemantics, name: string): { sure: string; unsure: string } {
  const { rows, columns, classes, shares } = semantics
  const cells = likeliest(semantics)
  const k = classes.indexOf(name)
  const path = (wantsSure: boolean) => {
    const isIn = (cell: number) =>
      cells[cell] === k && (shares[KEPT_CLASSES * cell] as number) / 255 >= SURE === wantsSure
    let data = ''
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        if (!isIn(row * columns + column)) continue
        const from = column
        while (column + 1 < columns && isIn(row * columns + column + 1)) column++
        data += `M${from} ${row}H${column + 1}V${row + 1}H${from}Z`
      }
    return data
  }
  return { sure: path(true), unsure: path(false) }
}

/** The lines between cells of different classes, as an SVG path. */
export function borderPath(semantics: FrameSemantics): string {
  const { rows, columns } = semantics
  const cells = likeliest(semantics)
  let data = ''
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const own = cells[row * columns + column]
      if (column + 1 < columns && cells[row * columns + column + 1] !== own)
        data += `M${column + 1} ${row}V${row + 1}`
      if (row + 1 < rows && cells[(row + 1) * columns + column] !== own)
        data += `M${column} ${row + 1}H${column + 1}`
    }
  return data
}

/** Smaller patches than this share of the picture bear no name. */
const LEAST_NAMED = 0.02

/**
 * Where the classes' names stand: in the middle of the largest connected patch of each, on one of its own cells. The
 * larger first.
 */
export function patchNames(semantics: FrameSemantics): { name: string; at: Vec2 }[] {
  const { rows, columns, classes } = semantics
  const cells = likeliest(semantics)
  const seen = new Uint8Array(cells.length)
  const largest = new Map<number, number[]>()
  for (let start = 0; start < cells.length; start++) {
    if (seen[start]) continue
    const patch = [start]
    seen[start] = 1
    for (const cell of patch) {
      const [row, column] = [Math.floor(cell / columns), cell % columns]
      for (const next of [
        column > 0 ? cell - 1 : -1,
        column + 1 < columns ? cell + 1 : -1,
        row > 0 ? cell - columns : -1,
        row + 1 < rows ? cell + columns : -1,
      ]) {
        if (next < 0 || seen[next] || cells[next] !== cells[start]) continue
        seen[next] = 1
        patch.push(next)
      }
    }
    const k = cells[start] as number
    if (patch.length > (largest.get(k)?.length ?? 0)) largest.set(k, patch)
  }
  return [...largest]
    .filter(([, patch]) => patch.length >= LEAST_NAMED * cells.length)
    .sort((a, b) => b[1].length - a[1].length)
    .map(([k, patch]) => ({ name: classes[k] as string, at: middleCell(patch, columns) }))
}

/** The middle of the cell of a patch that is nearest to the patch's own middle. */
function middleCell(patch: readonly number[], columns: number): Vec2 {
  const places = patch.map((cell): Vec2 => [(cell % columns) + 0.5, Math.floor(cell / columns) + 0.5])
  const mean: Vec2 = [
    places.reduce((sum, [x]) => sum + x, 0) / places.length,
    places.reduce((sum, [, y]) => sum + y, 0) / places.length,
  ]
  const away = ([x, y]: Vec2) => (x - mean[0]) ** 2 + (y - mean[1]) ** 2
  return places.reduce((best, place) => (away(place) < away(best) ? place : best))
}
