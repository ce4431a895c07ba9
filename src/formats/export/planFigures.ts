import { footprint, type LengthUnits, sizeIn, type Vec2 } from '../../geometry/index.ts'
import {
  type Layer,
  type Layout,
  type LayoutObject,
  layerOf,
  type OpeningSymbol,
  openingSymbols,
  sweepOf,
  type WallMount,
  wallMountsOf,
} from '../../layout/index.ts'
import { objectName } from '../../reasoning/index.ts'
import { groundOf, hatchedMarks, type ToPaper } from './planMarks.ts'
import { WALL } from './planRoom.ts'
import { type GroupMark, INKS, type Mark, type PathMark, tint } from './sheet.ts'

/** How each object is drawn on a plan, by the layer that it belongs to. */

/** One object on paper. */
export interface Figure {
  object: LayoutObject
  layer: Layer
  /** What it takes up on paper, convex: other things' names keep off it. */
  outline: readonly Vec2[]
  marks: Mark[]
}

/** What hangs higher than this above the floor is drawn dashed, as what hangs overhead is on a plan. */
const OVERHEAD_METRES = 1.1
/** The thinnest thing on a wall, millimetres of paper. */
const LEAST_MOUNT = 0.9
const DASH = { overhead: [1.6, 1], ceiling: [1, 0.8], unnamed: [0.3, 0.9] } as const

const top = ({ box }: LayoutObject) => box.center[2] + box.size[2] / 2
export const isOverhead = ({ category, box }: LayoutObject) =>
  layerOf(category) === 'ceiling' || box.center[2] - box.size[2] / 2 > OVERHEAD_METRES

/** The layout without what takes up room and has no name. */
export const withoutUnnamed = (layout: Layout): Layout => ({
  ...layout,
  objects: layout.objects.filter(({ category }) => layerOf(category) !== 'unnamed'),
})

const closed = (corners: readonly Vec2[], style: Partial<PathMark>): PathMark => ({
  kind: 'path',
  runs: [corners],
  isClosed: true,
  ...style,
})

/** The marks of a box by its layer: furniture is hatched, the others are plainer. */
export function boxMarks(corners: readonly Vec2[], category: string, isAbove = false): Mark[] {
  const layer = layerOf(category)
  if (layer === 'ceiling') return [closed(corners, { stroke: INKS.second, width: 0.25, dash: DASH.ceiling })]
  if (layer === 'unnamed')
    return [
      closed(corners, { fill: tint(INKS.third, 0.08) }),
      { ...closed(corners, { stroke: INKS.third, width: 0.3, dash: DASH.unnamed }), roundCaps: true },
    ]
  if (layer === 'furniture') return hatchedMarks(corners, category, isAbove)
  return [closed(corners, { fill: groundOf(category), stroke: INKS.second, width: 0.2 })]
}

/** A door's leaf and the quarter circle that it sweeps, or a window's lines; both with the ends of the wall. */
export function openingMarks(
  { jambs, leaves, panes }: Omit<OpeningSymbol, 'opening'>,
  place: ToPaper,
): Mark[] {
  const at = (points: readonly Vec2[]) => points.map(place)
  const lines = (runs: readonly (readonly Vec2[])[], width: number): Mark[] =>
    runs.length ? [{ kind: 'path', runs: runs.map(at), isClosed: false, stroke: INKS.ink, width }] : []
  const [inner, , outer] = panes
  return [
    ...leaves.map((leaf) => closed(at([leaf.hinge, ...sweepOf(leaf)]), { fill: INKS.floor })),
    ...(inner && outer ? [closed(at([...inner, ...[...outer].reverse()]), { fill: INKS.paper })] : []),
    ...lines(jambs, 0.3),
    ...lines(
      leaves.map((leaf) => sweepOf(leaf)),
      0.15,
    ),
    ...lines(panes, 0.18),
    ...lines(
      leaves.map(({ hinge, open }) => [hinge, open]),
      0.55,
    ),
  ]
}

/** What a door or window takes up: the room in which its leaves swing, or the wall that it stands in. */
const openingOutline = ({ leaves, panes, gap }: OpeningSymbol): Vec2[] => {
  const [inner, , outer] = panes
  if (inner && outer) return [...inner, ...[...outer].reverse()]
  const [first, second] = leaves
  if (!first) return [...gap]
  return second ? [first.hinge, first.open, second.open, second.hinge] : [first.hinge, ...sweepOf(first, 6)]
}

/**
 * All objects of a layout as they are drawn, the lower ones first: doors and windows in their walls, thin strips on
 * the walls, outlines of the rest.
 */
export function figuresOf(layout: Layout, place: ToPaper, scale: number): Figure[] {
  const metres = (millimetres: number) => (millimetres * scale) / 1000
  const openings = new Map(
    openingSymbols(layout, metres(WALL)).map((symbol) => [symbol.opening.object, symbol] as const),
  )
  const mounts = new Map(
    wallMountsOf(layout, metres(WALL), metres(LEAST_MOUNT)).map((mount) => [mount.object, mount] as const),
  )
  return [...layout.objects]
    .sort((a, b) => top(a) - top(b))
    .map((object) => figureOf(object, place, openings.get(object), mounts.get(object)))
}

function figureOf(
  object: LayoutObject,
  place: ToPaper,
  symbol: OpeningSymbol | undefined,
  mount: WallMount | undefined,
): Figure {
  const { category, box } = object
  const layer = layerOf(category)
  if (symbol)
    return { object, layer, outline: openingOutline(symbol).map(place), marks: openingMarks(symbol, place) }
  const outline = (mount?.corners ?? footprint(box)).map(place)
  return { object, layer, outline, marks: boxMarks(outline, category, isOverhead(object)) }
}

/** The figures as marks: doors and windows, then the rest; each a group with its object's id. */
export function objectMarks(figures: readonly Figure[], units: LengthUnits): GroupMark[] {
  const groupOf = ({ object, marks }: Figure): GroupMark => ({
    kind: 'group',
    name: object.category,
    objectId: object.id,
    title: `${objectName(object.id)}, ${sizeIn(units, object.box.size)}`,
    marks,
  })
  const group = (name: string, kept: readonly Figure[]): GroupMark[] =>
    kept.length || name === 'objects' ? [{ kind: 'group', name, marks: kept.map(groupOf) }] : []
  return [
    ...group(
      'openings',
      figures.filter(({ layer }) => layer === 'opening'),
    ),
    ...group(
      'objects',
      figures.filter(({ layer }) => layer !== 'opening'),
    ),
  ]
}
