import { footprint, type LengthUnits, lengthIn, sizeIn, type Vec2 } from '../../geometry/index.ts'
import {
  cameraPathLines,
  type Layer,
  type Layout,
  type LayoutObject,
  layerOf,
  type OpeningSymbol,
  openingSymbols,
  type WallMount,
  wallMountsOf,
  wallsOf,
  wallsWithOpenings,
} from '../../layout/index.ts'
import { objectName } from '../../reasoning/index.ts'
import { arc, line, polyline, text } from './dxfEntities.ts'
import {
  blockSection,
  DICTIONARIES,
  type DxfLayer,
  HANDLE,
  type Pair,
  point,
  section,
  tables,
} from './dxfFrame.ts'
import { isOverhead, withoutUnnamed } from './planFigures.ts'
import { chainsOf } from './wallChains.ts'

/**
 * A layout as a DXF drawing of AutoCAD 2000 (AC1015), in metres, x and y of the map, +y up: the plan on named layers.
 * Walls are open where doors and windows are; walls and things are outlines with their height as thickness, so that
 * they stand as solids in a view from the side.
 */

/** Heights of letters, and the distance of the dimensions from their walls, metres. */
const TEXT = { name: 0.1, size: 0.07, small: 0.06, dimension: 0.1, offset: 0.3 }
/** As wide as windows are drawn; how thick the wall is that they stand in is not measured. Metres. */
const FRAME = 0.1

const LAYER_NAMES: Readonly<Record<Exclude<Layer, 'opening'>, DxfLayer>> = {
  furniture: 'FURNITURE',
  wall: 'WALL-MOUNTED',
  ceiling: 'CEILING',
  small: 'SMALL',
  unnamed: 'UNNAMED',
}

function wallEntities(layout: Layout): Pair[][] {
  const thickness = layout.room?.heightMetres?.value ?? 0
  const walls = wallsWithOpenings(layout)
  const drawn = (layer: DxfLayer, isSeen: boolean) =>
    chainsOf(walls.flatMap(({ wall, runs }) => (wall.seen === isSeen ? runs : []))).map(
      ({ points, isClosed }) => polyline(layer, points, { isClosed, thickness }),
    )
  return [...drawn('WALLS', true), ...drawn('WALLS-NOT-SEEN', false)]
}

function dimensionEntities({ room }: Layout, units: LengthUnits): Pair[][] {
  return (room ? wallsOf(room) : []).flatMap(({ from, to, metres, outward }) => {
    const away = ([x, y]: Vec2, by: number): Vec2 => [x + outward[0] * by, y + outward[1] * by]
    const [p, q] = [away(from, TEXT.offset), away(to, TEXT.offset)]
    const degrees = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
    const turn = degrees > 90.01 ? degrees - 180 : degrees < -89.99 ? degrees + 180 : degrees
    const middle = away([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], TEXT.dimension)
    return [
      line('DIMENSIONS', p, q),
      ...[from, to].map((corner) => line('DIMENSIONS', away(corner, 0.05), away(corner, TEXT.offset + 0.08))),
      text('DIMENSIONS', middle, TEXT.dimension, lengthIn(units, metres), turn),
    ]
  })
}

const middleOf = ([a, b]: readonly [Vec2, Vec2]): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

/** A door's leaves with the quarter circles that they sweep, or a window's lines; with the ends of the wall. */
function openingEntities({ opening, gap, jambs, leaves, panes }: OpeningSymbol): Pair[][] {
  const layer = opening.kind === 'window' ? 'WINDOWS' : 'DOORS'
  const { outward } = opening.wall
  const inside = ([x, y]: Vec2, by: number): Vec2 => [x - outward[0] * by, y - outward[1] * by]
  const at = inside(middleOf(gap), leaves.length ? 0.35 : 0.15)
  return [
    ...[...jambs, ...panes].map(([a, b]) => line(layer, a, b)),
    ...leaves.flatMap(({ hinge, open, shut, radius }) => {
      const cross = (open[0] - hinge[0]) * (shut[1] - hinge[1]) - (open[1] - hinge[1]) * (shut[0] - hinge[0])
      const [from, to] = cross > 0 ? [open, shut] : [shut, open]
      return [line(layer, hinge, open), arc(layer, hinge, radius, from, to)]
    }),
    text(layer, at, TEXT.small, objectName(opening.object.id)),
  ]
}

function objectEntities(object: LayoutObject, mount: WallMount | undefined, units: LengthUnits): Pair[][] {
  const { id, category, box } = object
  const [x, y, z] = box.center
  const layer = layerOf(category)
  const name = layer === 'opening' ? (category === 'window' ? 'WINDOWS' : 'DOORS') : LAYER_NAMES[layer]
  const outline = polyline(name, mount?.corners ?? footprint(box), {
    isClosed: true,
    elevation: z - box.size[2] / 2,
    thickness: box.size[2],
    isDashed: layer !== 'wall' && isOverhead(object),
  })
  if (layer !== 'furniture') return [outline, text(name, [x, y], TEXT.small, objectName(id))]
  return [
    outline,
    text('LABELS', [x, y + TEXT.size], TEXT.name, objectName(id)),
    text('LABELS', [x, y - TEXT.size], TEXT.size, sizeIn(units, box.size)),
  ]
}

function thingEntities(layout: Layout, units: LengthUnits): Pair[][] {
  const symbols = openingSymbols(layout, FRAME)
  const inWall = new Set(symbols.map(({ opening }) => opening.object))
  const mounts = new Map(wallMountsOf(layout).map((mount) => [mount.object, mount] as const))
  return [
    ...symbols.flatMap(openingEntities),
    ...layout.objects
      .filter((object) => !inWall.has(object))
      .flatMap((object) => objectEntities(object, mounts.get(object), units)),
  ]
}

const cameraEntities = (layout: Layout): Pair[][] =>
  cameraPathLines(layout)
    .filter(({ length }) => length > 1)
    .map((run) =>
      polyline(
        'CAMERAS',
        run.map(([px, py]): Vec2 => [px, py]),
      ),
    )

/**
 * A layout as the text of a .dxf file, in metres.
 * @param units of the lengths that are written in it.
 * @param withUnnamed draws what takes up room and has no name.
 */
export function writeDxf(whole: Layout, units: LengthUnits = 'm', withUnnamed = false): string {
  const layout = withUnnamed ? whole : withoutUnnamed(whole)
  const entities = [
    ...wallEntities(layout),
    ...dimensionEntities(layout, units),
    ...thingEntities(layout, units),
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
