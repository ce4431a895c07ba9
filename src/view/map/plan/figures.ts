import {
  convexHull,
  footprint,
  type NamedThing,
  type OrientedBox,
  rectAround,
  type Vec2,
} from '../../../geometry/index.ts'
import {
  type Layer,
  type Layout,
  type LayoutObject,
  layerOf,
  type OpeningSymbol,
  openingSymbols,
  sweepOf,
  wallMountsOf,
} from '../../../layout/index.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** How an object is drawn on the plan. Screen pixels. */
export interface PlanFigure {
  object: LayoutObject
  layer: Layer
  /** Around all of it; a door's swing is part of it. */
  outline: Vec2[]
  /** Drawn dashed: it hangs above what stands on the floor. */
  isOverhead: boolean
  /** Of a door or a window in a wall; one that stands in none is drawn as its footprint. */
  symbol?: OpeningSymbol
}

/** What hangs higher than this above the floor is drawn as what hangs overhead is on a plan: dashed. */
const OVERHEAD_METRES = 1.1
/** How thick a wall with a door or a window in it is drawn, and no thing is drawn thinner than this; pixels. */
const WALL_PIXELS = 9
const LEAST_PIXELS = { wall: 5, small: 7 }
/** Of the wall's line: things on the wall stand before it. */
const WALL_LINE_PIXELS = 3.5

const underside = ({ center, size }: OrientedBox) => center[2] - size[2] / 2
const top = ({ center, size }: OrientedBox) => center[2] + size[2] / 2

export function isOverhead({ category, box }: Pick<LayoutObject, 'category' | 'box'>): boolean {
  const layer = layerOf(category)
  return layer === 'ceiling' || (layer === 'furniture' && underside(box) > OVERHEAD_METRES)
}

/** The box with level sides that can be seen. */
const grown = (box: OrientedBox, least: number): OrientedBox => ({
  ...box,
  size: [Math.max(box.size[0], least), Math.max(box.size[1], least), box.size[2]],
})

/** The four corners of what hangs on a wall, at least so deep, metres. */
function deepened(
  [a, b, far, near]: readonly [Vec2, Vec2, Vec2, Vec2],
  depth: number,
  least: number,
): Vec2[] {
  const by = Math.max(1, least / depth)
  const out = (from: Vec2, to: Vec2): Vec2 => [
    from[0] + (to[0] - from[0]) * by,
    from[1] + (to[1] - from[1]) * by,
  ]
  return [a, b, out(b, far), out(a, near)]
}

const symbolPoints = ({ jambs, leaves }: OpeningSymbol): Vec2[] => [
  ...jambs.flat(),
  ...leaves.flatMap((leaf) => [leaf.hinge, ...sweepOf(leaf, 6)]),
]

/** Lower ones first; what lies on furniture, and what hangs over it, after that. */
const ORDER: Readonly<Record<Layer, number>> = {
  opening: 0,
  unnamed: 1,
  furniture: 2,
  wall: 3,
  small: 4,
  ceiling: 5,
}

/** The objects of a layout as they are drawn, in the order in which they are. */
export function figuresOf(layout: Pick<Layout, 'room' | 'objects'>, viewport: Viewport): PlanFigure[] {
  const metres = (pixels: number) => pixels / viewport.pixelsPerMetre
  const symbols = new Map(
    openingSymbols(layout, metres(WALL_PIXELS)).map((symbol) => [symbol.opening.object.id, symbol]),
  )
  const mounts = new Map(
    wallMountsOf(layout, metres(WALL_LINE_PIXELS)).map(({ object, corners, depth }) => [
      object.id,
      deepened(corners, depth, metres(LEAST_PIXELS.wall)),
    ]),
  )
  const cornersOf = ({ id, box }: LayoutObject, layer: Layer): readonly Vec2[] => {
    const symbol = symbols.get(id)
    if (symbol) return convexHull(symbolPoints(symbol))
    const least = layer === 'small' ? LEAST_PIXELS.small : layer === 'wall' ? LEAST_PIXELS.wall : 0
    return mounts.get(id) ?? footprint(grown(box, metres(least)))
  }
  return layout.objects
    .map((object): PlanFigure => {
      const layer = layerOf(object.category)
      const symbol = symbols.get(object.id)
      return {
        object,
        layer,
        outline: cornersOf(object, layer).map((corner) => toScreen(viewport, corner)),
        isOverhead: isOverhead(object),
        ...(symbol && { symbol }),
      }
    })
    .sort((a, b) => ORDER[a.layer] - ORDER[b.layer] || top(a.object.box) - top(b.object.box))
}

/** A figure as what names it must lie near to. */
export const thingOf = ({ outline }: Pick<PlanFigure, 'outline'>): NamedThing => ({
  outline,
  target: rectAround(outline),
})
