import { type LengthUnits, type Rect, sizeIn } from '../../../geometry/index.ts'
import type { Layer, LayoutObject } from '../../../layout/index.ts'
import { objectName } from '../../common/format.ts'
import type { Drawn } from '../labelSheet.ts'
import { type LabelWish, type PlacedLabel, placeLabels } from '../labels.ts'
import { measureText } from '../measureText.ts'
import { type PlanFigure, thingOf } from './figures.ts'
import type { Viewport } from './viewport.ts'

/** Of a label's line, pixels. */
export const LINE = 16
const PAD = 6
/** Of a name without a ground. */
const BARE_PAD = 4
const BADGE_PAD = 4
/** With less of the sheet for each piece of furniture than this, badges are small, square pixels. */
const LITTLE_ROOM = 2000
const SMALL_BADGE = { height: 13, scale: 0.78, pad: 2 }

function badgeSize(number: string, isSmall: boolean): { width: number; height: number } {
  const width = measureText(number)
  if (!isSmall) return { width: Math.max(LINE, width + 2 * BADGE_PAD), height: LINE }
  const { height, scale, pad } = SMALL_BADGE
  return { width: Math.max(height, width * scale + 2 * pad), height }
}

/** What a label says: its object's name; of the selected one its size as well. */
export const linesOf = ({ id, box }: LayoutObject, isSelected: boolean, units: LengthUnits): string[] =>
  isSelected ? [objectName(id), sizeIn(units, box.size)] : [objectName(id)]

const area = ({ object: { box } }: PlanFigure) => box.size[0] * box.size[1]
const idOf = ({ object }: PlanFigure) => object.id

/** Among so few, doors, pictures and lamps have their names too. */
const FEW_FIGURES = 30
/** And from so near by; small things, and what nothing names, from nearer: pixels for a metre. */
const NAMES_FROM: Readonly<Record<Exclude<Layer, 'furniture'>, number>> = {
  opening: 150,
  wall: 150,
  ceiling: 150,
  small: 240,
  unnamed: 240,
}

/** Furniture always has a name or a number; all else a name where it has room, and only among few or from near by. */
function isNamed({ layer }: PlanFigure, count: number, pixelsPerMetre: number): boolean {
  if (layer === 'furniture') return true
  const isFew = count <= FEW_FIGURES && layer !== 'small' && layer !== 'unnamed'
  return isFew || pixelsPerMetre >= NAMES_FROM[layer]
}

/** Names lie on these as if they were not there: what lies on furniture, and what hangs over it. */
const isPassive = ({ layer }: PlanFigure) => layer === 'small' || layer === 'ceiling'

interface Labelled {
  figures: readonly PlanFigure[]
  /** Of all objects; see `objectNumbers`. */
  numbers: ReadonlyMap<string, number>
  viewport: Viewport
  units: LengthUnits
  selected: string | undefined
}

function wishOf(figure: PlanFigure, isTight: boolean, { numbers, units, selected }: Labelled): LabelWish {
  const { object } = figure
  const isSelected = object.id === selected
  const lines = linesOf(object, isSelected, units)
  const width =
    Math.max(...lines.map((line, k) => measureText(line, k === 0 && isSelected))) +
    2 * (isSelected ? PAD : BARE_PAD)
  return {
    id: object.id,
    width,
    height: lines.length * LINE + (isSelected ? 6 : 2),
    badge: badgeSize(String(numbers.get(object.id) ?? ''), isTight),
    insists: isSelected,
    isOptional: !isSelected && figure.layer !== 'furniture',
    ...thingOf(figure),
  }
}

/**
 * Where the objects' names stand, or their numbers in the table where there is no room for names. That of the selected
 * one comes first, then those of the larger ones.
 * @param hasNames whether any but the selected one has a label.
 */
export function placedLabels(
  labelled: Labelled,
  hasNames: boolean,
  obstacles: readonly Rect[],
  drawn: Omit<Drawn, 'unnamed'>,
): PlacedLabel[] {
  const { figures, viewport, selected } = labelled
  const isWanted = (figure: PlanFigure) =>
    idOf(figure) === selected || (hasNames && isNamed(figure, figures.length, viewport.pixelsPerMetre))
  const furniture = figures.filter(({ layer }) => layer === 'furniture').length
  const isTight = viewport.width * viewport.height < LITTLE_ROOM * furniture
  const wishes = figures
    .filter(isWanted)
    .sort((a, b) => Number(idOf(b) === selected) - Number(idOf(a) === selected) || area(b) - area(a))
    .map((figure) => wishOf(figure, isTight, labelled))
  const unnamed = figures.filter((figure) => !isWanted(figure) && !isPassive(figure)).map(thingOf)
  return placeLabels(wishes, viewport, obstacles, { ...drawn, unnamed })
}
