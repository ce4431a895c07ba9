import {
  boundary,
  clipPolygon,
  closestDistance,
  distance2,
  footprint,
  type SolidBox,
  type Vec2,
} from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { solidFor } from '../engine/objects.ts'
import type { Bounds, PrintedMap } from '../response/index.ts'
import type { Viewpoint } from './types.ts'

/** An object on a plan: metres, or cells of a grid, x to the right and y forward. */
export interface Place {
  name: string
  center: Vec2
  /** Of a printed map; of the truth where one of rectangles is held against it. */
  bounds?: Bounds
  /** Of the truth: the exact box, and its footprint. */
  body?: { solid: SolidBox; corners: Vec2[] }
  /** Lengths of the sides that are known, those on the plan first; empty on a grid of centres. */
  sides: number[]
  /** Of the exact box, where that is another one. */
  exactSides?: number[]
}

/** A plan that claims are recomputed on. */
export interface Scene {
  /** For people: "its own map", "the truth". */
  title: string
  places: readonly Place[]
  metric: boolean
  /** Whether coordinates and the camera's view are those of the text: they are on its own map only. */
  ownAxes: boolean
  /** Half a unit of the last printed digit of the map's coordinates; 0 for the truth. */
  half: number
  /** Of a printed map: whether more may have been printed than could be read. */
  partly?: true
  /** What a value may differ besides rounding: as a share, and at least so much in metres. */
  margin: { share: number; least: number }
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0

/** The map that the model printed. A value that rests on it is exact but for rounding. */
export function sceneOfMap(map: PrintedMap): Scene {
  const printed = map.objects.flatMap(({ bbox, center }) => [...(bbox ?? center)])
  const decimals = Math.min(3, Math.max(0, ...printed.map(decimalsOf)))
  return {
    title: 'its own map',
    places: map.objects.map(({ name, bbox, center }) => ({
      name,
      center,
      ...(bbox && { bounds: bbox }),
      sides: bbox ? [bbox[2] - bbox[0], bbox[3] - bbox[1]] : [],
    })),
    ...(map.partly && { partly: true }),
    metric: map.frame === 'metric',
    ownAxes: true,
    half: map.frame === 'metric' ? 0.5 * 10 ** -decimals : 0.5,
    margin: { share: 0, least: 0 },
  }
}

/** Why nothing can be said of an object that a scene does not have. */
export const missingOn = ({ title, partly }: Scene, name: string): string =>
  `There is no ${name} on ${title}${partly ? ', which could be read only in part' : ''}.`

type Places = readonly Place[]

/** By a layout's objects, with and without rectangles: a dataset holds thousands of rows against one truth. */
const placesOf = new WeakMap<readonly LayoutObject[], Map<boolean, Places>>()

function truthPlaces(objects: readonly LayoutObject[], asRectangles: boolean): Places {
  const known = placesOf.get(objects) ?? new Map<boolean, Places>()
  placesOf.set(objects, known)
  const places = known.get(asRectangles) ?? objects.map((object) => truthPlace(object, asRectangles))
  known.set(asRectangles, places)
  return places
}

function truthPlace(object: LayoutObject, asRectangles: boolean): Place {
  const { category, box } = object
  const solid = solidFor(object)
  return {
    name: category,
    center: [box.center[0], box.center[1]],
    body: { solid, corners: footprint(box) },
    ...(asRectangles && { bounds: boundary(box) }),
    sides: [...box.size],
    ...(object.exactBox && { exactSides: [...solid.size] }),
  }
}

/**
 * A layout known to be right. Models estimate: a tenth, or 10 cm, counts as agreement.
 * @param asRectangles whether its boundaries count too: a model that maps rectangles can measure between nothing else.
 */
export function sceneOfTruth({ objects }: Layout, title = 'the truth', asRectangles = false): Scene {
  return {
    title,
    places: truthPlaces(objects, asRectangles),
    metric: true,
    ownAxes: false,
    half: 0,
    margin: { share: 0.1, least: 0.1 },
  }
}

/** Between the centres on the plan, metres or cells. */
export const centreDistance = (a: Place, b: Place): number => distance2(a.center, b.center)

const apart = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, a[0] - b[1], b[0] - a[1])

function toSegment(p: Vec2, a: Vec2, b: Vec2): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const squared = dx * dx + dy * dy
  const t = squared > 0 ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared : 0
  const clamped = Math.min(1, Math.max(0, t))
  return distance2(p, [a[0] + clamped * dx, a[1] + clamped * dy])
}

const toOutline = (p: Vec2, outline: readonly Vec2[]): number =>
  Math.min(...outline.map((a, k) => toSegment(p, a, outline[(k + 1) % outline.length] as Vec2)))

const rectangleGap = (p: Bounds, q: Bounds): number =>
  Math.hypot(apart([p[0], p[2]], [q[0], q[2]]), apart([p[1], p[3]], [q[1], q[3]]))

const planGap = (p: readonly Vec2[], q: readonly Vec2[]): number =>
  clipPolygon(p, q).length
    ? 0
    : Math.min(...p.map((corner) => toOutline(corner, q)), ...q.map((corner) => toOutline(corner, p)))

/**
 * What the distance between the closest points may mean, 0 where they overlap: in space first, then on the plan, then
 * between axis-aligned rectangles. Empty where only centres are known.
 */
export const gapDistances = (a: Place, b: Place): number[] => [
  ...(a.body && b.body
    ? [closestDistance(a.body.solid, b.body.solid), planGap(a.body.corners, b.body.corners)]
    : []),
  ...(a.bounds && b.bounds ? [rectangleGap(a.bounds, b.bounds)] : []),
]

/** Between the closest points: in space where bodies are known, else of rectangles; undefined where neither is. */
export const gapDistance = (a: Place, b: Place): number | undefined => gapDistances(a, b)[0]

/**
 * A vector in the axes of a viewpoint: how far ahead and how far to the left, in the plan's unit. Where the given vector
 * points left (right), forward is a quarter turn clockwise (counter-clockwise) from it. Undefined for the zero vector.
 */
export function seenAs(
  vector: Vec2,
  along: Vec2,
  axis: 'forward' | 'left' | 'right',
): { ahead: number; left: number } | undefined {
  const length = Math.hypot(along[0], along[1])
  if (length < 1e-9) return undefined
  const [x, y] = [along[0] / length, along[1] / length]
  const [fx, fy] = axis === 'forward' ? [x, y] : axis === 'left' ? [y, -x] : [-y, x]
  return { ahead: fx * vector[0] + fy * vector[1], left: fx * vector[1] - fy * vector[0] }
}

export const between = (a: Place, b: Place): Vec2 => [b.center[0] - a.center[0], b.center[1] - a.center[1]]

/** The names of a viewpoint's objects. */
export const namesOf = (viewpoint: Viewpoint): string[] =>
  viewpoint.kind === 'vector' ? [viewpoint.from, viewpoint.to] : []
