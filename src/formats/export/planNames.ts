import {
  clipPolygon,
  distance2,
  distanceTo,
  type LengthUnits,
  type NamedThing,
  type NameWish,
  nameEdge,
  type PlacedName,
  placeNames,
  polygonArea,
  type Rect,
  sizeIn,
  type Vec2,
} from '../../geometry/index.ts'
import { cameraPathLines, type Layout } from '../../layout/index.ts'
import { objectName } from '../../reasoning/index.ts'
import { textWidth } from './helvetica.ts'
import { type Figure, isOverhead } from './planFigures.ts'
import { boundsOf, groundOf, type ToPaper } from './planMarks.ts'
import { type GroupMark, INKS, line, type Mark } from './sheet.ts'

/** What is written on a plan: the objects' names and the floor's area. */

/** Furniture has the larger type; all else is written smaller, after it. Millimetres. */
const TYPE = {
  furniture: { size: 2.9, height: 3.6, isBold: true },
  other: { size: 2.1, height: 2.6, isBold: false },
} as const
const GAP = 1
const SIZE_LINE = { size: 2.3, height: 3 }

/** A rectangle's corners, so much further out at its sides. */
const cornersOf = ({ x, y, width, height }: Rect, by: number): Vec2[] => [
  [x - by, y],
  [x + width + by, y],
  [x + width + by, y + height],
  [x - by, y + height],
]

const typeOf = ({ layer }: Figure) => TYPE[layer === 'furniture' ? 'furniture' : 'other']

function wishOf(figure: Figure, units: LengthUnits): NameWish {
  const { object, outline } = figure
  const type = typeOf(figure)
  const width = textWidth(objectName(object.id), type.size, type.isBold)
  const alone = { width, height: type.height }
  const sizeWidth = textWidth(sizeIn(units, object.box.size), SIZE_LINE.size)
  const withSize = { width: Math.max(width, sizeWidth), height: type.height + SIZE_LINE.height }
  return {
    id: object.id,
    forms: type.isBold ? [withSize, alone] : [alone],
    target: boundsOf(outline),
    outline,
  }
}

/** A name with a longer line is left out, millimetres: small things lie in heaps. */
const LONGEST_LINE = { small: 9, other: 18 }

interface Named {
  figure: Figure
  place: PlacedName
}

/** Places the names of furniture off what lies on it, then those of the rest, where there is room for them. */
function placed(
  figures: readonly Figure[],
  units: LengthUnits,
  area: Rect,
  obstacles: readonly Rect[],
): Named[] {
  const byArea = [...figures].sort((a, b) => polygonArea(b.outline) - polygonArea(a.outline))
  const furniture = byArea.filter(({ layer }) => layer === 'furniture')
  const others = byArea.filter(({ layer }) => layer !== 'furniture')
  const thing = ({ outline }: Figure): NamedThing => ({ outline, target: boundsOf(outline) })
  const place = (kept: readonly Figure[], off: readonly Rect[], around: readonly Figure[]) =>
    placeNames(
      kept.map((figure) => wishOf(figure, units)),
      area,
      off,
      GAP,
      around.map(thing),
    ).map((one, k): Named => ({ figure: kept[k] as Figure, place: one }))
  const small = others.filter(({ layer }) => layer === 'small').map(({ outline }) => boundsOf(outline))
  const first = place(furniture, [...obstacles, ...small], others)
  const names = first.map((one) => one.place.rect)
  const second = place(others, [...obstacles, ...names], furniture)
  const isNear = ({ figure: { layer }, place: { rect, leader } }: Named) =>
    !leader ||
    distance2(nameEdge(rect, leader), leader) <= LONGEST_LINE[layer === 'small' ? 'small' : 'other']
  return [...first, ...second.filter(isNear)]
}

/**
 * The objects' names, furniture with its sizes where these fit into it. All furniture is named; what is smaller, on a
 * wall or on the ceiling, where there is room near it.
 */
export function labelMarks(
  figures: readonly Figure[],
  units: LengthUnits,
  area: Rect,
  obstacles: readonly Rect[],
): GroupMark {
  const marks = placed(figures, units, area, obstacles).flatMap((named): Mark[] => {
    const { figure, place } = named
    const { form, rect, leader } = place
    const { object } = figure
    const { size, isBold } = typeOf(figure)
    const x = rect.x + rect.width / 2
    const text = { kind: 'text', anchor: 'middle', halo: INKS.paper } as const
    const title: Mark = {
      ...text,
      text: objectName(object.id),
      at: [x, rect.y + 0.97 * size],
      size,
      isBold,
      fill: isBold ? INKS.ink : INKS.second,
    }
    if (form > 0 || !isBold)
      return leader ? [line(nameEdge(rect, leader), leader, INKS.third, 0.2), title] : [title]
    return [
      {
        kind: 'path',
        runs: [cornersOf(rect, GAP * 0.8)],
        isClosed: true,
        fill: isOverhead(object) ? INKS.paper : groundOf(object.category),
      },
      { ...title, halo: undefined },
      {
        ...text,
        halo: undefined,
        text: sizeIn(units, object.box.size),
        at: [x, rect.y + 5.9],
        size: SIZE_LINE.size,
        fill: INKS.second,
      },
    ]
  })
  return { kind: 'group', name: 'labels', marks }
}

/** The steps of the camera path, each as a thing of no width. */
const cameraSteps = (layout: Layout, toPaper: ToPaper): NamedThing[] =>
  cameraPathLines(layout).flatMap((run) => {
    const points = run.map(([x, y]) => toPaper([x, y]))
    return points.map((to, k) => {
      const outline = [points[k - 1] ?? to, to]
      return { target: boundsOf(outline), outline }
    })
  })

const AREA_SIZE = 4.2
/** Free between the area and the camera path. */
const WAY_RIM = 1
const AREA_STEPS = 9

/**
 * The floor's area, written on it where nothing stands, off the camera path where that is drawn and there is room, as
 * near to its middle as that goes; nothing where it is full.
 */
export function areaMarks(
  layout: Layout,
  figures: readonly Figure[],
  toPaper: ToPaper,
  text: string,
  withCameras: boolean,
): { group: GroupMark; taken: Rect[] } {
  const outline = (layout.room?.outline ?? []).map(toPaper)
  const none = { group: { kind: 'group', name: 'area', marks: [] } as GroupMark, taken: [] }
  if (outline.length < 3) return none
  const { x, y, width, height } = boundsOf(outline)
  const things = figures.map((figure) => boundsOf(figure.outline))
  const [w, h] = [textWidth(text, AREA_SIZE, true) + 4, AREA_SIZE * 1.6]
  const steps = [...Array(AREA_STEPS).keys()].map((k) => (k + 1) / (AREA_STEPS + 1))
  const places = steps
    .flatMap((i) => steps.map((j) => ({ i, j })))
    .sort((a, b) => Math.hypot(a.i - 0.5, a.j - 0.5) - Math.hypot(b.i - 0.5, b.j - 0.5))
    .map(({ i, j }): Rect => ({ x: x + i * width - w / 2, y: y + j * height - h / 2, width: w, height: h }))
  const isFree = (place: Rect) =>
    polygonArea(clipPolygon(outline, cornersOf(place, 0))) > 0.99 * w * h &&
    !things.some((thing) => polygonArea(clipPolygon(cornersOf(thing, 0), cornersOf(place, 0))) > 0)
  const way = withCameras ? cameraSteps(layout, toPaper) : []
  const frees = places.filter(isFree)
  const free = frees.find((place) => way.every((step) => distanceTo(place, step) > WAY_RIM)) ?? frees[0]
  if (!free) return none
  const at: Vec2 = [free.x + w / 2, free.y + h / 2 + AREA_SIZE * 0.36]
  const mark: Mark = {
    kind: 'text',
    text,
    at,
    anchor: 'middle',
    size: AREA_SIZE,
    isBold: true,
    fill: INKS.rule,
  }
  return { group: { ...none.group, marks: [mark] }, taken: [free] }
}
