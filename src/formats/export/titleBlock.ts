import { type LengthUnits, lengthIn, METRES_PER_FOOT, sizeIn } from '../../geometry/index.ts'
import { type Layout, type LayoutRoom, roomSides } from '../../layout/index.ts'
import { areaWords } from '../../reasoning/index.ts'
import { type Band, bandText, rowsOf } from './bands.ts'
import { textWidth } from './helvetica.ts'
import { INKS, line, type Mark } from './sheet.ts'

/** What stands above and below a plan on its sheet. */

const NAME_SIZE = 2.2
const VALUE_SIZE = 3.1
const CELL = { height: 10.5, pad: 2.5 }

/** The drawing's name, and what it is. */
export function titleBand(title: string, subtitle: string, left: number, width: number): Band {
  // A long name is set smaller, and never beyond the sheet.
  const size = Math.min(5.6, Math.max(2.6, (5.6 * width) / Math.max(1, textWidth(title, 5.6, true))))
  return {
    height: 15,
    marks: (top) => [
      bandText(title, left, top + 5.2, size, INKS.ink, true),
      bandText(subtitle, left, top + 10.4, 2.9, INKS.second),
    ],
  }
}

/** An area with its standard deviation, where it has one. */
export function areaText(room: LayoutRoom, units: LengthUnits): string {
  const { value, unit, sure } = areaWords(room, units)
  if (sure?.startsWith('±')) return `${value} ${sure} ${unit}`
  return `${value} ${unit}${sure ? `, ${sure}` : ''}`
}

/** A name and a value as the title block says them. */
type Cell = readonly [name: string, value: string]

function cellsOf(layout: Layout, units: LengthUnits): Cell[] {
  const { room, objects, scale, floorSeen } = layout
  const sides = room && roomSides(room)
  const cells: Cell[] = []
  if (sides) cells.push(['Room', sizeIn(units, sides)])
  if (room) cells.push(['Floor area', areaText(room, units)])
  if (room?.heightMetres) cells.push(['Height', lengthIn(units, room.heightMetres.value)])
  cells.push(['Objects', String(objects.length)])
  if (scale.cues.length) cells.push(['Scale', `± ${(scale.relativeSd * 100).toFixed(0)} %`])
  if (!floorSeen && objects.length) cells.push(['Floor', 'assumed, not seen'])
  return cells
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
              bandText(cell[0], at + (k ? CELL.pad : 0), y + 3.9, NAME_SIZE, INKS.third),
              bandText(cell[1], at + (k ? CELL.pad : 0), y + 8.2, VALUE_SIZE, INKS.ink),
            ]
          }),
          line([left, y + CELL.height], [left + width, y + CELL.height], INKS.rule, 0.15),
        ]
      }),
    ],
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
        bandText(name, left + length + 2, y + 1, 2.6, INKS.ink),
        ...(withRatio
          ? [bandText(`1:${scale}`, left + length + 2 + textWidth(name, 2.6) + 3, y + 1, 2.6, INKS.third)]
          : []),
      ]
    },
  }
}

/** One line of small print. */
export const noteBand = (note: string, left: number): Band => ({
  height: 5,
  marks: (top) => [bandText(note, left, top + 3.6, 2.2, INKS.third)],
})
