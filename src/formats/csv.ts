import { z } from 'zod'
import { type Layout, type LayoutObject, layerOf, wallsWithOpenings } from '../layout/index.ts'
import { firstIssue, MapFileError } from './errors.ts'
import { coordinate, extent, type GivenObject, givenLayout, refuseAllLost } from './given.ts'

/**
 * Floorsight's own table of objects: one a row, under the header
 * `id,category,x (m),y (m),z (m),length (m),width (m),height (m),yaw (rad)`; centre and full extents in metres, map
 * frame, yaw in radians counter-clockwise about +z. Units may be left out. Quoting is RFC 4180's.
 */
const COLUMNS = ['id', 'category', 'x', 'y', 'z', 'length', 'width', 'height', 'yaw'] as const
/**
 * What follows from the layout and is written beside it: the layer, and of doors and windows in a wall its number (the
 * sides of the outline count from 1, counter-clockwise), lower and upper edge above the floor, metres. Only the
 * alternatives, `shelf 0.2; desk 0.1`, are read back.
 */
const MORE_COLUMNS = ['layer', 'wall', 'sill', 'head', 'alternatives'] as const

/** The units of columns that have one. */
const UNITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['x', 'y', 'z', 'length', 'width', 'height', 'sill', 'head'].map((column) => [column, 'm']),
  ),
  yaw: 'rad',
}

/** A column's name in the header, and its unit where it says one: `x (m)`, `x [m]`. */
function columnIn(cell: string): { name: string; unit?: string } {
  const [, name = '', unit] = /^\s*(.*?)\s*(?:[([]\s*([^)\]]*?)\s*[)\]])?\s*$/.exec(cell.toLowerCase()) ?? []
  return { name, ...(unit !== undefined && { unit }) }
}

const numeric = z
  .string()
  .regex(/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i, 'not a number')
  .transform(Number)
const rowSchema = z.object({
  id: z.string(),
  category: z.string().min(1, 'empty'),
  x: numeric.pipe(coordinate),
  y: numeric.pipe(coordinate),
  z: numeric.pipe(coordinate),
  length: numeric.pipe(extent),
  width: numeric.pipe(extent),
  height: numeric.pipe(extent),
  yaw: numeric.pipe(coordinate),
})

const ALTERNATIVE = /^\s*(\S.*?)\s+(0?\.\d+|0|1|1\.0*)\s*$/

/** The alternatives of a cell; what is none is passed over. */
const alternativesIn = (text: string): NonNullable<LayoutObject['alternatives']> =>
  text.split(';').flatMap((part) => {
    const [, category, probability] = ALTERNATIVE.exec(part) ?? []
    return category === undefined ? [] : [{ category, probability: Number(probability) }]
  })

/** A quoted cell up to its end, or a bare one. */
const CELL = /"((?:[^"]|"")*)"[ \t]*|([^,\r\n]*)/y

/** Rows of cells, each with the line it begins at; bare cells without the spaces around them. Blank lines are passed over. */
function* rowsOf(text: string): Generator<{ line: number; cells: string[] }> {
  let [at, line, first] = [0, 1, 1]
  let cells: string[] = []
  while (at <= text.length) {
    CELL.lastIndex = at
    const [matched, quoted, bare] = CELL.exec(text) ?? ['']
    cells.push(quoted?.replaceAll('""', '"') ?? bare?.trim() ?? '')
    at += matched.length
    line += matched.split('\n').length - 1
    if (text[at] === ',') at++
    else {
      const end = /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? ''
      if (cells.length > 1 || cells[0]) yield { line: first, cells }
      cells = []
      line++
      first = line
      // Text after a closing quote is not a cell of its own: skip to where the next one can begin.
      at = end ? at + end.length : nextCell(text, at)
    }
  }
}

const nextCell = (text: string, at: number) => {
  const end = /\r\n|\r|\n/.exec(text.slice(at))
  return end ? at + end.index + end[0].length : text.length + 1
}

/**
 * Reads a table of objects. Columns may come in any order, others are passed over; rows that cannot be read are left
 * out and named in the remarks. An empty id is numbered by category.
 * @throws MapFileError where a column is missing, or no row can be read.
 */
export function readCsv(text: string, name = 'CSV table'): Layout {
  const [header, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''))
  const columns = (header?.cells ?? []).map(columnIn)
  const placeOf = (column: string) => columns.findIndex(({ name: found }) => found === column)
  const places = COLUMNS.map(placeOf)
  const missing = COLUMNS.filter((_, k) => (places[k] ?? -1) < 0)
  if (missing.length)
    throw new MapFileError(`The table has no column ${missing.join(', ')} in its first line.`)
  const other = columns.find(({ name: found, unit }) => unit && UNITS[found] && unit !== UNITS[found])
  if (other)
    throw new MapFileError(
      `The column ${other.name} is in ${other.unit}: it must be in ${UNITS[other.name]}.`,
    )
  const alternatives = placeOf('alternatives')
  const remarks: string[] = []
  const objects = rows.flatMap(({ line, cells }): GivenObject[] => {
    const row = rowSchema.safeParse(
      Object.fromEntries(COLUMNS.map((column, k) => [column, cells[places[k] ?? -1] ?? ''])),
    )
    if (!row.success) {
      remarks.push(`Line ${line} was left out: ${firstIssue(row.error)}.`)
      return []
    }
    const { id, category, x, y, z, length, width, height, yaw } = row.data
    const box = { center: [x, y, z] as const, size: [length, width, height] as const, yaw }
    return [{ ...(id && { id }), category, alternatives: alternativesIn(cells[alternatives] ?? ''), box }]
  })
  refuseAllLost({ kept: objects, remarks })
  return givenLayout(name, objects, { format: 'CSV table', remarks })
}

const cell = (value: string | number) =>
  typeof value === 'string' && /[",\r\n]|^\s|\s$/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : String(value)

/** A millimetre: finer than any of these is known. */
const short = (value: number) => Number(value.toFixed(3))

/** The table of a layout's objects: their upright boxes, with what else a spreadsheet may sort by. */
export function writeCsv(layout: Layout): string {
  const inWall = new Map(
    wallsWithOpenings(layout).flatMap(({ openings }, k) =>
      openings.map(({ object, sill, head }) => [object, [k + 1, short(sill), short(head)]] as const),
    ),
  )
  const rows = layout.objects.map((object) => {
    const { id, category, alternatives = [], box } = object
    const others = alternatives.map((one) => `${one.category} ${short(one.probability)}`).join('; ')
    const more = [layerOf(category), ...(inWall.get(object) ?? ['', '', '']), others]
    return [id, category, ...box.center, ...box.size, box.yaw, ...more]
  })
  const header = [...COLUMNS, ...MORE_COLUMNS].map((name) =>
    UNITS[name] ? `${name} (${UNITS[name]})` : name,
  )
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('')
}
