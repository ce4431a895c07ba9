import { areaIn, type LengthUnits, type Vec2 } from '../../geometry/index.ts'
import { type Layout, turnToWalls } from '../../layout/index.ts'
import { textWidth } from './helvetica.ts'
import { figuresOf, objectMarks, withoutUnnamed } from './planFigures.ts'
import {
  type Bounds,
  boundsOf,
  PAPERS,
  type Paper,
  type Placement,
  SheetTooSmallError,
  scaleFitting,
  toPaper,
} from './planFrame.ts'
import { keyBand } from './planKey.ts'
import { cameraMarks } from './planMarks.ts'
import { areaMarks, labelMarks } from './planNames.ts'
import { dimensionMarks, roomMarks, wallRects } from './planRoom.ts'
import { INKS, type Mark, type Sheet } from './sheet.ts'
import { noteBand, numbersBand, scaleBand, titleBand } from './titleBlock.ts'

/** The units in words, for a drawing's title. */
const UNIT_WORDS: Readonly<Record<LengthUnits, string>> = {
  m: 'metres',
  cm: 'centimetres',
  'ft-in': 'feet and inches',
}

export interface PlanOptions {
  units: LengthUnits
  /** The scale's denominator; `auto`: the largest of the usual ones that fits. */
  scale: number | 'auto'
  /** `auto`: a sheet as large as the drawing needs. */
  paper: Paper | 'auto'
  /** Draws the camera path. */
  withCameras: boolean
  /** Draws what takes up room and has no name. */
  withUnnamed: boolean
  /** Lays the longest wall along the paper's edge; else +y of the map points up. */
  isSquare: boolean
  /** Printed on the sheet. */
  date: Date
  /** `bare`: only the drawing with its scale bar and key, for a page that says the rest and is shown at any size. */
  frame: 'sheet' | 'bare'
}

/** Around the drawing for the walls' lengths and names beside objects, and around the sheet; millimetres. */
const ROUND = 12
const EDGE = { sheet: 10, bare: 2 }
/** What a drawing without a page of its own is fitted into, and the least width of its sheet. */
const FREE: Vec2 = [260, 230]
/** A page shows a bare drawing at any size: with more on it, its letters are smaller beside it. */
const bareFree = ({ objects: { length } }: Layout): Vec2 => {
  const more = length > 50 ? 1.7 : length > 20 ? 1.4 : 1
  return [110 * more, 100 * more]
}
const LEAST_WIDTH = 120

const dayOf = (date: Date) =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const titleOf = ({ source: { name } }: Layout) =>
  name.replace(/\.[^.]*$/, '').replace(/\.layout$/, '') || name

/** The bands around a drawing, on a sheet of a width; empty on a bare one. */
function bandsOf(layout: Layout, options: PlanOptions, scale: number, left: number, width: number) {
  const { units, withCameras, frame, date } = options
  const ruler = scaleBand(scale, units, left, frame === 'sheet')
  const key = keyBand(layout, withCameras, left, width)
  if (frame === 'bare') return { head: [], foot: [ruler, key] }
  const subtitle = `Plan, seen from above. Scale 1:${scale}, lengths in ${UNIT_WORDS[units]}.`
  const source = `From ${layout.source.name}. Drawn by Floorsight, ${dayOf(date)}.`
  return {
    head: [titleBand(titleOf(layout), subtitle, left, width)],
    foot: [ruler, numbersBand(layout, units, left, width), key, noteBand(source, left)],
  }
}

const heightOf = (bands: readonly { height: number }[]) => bands.reduce((sum, { height }) => sum + height, 0)
const sizeOf = ({ min, max }: Bounds): Vec2 => [max[0] - min[0], max[1] - min[1]]

interface Page {
  width: number
  height: number
  scale: number
}

/** A page on which the drawing fits, the way round that allows the larger scale. @throws SheetTooSmallError */
function pageFor(layout: Layout, options: PlanOptions, metres: Vec2, paper: Paper): Page {
  const edge = EDGE[options.frame]
  const [short, long] = PAPERS[paper]
  const pages = [
    [long, short],
    [short, long],
  ].map(([width = 0, height = 0]) => {
    // The bands are as high at every scale.
    const { head, foot } = bandsOf(layout, options, 50, edge, width - 2 * edge)
    const free: Vec2 = [
      width - 2 * (edge + ROUND),
      height - 2 * (edge + ROUND) - heightOf(head) - heightOf(foot),
    ]
    return { width, height, fitting: scaleFitting(metres, free) }
  })
  // Of equals, the page that lies as the drawing does.
  if (metres[1] > metres[0]) pages.reverse()
  const [best] = pages.sort((a, b) => (a.fitting ?? Number.MAX_VALUE) - (b.fitting ?? Number.MAX_VALUE))
  const { width = long, height = short, fitting } = best ?? {}
  const scale = options.scale === 'auto' ? fitting : options.scale
  if (scale === undefined || fitting === undefined || scale < fitting)
    throw new SheetTooSmallError(scale ?? 5000, paper, fitting)
  return { width, height, scale }
}

/** A sheet as large as the drawing and its bands. */
function freePage(layout: Layout, options: PlanOptions, metres: Vec2): Page {
  const free = options.frame === 'bare' ? bareFree(layout) : FREE
  const scale = options.scale === 'auto' ? (scaleFitting(metres, free) ?? 5000) : options.scale
  const edge = EDGE[options.frame]
  const least =
    options.frame === 'bare' ? 60 : Math.max(LEAST_WIDTH, Math.min(200, textWidth(titleOf(layout), 4, true)))
  const width = Math.max((metres[0] * 1000) / scale + 2 * ROUND, least) + 2 * edge
  const { head, foot } = bandsOf(layout, options, scale, edge, width - 2 * edge)
  const height = (metres[1] * 1000) / scale + 2 * (ROUND + edge) + heightOf(head) + heightOf(foot)
  return { width, height, scale }
}

/**
 * The plan of a layout as a sheet in true millimetres: title, room with its walls' lengths, doors and windows, objects
 * with their names, the camera path, scale bar, the room's numbers and the key.
 * @throws SheetTooSmallError where the scale that was asked for does not fit on the paper.
 */
export function planSheet(whole: Layout, options: PlanOptions): Sheet {
  const layout = options.withUnnamed ? whole : withoutUnnamed(whole)
  const { units, withCameras, isSquare, frame } = options
  const turn = isSquare ? (turnToWalls(layout.room) ?? 0) : 0
  const bounds = boundsOf(layout, turn, withCameras)
  const metres = sizeOf(bounds)
  const page =
    options.paper === 'auto'
      ? freePage(layout, options, metres)
      : pageFor(layout, options, metres, options.paper)
  const { width, height, scale } = page
  const edge = EDGE[frame]
  const { head, foot } = bandsOf(layout, options, scale, edge, width - 2 * edge)
  const drawing = {
    x: edge,
    y: edge + heightOf(head),
    width: width - 2 * edge,
    height: height - 2 * edge - heightOf(head) - heightOf(foot),
  }
  const drawn = metres.map((side) => (side * 1000) / scale) as [number, number]
  const placement: Placement = {
    turn,
    scale,
    corner: bounds.min,
    at: [drawing.x + (drawing.width - drawn[0]) / 2, drawing.y + (drawing.height + drawn[1]) / 2],
  }
  const place = (point: Vec2) => toPaper(placement, point)
  const { room } = layout
  const dimensions = room && dimensionMarks(room, place, units)
  const figures = figuresOf(layout, place, scale)
  const area =
    room &&
    areaMarks(
      layout,
      figures,
      place,
      areaIn(units, room.areaSquareMetres.value, room.areaSquareMetres.sd),
      withCameras,
    )
  const taken =
    room && dimensions && area ? [...wallRects(room, place), ...dimensions.taken, ...area.taken] : []
  const marks: Mark[] = [
    { kind: 'path', isClosed: true, fill: INKS.paper, runs: [cornersOf(width, height)] },
    ...(room ? [roomMarks(layout, place)] : []),
    ...(dimensions ? [dimensions.group] : []),
    ...(area ? [area.group] : []),
    ...objectMarks(figures, units),
    ...(withCameras ? [cameraMarks(layout, place)] : []),
    labelMarks(figures, units, drawing, taken),
  ]
  let y = edge
  for (const band of head) {
    marks.push({ kind: 'group', name: 'title', marks: band.marks(y) })
    y += band.height
  }
  y = drawing.y + drawing.height
  for (const band of foot) {
    marks.push({ kind: 'group', name: 'title', marks: band.marks(y) })
    y += band.height
  }
  const count = layout.objects.length
  return {
    width,
    height,
    title: `Plan of ${titleOf(layout)}`,
    description: `Plan seen from above${frame === 'sheet' ? ` at 1:${scale}` : ''}, with ${count} ${count === 1 ? 'object' : 'objects'}.`,
    marks,
  }
}

const cornersOf = (width: number, height: number): Vec2[] => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
]
