import type { OrientedBox, Vec3 } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import { CATEGORIES, type Category } from '../model/categories.ts'
import { layerOf } from '../model/layers.ts'
import type { LayoutRoom } from '../model/types.ts'
import { wallsOf } from '../room/walls.ts'
import { fittedProvenance, SHOWN, withUsualSides } from './boxProvenance.ts'
import { existenceOfShown } from './existence.ts'
import { pooled } from './logEvidence.ts'
import type { MappedObject } from './mappedObject.ts'
import type { MetricFrame } from './metricFrame.ts'
import { type CellRectangle, rectanglesOf } from './rectangles.ts'
import { shownSightings, viewsOf } from './semanticViews.ts'
import {
  cellMiddle,
  insideOf,
  isBefore,
  isBeyond,
  LEAST_INSIDE,
  rasterOf,
  WALL_CELL,
  type WallRaster,
  withLogs,
} from './wallRaster.ts'

/** A cell speaks for a kind by how much likelier than this it is, and against by as much less. */
const EVEN = 0.4
/**
 * Cells between two things of a kind speak so much more against one thing: what is bare wall has no other name. Through
 * a door that stands ajar all names show.
 */
const AGAINST = { door: 1, other: 2 }
/** Cells that no frame saw speak neither way; those that few saw, little. */
const ENOUGH_WEIGHT = 0.7
/** Things are at least this large, metres; and this share of the usual width and height. */
const LEAST = { metres: 0.15, share: 0.35 }
/** Sight goes on through an open doorway in this share of the frames that see it. */
const OPEN = 0.5
/** How likely a door such a cell is. */
const OPEN_DOOR = 0.75
/** Rectangles' edges are known within this, metres, beside the wall's own deviation. */
const EDGE_SD = 0.07

/** Kinds that hang on walls or stand in them, other than doors that stand open. */
const onWalls = Object.values(CATEGORIES).filter(
  ({ name, shownAs }) => shownAs && ['opening', 'wall'].includes(layerOf(name)),
)

/** How likely each cell of a wall is of some classes, cell by cell; 0 where no frame saw it. */
function likelihoods({ classes, logSums, weights }: WallRaster, places: readonly number[]): Float64Array {
  const out = new Float64Array(weights.length * places.length)
  for (const [cell, weight] of weights.entries()) {
    if (weight === 0) continue
    const probabilities = pooled(logSums, cell, classes.length, weight)
    for (const [k, place] of places.entries()) out[cell * places.length + k] = probabilities[place] as number
  }
  return out
}

/** A rectangle of one kind on a wall. */
interface OnWall {
  category: Category
  raster: WallRaster
  rectangle: CellRectangle
}

const sizeOf = ({ i0, i1, j0, j1 }: CellRectangle): [width: number, height: number] => [
  (i1 - i0 + 1) * WALL_CELL,
  (j1 - j0 + 1) * WALL_CELL,
]

function rectanglesOfKind(raster: WallRaster, category: Category, named: (cell: number) => number): OnWall[] {
  const { columns, rows, weights, beyond } = raster
  const isDoor = category.name === 'door'
  const likely = Float64Array.from(weights, (weight, cell) => {
    // What is seen through an open doorway has names of its own.
    const open = isDoor && weight > 0 && (beyond[cell] as number) > OPEN * weight ? OPEN_DOOR : 0
    return Math.max(named(cell), open)
  })
  if (likely.every((p) => p <= EVEN)) return []
  const against = AGAINST[isDoor ? 'door' : 'other']
  const values = likely.map(
    (p, cell) =>
      (p < EVEN ? against : 1) * (p - EVEN) * Math.min(1, (weights[cell] as number) / ENOUGH_WEIGHT),
  )
  const isLarge = (rectangle: CellRectangle) => {
    const [width, height] = sizeOf(rectangle)
    return (
      width >= Math.max(LEAST.metres, LEAST.share * category.size[0]) &&
      height >= Math.max(LEAST.metres, LEAST.share * category.size[2])
    )
  }
  return rectanglesOf({ columns, rows, values }, isLarge).map((rectangle) => ({
    category,
    raster,
    rectangle,
  }))
}

/** The least height of a door. */
const leastDoor = ({ size, spread }: Category): number => size[2] * Math.exp(-spread[2])

/** How high above the floor the rectangle ends, metres. */
const topOf = ({ rectangle }: OnWall): number => (rectangle.j1 + 1) * WALL_CELL

function boxOf({ category, raster: { wall }, rectangle }: OnWall): OrientedBox {
  const [width, height] = sizeOf(rectangle)
  const along = (rectangle.i0 * WALL_CELL + width / 2) / wall.metres
  const depth = category.size[1]
  const isDoor = category.name === 'door'
  let [low, high] = [rectangle.j0 * WALL_CELL, rectangle.j0 * WALL_CELL + height]
  if (isDoor) [low, high] = [0, Math.max(high, leastDoor(category))]
  // What hangs on a wall stands out from it; doors and windows stand in it.
  const inwards = layerOf(category.name) === 'wall' ? depth / 2 : 0
  const at = (axis: 0 | 1) =>
    wall.from[axis] + along * (wall.to[axis] - wall.from[axis]) - inwards * wall.outward[axis]
  const center: Vec3 = [at(0), at(1), (low + high) / 2]
  const yaw = Math.atan2(wall.to[1] - wall.from[1], wall.to[0] - wall.from[0])
  return { center, size: [width, depth, high - low], yaw }
}

/** A door's lower edge is hidden, or lies within this of the floor, metres. */
const DOOR_STEP = 0.45
/** On one wall, two rectangles that share this much of the smaller are one thing. */
const ONE_THING = 0.4
/** Things less likely than this (log odds) are left out. */
const ACCEPTED = 0.5

function isPossible({ category, raster: { columns, weights }, rectangle }: OnWall): boolean {
  if (category.name !== 'door') return true
  const [, height] = sizeOf(rectangle)
  if (rectangle.j0 * WALL_CELL + height < 0.75 * category.size[2]) return false
  for (let j = Math.ceil(DOOR_STEP / WALL_CELL); j < rectangle.j0; j++)
    for (let i = rectangle.i0; i <= rectangle.i1; i++)
      if ((weights[j * columns + i] as number) > 0) return false
  return true
}

function sharedCells(a: CellRectangle, b: CellRectangle): number {
  const width = Math.min(a.i1, b.i1) - Math.max(a.i0, b.i0) + 1
  const height = Math.min(a.j1, b.j1) - Math.max(a.j0, b.j0) + 1
  const [[wa, ha], [wb, hb]] = [sizeOf(a), sizeOf(b)]
  return (Math.max(0, width) * Math.max(0, height) * WALL_CELL ** 2) / Math.min(wa * ha, wb * hb)
}

/** Of what lies in one place of a wall, what most cells speak for. */
function withoutOverlaps(found: readonly OnWall[]): OnWall[] {
  const kept: OnWall[] = []
  for (const one of [...found].sort((a, b) => b.rectangle.sum - a.rectangle.sum))
    if (kept.every((other) => sharedCells(one.rectangle, other.rectangle) < ONE_THING)) kept.push(one)
  return kept
}

function objectOf(one: OnWall, frames: readonly MetricFrame[]): MappedObject {
  const { category, raster, rectangle } = one
  const points: Vec3[] = []
  for (let j = rectangle.j0; j <= rectangle.j1; j += 2)
    for (let i = rectangle.i0; i <= rectangle.i1; i += 2)
      if ((raster.weights[j * raster.columns + i] as number) > 0) points.push(cellMiddle(raster.wall, i, j))
  const name = category.shownAs as SemanticClass
  const isVisible = (seen: number, depth: number) => !isBefore(seen, depth)
  const seenAs = (seen: number, depth: number) => (isBeyond(seen, depth) ? OPEN_DOOR : 0)
  const views = viewsOf(
    { points, radius: WALL_CELL, isVisible, ...(category.name === 'door' && { seenAs }) },
    frames.filter((frame) => insideOf(raster.wall, frame) >= LEAST_INSIDE),
    [name],
  )
  const { logOdds, missed } = existenceOfShown(views)
  const box = boxOf(one)
  return {
    category: category.name,
    alternatives: [],
    boxFrom: 'wall',
    // Of what is in a wall one sees the front: how deep it is, is usual.
    provenance: withUsualSides(fittedProvenance('wall', SHOWN), [
      false,
      true,
      category.name === 'door' && topOf(one) < leastDoor(category),
    ]),
    box,
    sd: { center: [EDGE_SD, EDGE_SD, EDGE_SD], size: [EDGE_SD, 0.05, EDGE_SD], yaw: 0.05 },
    logOdds,
    sightings: shownSightings(views, name).sort((a, b) => a.frame - b.frame),
    missed,
  }
}

/**
 * Doors, windows and what hangs on the walls of a room, each as a rectangle on its wall.
 * @param room its outline in the level frame, metres.
 */
export function mapWallThings(room: LayoutRoom, frames: readonly MetricFrame[]): MappedObject[] {
  if (frames.every(({ semantics }) => semantics.classes.length === 0)) return []
  const logged = frames.map(withLogs)
  return wallsOf(room).flatMap((wall) => {
    const raster = rasterOf(wall, logged, room.heightMetres?.value)
    const places = onWalls.map(({ shownAs }) => raster.classes.indexOf(shownAs as SemanticClass))
    const likely = likelihoods(raster, places)
    const found = onWalls.flatMap((category, k) =>
      rectanglesOfKind(raster, category, (cell) => likely[cell * places.length + k] as number),
    )
    return withoutOverlaps(found.filter(isPossible))
      .map((one) => objectOf(one, frames))
      .filter(({ logOdds, sightings }) => logOdds >= ACCEPTED && sightings.length > 0)
  })
}
