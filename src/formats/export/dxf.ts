import {
  distance2,
  footprint,
  type LengthUnits,
  lengthIn,
  sizeIn,
  type Vec2,
  type Vec3,
} from '../../geometry/index.ts'
import { cameraPathLines, type Layout, type LayoutObject, type LayoutRoom } from '../../layout/index.ts'
import {
  blockSection,
  DICTIONARIES,
  HANDLE,
  type Layer,
  type Pair,
  point,
  section,
  short,
  tables,
} from './dxfFrame.ts'
import { objectName } from './planMarks.ts'

/**
 * A layout as a DXF drawing of AutoCAD 2000 (AC1015), in metres, x and y of the map, +y up: the plan on named layers.
 * Objects are closed outlines with their height as thickness, so that they stand as solids in a view from the side.
 */

/** Heights of letters, and the distance of the dimensions from their walls, metres. */
const TEXT = { name: 0.1, size: 0.07, dimension: 0.1, offset: 0.3 }

/** DXF's strings are one line of ASCII; others are written by their number. */
const plain = (text: string): string =>
  [...text.replace(/\s+/g, ' ')]
    .map((glyph) => {
      const isAscii = glyph >= ' ' && glyph <= '~'
      if (isAscii) return glyph === '^' ? '^ ' : glyph
      return [...Array(glyph.length).keys()]
        .map((k) => `\\U+${glyph.charCodeAt(k).toString(16).toUpperCase().padStart(4, '0')}`)
        .join('')
    })
    .join('')

const entity = (type: string, layer: Layer, subclass: string, pairs: readonly Pair[]): Pair[] => [
  [0, type],
  // Filled in when the file is put together.
  [5, ''],
  [330, HANDLE.modelSpace],
  [100, 'AcDbEntity'],
  [8, layer],
  [100, subclass],
  ...pairs,
]

const line = (layer: Layer, from: Vec2, to: Vec2): Pair[] =>
  entity('LINE', layer, 'AcDbLine', [...point(from), ...point(to, 0, 11)])

/** A polyline at a height above the floor; `thickness` makes it a wall of that height. */
const polyline = (
  layer: Layer,
  points: readonly Vec2[],
  isClosed: boolean,
  elevation = 0,
  thickness = 0,
): Pair[] =>
  entity('LWPOLYLINE', layer, 'AcDbPolyline', [
    [90, points.length],
    [70, isClosed ? 1 : 0],
    [38, short(elevation)],
    [39, short(thickness)],
    ...points.flatMap(([x, y]): Pair[] => [
      [10, short(x)],
      [20, short(y)],
    ]),
  ])

/** A text with its middle at a point; degrees counter-clockwise. */
const text = (layer: Layer, at: Vec2, height: number, words: string, turn = 0): Pair[] => [
  ...entity('TEXT', layer, 'AcDbText', [
    ...point(at),
    [40, height],
    [1, plain(words)],
    [50, short(turn)],
    [72, 1],
    ...point(at, 0, 11),
  ]),
  [100, 'AcDbText'],
  [73, 2],
]

function roomEntities({ outline, heightMetres }: LayoutRoom, units: LengthUnits): Pair[][] {
  if (outline.length < 2) return []
  const dimensions = outline.flatMap((from, k): Pair[][] => {
    const to = outline[(k + 1) % outline.length] as Vec2
    const length = distance2(from, to)
    if (length < 1e-6) return []
    const along: Vec2 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    const out: Vec2 = [along[1], -along[0]]
    const away = ([x, y]: Vec2, by: number): Vec2 => [x + out[0] * by, y + out[1] * by]
    const [p, q] = [away(from, TEXT.offset), away(to, TEXT.offset)]
    const degrees = (Math.atan2(along[1], along[0]) * 180) / Math.PI
    const turn = degrees > 90.01 ? degrees - 180 : degrees < -89.99 ? degrees + 180 : degrees
    const middle = away([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], TEXT.dimension)
    return [
      line('DIMENSIONS', p, q),
      ...[from, to].map((corner) => line('DIMENSIONS', away(corner, 0.05), away(corner, TEXT.offset + 0.08))),
      text('DIMENSIONS', middle, TEXT.dimension, lengthIn(units, length), turn),
    ]
  })
  return [polyline('ROOM', outline, true, 0, heightMetres?.value ?? 0), ...dimensions]
}

function objectEntities({ id, box }: LayoutObject, units: LengthUnits): Pair[][] {
  const [x, y, z] = box.center as Vec3
  const size = sizeIn(units, box.size)
  return [
    polyline('OBJECTS', footprint(box), true, z - box.size[2] / 2, box.size[2]),
    text('LABELS', [x, y + TEXT.size], TEXT.name, objectName(id)),
    text('LABELS', [x, y - TEXT.size], TEXT.size, size),
  ]
}

const cameraEntities = (layout: Layout): Pair[][] =>
  cameraPathLines(layout)
    .filter(({ length }) => length > 1)
    .map((run) =>
      polyline(
        'CAMERAS',
        run.map(([px, py]): Vec2 => [px, py]),
        false,
      ),
    )

/** A layout as the text of a .dxf file, in metres. @param units of the lengths that are written in it. */
export function writeDxf(layout: Layout, units: LengthUnits = 'm'): string {
  const entities = [
    ...(layout.room ? roomEntities(layout.room, units) : []),
    ...layout.objects.flatMap((object) => objectEntities(object, units)),
    ...cameraEntities(layout),
  ]
  const numbered = entities.flatMap((pairs, k) =>
    pairs.map(
      ([code, value]): Pair => [code, code === 5 ? (HANDLE.first + k).toString(16).toUpperCase() : value],
    ),
  )
  const points = [...(layout.room?.outline ?? []), ...layout.objects.flatMap(({ box }) => footprint(box))]
  const extreme = (pick: (...values: number[]) => number): Vec2 =>
    points.length ? [pick(...points.map(([x]) => x)), pick(...points.map(([, y]) => y))] : [0, 0]
  const header: Pair[] = [
    [9, '$ACADVER'],
    [1, 'AC1015'],
    [9, '$DWGCODEPAGE'],
    [3, 'ANSI_1252'],
    [9, '$INSUNITS'],
    [70, 6],
    [9, '$MEASUREMENT'],
    [70, 1],
    [9, '$LUNITS'],
    [70, 2],
    [9, '$EXTMIN'],
    ...point(extreme(Math.min)),
    [9, '$EXTMAX'],
    ...point(extreme(Math.max)),
    [9, '$HANDSEED'],
    [5, (HANDLE.first + entities.length + 1).toString(16).toUpperCase()],
  ]
  const pairs = [
    ...section('HEADER', header),
    ...section('CLASSES', []),
    ...section('TABLES', tables()),
    ...section('BLOCKS', blockSection()),
    ...section('ENTITIES', numbered),
    ...section('OBJECTS', DICTIONARIES),
    [0, 'EOF'] as Pair,
  ]
  return `${pairs.map(([code, value]) => `${String(code).padStart(3)}\n${value}`).join('\n')}\n`
}
