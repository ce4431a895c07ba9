import {
  clipPolygon,
  distanceTo,
  footprint,
  type LengthUnits,
  type NamedThing,
  type NameWish,
  nameEdge,
  placeNames,
  polygonArea,
  type Rect,
  sizeIn,
  type Vec2,
} from '../../geometry/index.ts'
import { cameraPathLines, type Layout, type LayoutObject } from '../../layout/index.ts'
import { textWidth } from './helvetica.ts'
import { boundsOf, groundOf, isOverhead, objectName, type ToPaper } from './planMarks.ts'
import { type GroupMark, INKS, line, type Mark } from './sheet.ts'

/** What is written on a plan: the objects' names and the floor's area. */

const NAME = { size: 2.9, height: 3.6, gap: 1 }
const SIZE_LINE = { size: 2.3, height: 3 }

/** A rectangle's corners, so much further out at its sides. */
const cornersOf = ({ x, y, width, height }: Rect, by: number): Vec2[] => [
  [x - by, y],
  [x + width + by, y],
  [x + width + by, y + height],
  [x - by, y + height],
]

const areaOf = ({ box }: LayoutObject) => box.size[0] * box.size[1]

/** The objects' names, with their sizes where these fit into them. */
export function labelMarks(
  { objects }: Layout,
  toPaper: ToPaper,
  units: LengthUnits,
  area: Rect,
  obstacles: readonly Rect[],
): GroupMark {
  const linesOf = ({ id, box }: LayoutObject) => [objectName(id), sizeIn(units, box.size)] as const
  const wishes = [...objects]
    .sort((a, b) => areaOf(b) - areaOf(a))
    .map((object): NameWish => {
      const [name, size] = linesOf(object)
      const width = textWidth(name, NAME.size, true)
      const outline = footprint(object.box).map(toPaper)
      return {
        id: object.id,
        forms: [
          {
            width: Math.max(width, textWidth(size, SIZE_LINE.size)),
            height: NAME.height + SIZE_LINE.height,
          },
          { width, height: NAME.height },
        ],
        target: boundsOf(outline),
        outline,
      }
    })
  const byId = new Map(objects.map((object) => [object.id, object]))
  const marks = placeNames(wishes, area, obstacles, NAME.gap).flatMap(
    ({ id, form, rect, leader }): Mark[] => {
      const object = byId.get(id) as LayoutObject
      const [name, size] = linesOf(object)
      const x = rect.x + rect.width / 2
      const text = { kind: 'text', anchor: 'middle', halo: INKS.paper } as const
      const title: Mark = {
        ...text,
        text: name,
        at: [x, rect.y + 2.8],
        size: NAME.size,
        isBold: true,
        fill: INKS.ink,
      }
      if (form > 0) return leader ? [line(nameEdge(rect, leader), leader, INKS.third, 0.2), title] : [title]
      return [
        {
          kind: 'path',
          runs: [cornersOf(rect, NAME.gap * 0.8)],
          isClosed: true,
          fill: isOverhead(object) ? INKS.paper : groundOf(object.category),
        },
        { ...title, halo: undefined },
        {
          ...text,
          halo: undefined,
          text: size,
          at: [x, rect.y + 5.9],
          size: SIZE_LINE.size,
          fill: INKS.second,
        },
      ]
    },
  )
  return { kind: 'group', name: 'labels', marks }
}

/** The steps of the camera's way, each as a thing of no width. */
const cameraSteps = (layout: Layout, toPaper: ToPaper): NamedThing[] =>
  cameraPathLines(layout).flatMap((run) => {
    const points = run.map(([x, y]) => toPaper([x, y]))
    return points.map((to, k) => {
      const outline = [points[k - 1] ?? to, to]
      return { target: boundsOf(outline), outline }
    })
  })

const AREA_SIZE = 4.2
/** Free between the area and the camera's way. */
const WAY_RIM = 1
const AREA_STEPS = 9

/**
 * The floor's area, written on it where nothing stands, off the camera's way where that is drawn and there is room, as
 * near to its middle as that goes; nothing where it is full.
 */
export function areaMarks(
  layout: Layout,
  toPaper: ToPaper,
  text: string,
  withCameras: boolean,
): { group: GroupMark; taken: Rect[] } {
  const outline = (layout.room?.outline ?? []).map(toPaper)
  const none = { group: { kind: 'group', name: 'area', marks: [] } as GroupMark, taken: [] }
  if (outline.length < 3) return none
  const { x, y, width, height } = boundsOf(outline)
  const things = layout.objects.map(({ box }) => boundsOf(footprint(box).map(toPaper)))
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
