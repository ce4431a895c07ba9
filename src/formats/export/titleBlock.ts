import {
  areaNumber,
  areaUnit,
  type LengthUnits,
  lengthIn,
  METRES_PER_FOOT,
  sizeIn,
} from '../../geometry/index.ts'
import {
  CATEGORY_GROUP_TITLES,
  CATEGORY_GROUPS,
  categoryGroupOf,
  type Layout,
  type Measured,
  roomSides,
} from '../../layout/index.ts'
import { textWidth } from './helvetica.ts'
import { hatchedMarks } from './planMarks.ts'
import { INKS, line, type Mark } from './sheet.ts'

/** What stands above and below a plan on its sheet. */

/** Marks whose own top is at 0, and how much of the sheet they take, millimetres. */
export interface Band {
  height: number
  marks(top: number): Mark[]
}

const NAME_SIZE = 2.2
const VALUE_SIZE = 3.1
const CELL = { height: 10.5, pad: 2.5 }
const KEY = { height: 5.6, size: 2.4, swatch: 3.6, above: 1.8 }

const text = (value: string, x: number, y: number, size: number, fill: string, isBold = false): Mark => ({
  kind: 'text',
  text: value,
  at: [x, y],
  anchor: 'start',
  size,
  fill,
  isBold,
})

/** The drawing's name, and what it is. */
export function titleBand(title: string, subtitle: string, left: number, width: number): Band {
  // A long name is set smaller, and never beyond the sheet.
  const size = Math.min(5.6, Math.max(2.6, (5.6 * width) / Math.max(1, textWidth(title, 5.6, true))))
  return {
    height: 15,
    marks: (top) => [
      text(title, left, top + 5.2, size, INKS.ink, true),
      text(subtitle, left, top + 10.4, 2.9, INKS.second),
    ],
  }
}

/** An area with its standard deviation, where it has one. */
export const areaText = ({ value, sd }: Measured, units: LengthUnits): string =>
  `${areaNumber(units, value)}${sd > 0 ? ` ± ${areaNumber(units, sd)}` : ''} ${areaUnit(units)}`

/** A name and a value as the title block says them. */
type Cell = readonly [name: string, value: string]

function cellsOf(layout: Layout, units: LengthUnits): Cell[] {
  const { room, objects, scale, floorSeen } = layout
  const sides = room && roomSides(room)
  const cells: Cell[] = []
  if (sides) cells.push(['Room', sizeIn(units, sides)])
  if (room) cells.push(['Floor area', areaText(room.areaSquareMetres, units)])
  if (room?.heightMetres) cells.push(['Height', lengthIn(units, room.heightMetres.value)])
  cells.push(['Objects', String(objects.length)])
  if (scale.cues.length) cells.push(['All lengths within', `± ${(scale.relativeSd * 100).toFixed(0)} %`])
  if (!floorSeen && objects.length) cells.push(['Floor', 'assumed, not seen'])
  return cells
}

/** Things of given widths in rows of a width. */
function rowsOf<T>(things: readonly T[], widthOf: (thing: T) => number, width: number): T[][] {
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

/** The numbers of the room, ruled as a title block. */
export function numbersBand(layout: Layout, units: LengthUnits, left: number, width: number): Band {
  const widthOf = ([name, value]: Cell) =>
    Math.max(textWidth(name, NAME_SIZE), textWidth(value, VALUE_SIZE)) + 2 * CELL.pad
  const rows = rowsOf(cellsOf(layout, units), widthOf, width)
  return {
    height: rows.length * CELL.height,
    marks: (top) => [
      line([left, top], [left + width, top], INKS.ink, 0.35),
      ...rows.flatMap((row, r) => {
        const y = top + r * CELL.height
        const spare = (width - row.reduce((sum, cell) => sum + widthOf(cell), 0)) / row.length
        let x = left
        return [
          ...row.flatMap((cell, k) => {
            const at = x
            x += widthOf(cell) + spare
            return [
              ...(k ? [line([at, y], [at, y + CELL.height], INKS.rule, 0.15)] : []),
              text(cell[0], at + (k ? CELL.pad : 0), y + 3.9, NAME_SIZE, INKS.third),
              text(cell[1], at + (k ? CELL.pad : 0), y + 8.2, VALUE_SIZE, INKS.ink),
            ]
          }),
          line([left, y + CELL.height], [left + width, y + CELL.height], INKS.rule, 0.15),
        ]
      }),
    ],
  }
}

/** What the hatchings and lines mean. */
export function keyBand(layout: Layout, withCameras: boolean, left: number, width: number): Band {
  const entries = CATEGORY_GROUPS.flatMap((kind) => {
    const one = layout.objects.find(({ category }) => categoryGroupOf(category) === kind)
    return one ? [{ title: CATEGORY_GROUP_TITLES[kind], category: one.category }] : []
  }) as { title: string; category: string | undefined }[]
  if (withCameras) entries.push({ title: 'Way of the camera', category: undefined })
  const widthOf = ({ title }: { title: string }) => KEY.swatch + 1.5 + textWidth(title, KEY.size) + 4
  const rows = rowsOf(entries, widthOf, width)
  return {
    height: rows.length * KEY.height + KEY.above,
    marks: (top) =>
      rows.flatMap((row, r) => {
        const y = top + KEY.above + r * KEY.height
        let x = left
        return row.flatMap((entry): Mark[] => {
          const at = x
          x += widthOf(entry)
          const [right, bottom] = [at + KEY.swatch, y + KEY.swatch]
          const sign: Mark[] = entry.category
            ? hatchedMarks(
                [
                  [at, y],
                  [right, y],
                  [right, bottom],
                  [at, bottom],
                ],
                entry.category,
              )
            : [
                {
                  ...line([at, (y + bottom) / 2], [right, (y + bottom) / 2], INKS.accent, 0.3),
                  dash: [1.2, 0.8],
                },
              ]
          return [...sign, text(entry.title, right + 1.5, y + 2.7, KEY.size, INKS.second)]
        })
      }),
  }
}

/** Round lengths for a scale bar: metres, or feet where feet are read. */
const BAR_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const LEAST_BAR = 28

/** A ruled bar of a round length, and the scale in figures. */
export function scaleBand(scale: number, units: LengthUnits, left: number, withRatio: boolean): Band {
  const unit = units === 'ft-in' ? METRES_PER_FOOT : 1
  const millimetresOf = (step: number) => (step * unit * 1000) / scale
  const step = BAR_STEPS.find((one) => millimetresOf(one) >= LEAST_BAR) ?? 1000
  const length = millimetresOf(step)
  const name = units === 'ft-in' ? `${step} ft` : units === 'cm' ? `${step * 100} cm` : `${step} m`
  const parts = 4
  return {
    height: 8,
    marks: (top) => {
      const y = top + 3.5
      const at = (k: number) => left + (length * k) / parts
      return [
        ...Array.from(
          { length: parts },
          (_, k): Mark => ({
            kind: 'path',
            runs: [
              [
                [at(k), y - 0.8],
                [at(k + 1), y - 0.8],
                [at(k + 1), y + 0.8],
                [at(k), y + 0.8],
              ],
            ],
            isClosed: true,
            fill: k % 2 ? INKS.paper : INKS.ink,
            stroke: INKS.ink,
            width: 0.2,
          }),
        ),
        text(name, left + length + 2, y + 1, 2.6, INKS.ink),
        ...(withRatio
          ? [text(`1:${scale}`, left + length + 2 + textWidth(name, 2.6) + 3, y + 1, 2.6, INKS.third)]
          : []),
      ]
    },
  }
}

/** One line of small print. */
export const noteBand = (note: string, left: number): Band => ({
  height: 5,
  marks: (top) => [text(note, left, top + 3.6, 2.2, INKS.third)],
})
