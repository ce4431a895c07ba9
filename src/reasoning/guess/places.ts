import {
  boundary,
  convexHull,
  distance2,
  footprint,
  isInPolygon,
  polygonArea,
  type Vec2,
} from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { planCentre } from '../engine/objects.ts'
import type { Name } from '../program.ts'
import { sightWeights } from './bearings.ts'
import { kindOf, type Priors, usualDistances } from './priors.ts'

/** Places tried for each thing. */
const TRIED = 200
/** How much of what the distances to the things around say is believed: they do not vary independently. */
const TRUST = 2

/** The area of the convex hull of what objects stand on, square metres. */
export const hullArea = (objects: readonly Pick<LayoutObject, 'box'>[]): number =>
  polygonArea(convexHull(objects.flatMap(({ box }) => footprint(box))))

/** The rectangle along the axes about objects and cameras: where the room at least is. */
function seenRectangle({ objects, frames }: Layout): Vec2[] {
  const corners = objects.map(({ box }) => boundary(box))
  const cameras = frames.flatMap(({ T_map_camera }) => (T_map_camera ? [T_map_camera.translation] : []))
  const xs = [...corners.flatMap(([x0, , x1]) => [x0, x1]), ...cameras.map(([x]) => x)]
  const ys = [...corners.flatMap(([, y0, , y1]) => [y0, y1]), ...cameras.map(([, y]) => y)]
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]
}

/** A polygon about its middle made as large as an area, where it is smaller; square metres. */
function atLeast(polygon: readonly Vec2[], area: number): Vec2[] {
  const factor = Math.max(1, Math.sqrt(area / Math.max(polygonArea(polygon), 0.1)))
  const [x, y] = [0, 1].map(
    (k) => polygon.reduce((sum, corner) => sum + (corner[k] as number), 0) / polygon.length,
  )
  const [cx, cy] = [x as number, y as number]
  return polygon.map(([px, py]): Vec2 => [cx + factor * (px - cx), cy + factor * (py - cy)])
}

/** Where in the room a thing may stand that the map lacks: its outline, or where the camera and objects are, grown to its area. */
export const roomRegion = (layout: Layout, area: number): Vec2[] =>
  atLeast(layout.room && layout.room.outline.length > 2 ? layout.room.outline : seenRectangle(layout), area)

/** Draws a place on the plan. */
export type Draw = (random: () => number) => Vec2

/** The probability density of a distance among usual ones, up to a factor; metres. */
function densityOf(usual: readonly number[]): (metres: number) => number {
  const logs = usual.map((metres) => Math.log(metres))
  return (metres) => {
    const at = Math.log(Math.max(metres, 0.05))
    return logs.reduce((sum, log) => sum + Math.exp(-(((at - log) / 0.4) ** 2) / 2), 1e-3)
  }
}

/** Half of what an object takes up on the plan, metres: distances are between the nearest points of things. */
export const reach = ({ box }: LayoutObject) => (box.size[0] + box.size[1]) / 4

/**
 * Places where a kind may stand: even over the region, but more likely as far from the map's things as is usual of the
 * two kinds, against what is usual of any two, and where candidates of the kind were seen.
 */
export function drawnWithin(
  region: readonly Vec2[],
  layout: Layout,
  name: Name,
  priors: Priors,
  logArea: number,
  random: () => number,
): Draw {
  const xs = region.map(([x]) => x)
  const ys = region.map(([, y]) => y)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const places: Vec2[] = []
  for (let k = 0; k < 20 * TRIED && places.length < TRIED; k++) {
    const place: Vec2 = [x0 + random() * (x1 - x0), y0 + random() * (y1 - y0)]
    if (isInPolygon(place, region)) places.push(place)
  }
  const { objects } = layout
  const inSight = sightWeights(layout, name, places)
  const anyTwo = densityOf(usualDistances(priors, '', '', logArea))
  const near = new Map(
    [...new Set(objects.map(({ category }) => kindOf(category)))].map((kind) => [
      kind,
      densityOf(usualDistances(priors, kind, name, logArea)),
    ]),
  )
  const weights = places.map((place, k) => {
    const log = objects.map((object) => {
      const metres = distance2(place, planCentre(object)) - reach(object)
      return Math.log((near.get(kindOf(object.category)) ?? anyTwo)(metres) / anyTwo(metres))
    })
    const usual = Math.exp((TRUST * log.reduce((sum, one) => sum + one, 0)) / Math.max(1, log.length))
    return usual * (inSight[k] as number)
  })
  const sums: number[] = []
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight)
  const total = sums.at(-1) ?? 0
  return (draw) => {
    const at = draw() * total
    const found = sums.findIndex((sum) => sum >= at)
    return places[found] ?? (region[0] as Vec2)
  }
}
