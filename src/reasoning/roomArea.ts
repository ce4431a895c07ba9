import { areaNumber, areaUnit, type LengthUnits } from '../geometry/index.ts'
import type { LayoutRoom } from '../layout/index.ts'

/** A room's area in words: the number, its unit, and what is known of it. */
export interface AreaWords {
  /** `28`, or `about 8` where a wall was not seen. */
  value: string
  unit: string
  /** `± 6`, or `8 to 26: 3 walls were not seen`; undefined where nobody measured how far it is sure. */
  sure?: string
}

/** A room's area, rounded to what is known; where walls were not seen, from what was seen to what it may be. */
export function areaWords(
  { areaSquareMetres: { value, sd }, wallSeen, provenance }: LayoutRoom,
  units: LengthUnits,
): AreaWords {
  const unit = areaUnit(units)
  const write = (squareMetres: number) => areaNumber(units, squareMetres, sd)
  const unseen = wallSeen.filter((isSeen) => !isSeen).length
  if (provenance?.area.origin === 'assumed' && unseen)
    return {
      value: `about ${write(value)}`,
      unit,
      sure: `${write(value)} to ${write(value + sd)}: ${unseen === 1 ? 'one wall was' : `${unseen} walls were`} not seen`,
    }
  return { value: write(value), unit, ...(sd > 0 && { sure: `± ${write(sd)}` }) }
}
