import type { Vec2 } from '../../geometry/index.ts'
import { type DxfLayer, HANDLE, type Pair, point, short } from './dxfFrame.ts'

/** The kinds of things that a drawing of AutoCAD 2000 is made of. Metres; angles in degrees, counter-clockwise. */

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

const entity = (
  type: string,
  layer: DxfLayer,
  subclass: string,
  pairs: readonly Pair[],
  isDashed = false,
): Pair[] => [
  [0, type],
  // Filled in when the file is put together.
  [5, ''],
  [330, HANDLE.modelSpace],
  [100, 'AcDbEntity'],
  [8, layer],
  ...(isDashed ? ([[6, 'DASHED']] as Pair[]) : []),
  [100, subclass],
  ...pairs,
]

export const line = (layer: DxfLayer, from: Vec2, to: Vec2): Pair[] =>
  entity('LINE', layer, 'AcDbLine', [...point(from), ...point(to, 0, 11)])

const degreesOf = ([x, y]: Vec2, [u, v]: Vec2) => {
  const degrees = (Math.atan2(v - y, u - x) * 180) / Math.PI
  return short(degrees < 0 ? degrees + 360 : degrees)
}

/** A circle's part about a centre, counter-clockwise from one point's direction to the other's. */
export const arc = (layer: DxfLayer, center: Vec2, radius: number, from: Vec2, to: Vec2): Pair[] => [
  ...entity('ARC', layer, 'AcDbCircle', [...point(center), [40, short(radius)]]),
  [100, 'AcDbArc'],
  [50, degreesOf(center, from)],
  [51, degreesOf(center, to)],
]

export interface PolylineStyle {
  isClosed?: boolean
  /** Above the floor. */
  elevation?: number
  /** Upwards: makes it a wall of that height in a view from the side. */
  thickness?: number
  isDashed?: boolean
}

export const polyline = (
  layer: DxfLayer,
  points: readonly Vec2[],
  { isClosed = false, elevation = 0, thickness = 0, isDashed = false }: PolylineStyle = {},
): Pair[] =>
  entity(
    'LWPOLYLINE',
    layer,
    'AcDbPolyline',
    [
      [90, points.length],
      [70, isClosed ? 1 : 0],
      [38, short(elevation)],
      [39, short(thickness)],
      ...points.flatMap(([x, y]): Pair[] => [
        [10, short(x)],
        [20, short(y)],
      ]),
    ],
    isDashed,
  )

/** A text with its middle at a point. */
export const text = (layer: DxfLayer, at: Vec2, height: number, words: string, turn = 0): Pair[] => [
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
