import type { Vec2 } from '../../geometry/index.ts'
import {
  CATEGORY_GROUP_TITLES,
  CATEGORY_GROUPS,
  categoryGroupOf,
  type Layer,
  type Layout,
  layerOf,
  openingsOf,
  UNNAMED,
} from '../../layout/index.ts'
import { type Band, bandText, rowsOf } from './bands.ts'
import { textWidth } from './helvetica.ts'
import { boxMarks, isOverhead, openingMarks } from './planFigures.ts'
import { INKS, line, type Mark } from './sheet.ts'

/** The key of a plan: what its hatchings, lines and signs mean; only those that the plan has. */

const KEY = { height: 5.6, size: 2.4, swatch: 3.6, above: 1.8 }

interface Entry {
  title: string
  /** Its sign in a square of `KEY.swatch`, whose top left corner this is. */
  sign(x: number, y: number): Mark[]
}

const square = (x: number, y: number, inset = 0, height: number = KEY.swatch): Vec2[] => [
  [x + inset, y + inset],
  [x + KEY.swatch - inset, y + inset],
  [x + KEY.swatch - inset, y + height - inset],
  [x + inset, y + height - inset],
]
const onPaper = (point: Vec2) => point
const dashed = (stroke: string, width: number, dash: readonly number[]) => (x: number, y: number) => [
  { ...line([x, y + KEY.swatch / 2], [x + KEY.swatch, y + KEY.swatch / 2], stroke, width), dash },
]

/** A door that opens upwards, its hinge at the left. */
function doorSign(x: number, y: number): Mark[] {
  const [right, bottom] = [x + KEY.swatch, y + KEY.swatch]
  const leaf = { hinge: [x, bottom], open: [x, y], shut: [right, bottom], radius: KEY.swatch } as const
  return openingMarks({ gap: [leaf.hinge, leaf.shut], jambs: [], leaves: [leaf], panes: [] }, onPaper)
}

function windowSign(x: number, y: number): Mark[] {
  const middle = y + KEY.swatch / 2
  const along = (by: number): [Vec2, Vec2] => [
    [x, middle + by],
    [x + KEY.swatch, middle + by],
  ]
  const jambs = [x, x + KEY.swatch].map((at): [Vec2, Vec2] => [
    [at, middle - 0.7],
    [at, middle + 0.7],
  ])
  return openingMarks(
    { gap: along(0), jambs, leaves: [], panes: [along(-0.6), along(0), along(0.6)] },
    onPaper,
  )
}

const passageSign = (x: number, y: number): Mark[] => {
  const middle = y + KEY.swatch / 2
  const jambs = [x + 0.6, x + KEY.swatch - 0.6].map((at): [Vec2, Vec2] => [
    [at, middle - 0.7],
    [at, middle + 0.7],
  ])
  const gap: [Vec2, Vec2] = [
    [x, middle],
    [x + KEY.swatch, middle],
  ]
  return openingMarks({ gap, jambs, leaves: [], panes: [] }, onPaper)
}

function entriesOf(layout: Layout, withCameras: boolean): Entry[] {
  const { objects, room } = layout
  const ofLayer = (layer: Layer) => objects.filter(({ category }) => layerOf(category) === layer)
  const furniture = ofLayer('furniture')
  const first = (layer: Layer): string | undefined => ofLayer(layer)[0]?.category
  const groups = CATEGORY_GROUPS.flatMap((kind): Entry[] => {
    const one = furniture.find(({ category }) => categoryGroupOf(category) === kind)
    return one
      ? [{ title: CATEGORY_GROUP_TITLES[kind], sign: (x, y) => boxMarks(square(x, y), one.category) }]
      : []
  })
  const overhead = furniture.find(isOverhead)
  const [onWall, small, ceiling] = [first('wall'), first('small'), first('ceiling')]
  const kinds = new Set(openingsOf(layout).map(({ kind }) => kind))
  const entries: (Entry | undefined | false)[] = [
    kinds.has('door') && { title: 'Door (door swing not measured)', sign: doorSign },
    kinds.has('window') && { title: 'Window', sign: windowSign },
    kinds.has('opening') && { title: 'Opening', sign: passageSign },
    onWall !== undefined && {
      title: 'On a wall',
      sign: (x, y) => boxMarks(square(x, y + KEY.swatch / 2 - 0.45, 0, 0.9), onWall),
    },
    small !== undefined && { title: 'Small things', sign: (x, y) => boxMarks(square(x, y, 0.9), small) },
    overhead && {
      title: 'Overhead',
      sign: (x, y) => boxMarks(square(x, y), overhead.category, true),
    },
    ceiling !== undefined && { title: 'On the ceiling', sign: (x, y) => boxMarks(square(x, y), ceiling) },
    first('unnamed') !== undefined && { title: 'Unnamed', sign: (x, y) => boxMarks(square(x, y), UNNAMED) },
    room?.wallSeen.includes(false) && {
      title: 'Wall not seen',
      sign: dashed(INKS.third, 0.4, [1.2, 0.9]),
    },
    withCameras && { title: 'Camera path', sign: dashed(INKS.accent, 0.3, [1.2, 0.8]) },
  ]
  return [...groups, ...entries.filter((entry): entry is Entry => Boolean(entry))]
}

/** What the hatchings, lines and signs of a plan mean. */
export function keyBand(layout: Layout, withCameras: boolean, left: number, width: number): Band {
  const widthOf = ({ title }: Entry) => KEY.swatch + 1.5 + textWidth(title, KEY.size) + 4
  const rows = rowsOf(entriesOf(layout, withCameras), widthOf, width)
  return {
    height: rows.length * KEY.height + KEY.above,
    marks: (top) =>
      rows.flatMap((row, r) => {
        const y = top + KEY.above + r * KEY.height
        let x = left
        return row.flatMap((entry): Mark[] => {
          const at = x
          x += widthOf(entry)
          return [
            ...entry.sign(at, y),
            bandText(entry.title, at + KEY.swatch + 1.5, y + 2.7, KEY.size, INKS.second),
          ]
        })
      }),
  }
}
