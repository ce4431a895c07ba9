import { boundary } from '../../geometry/index.ts'
import { GRID_CELLS, gridExtent, type Layout, type LayoutObject } from '../../layout/index.ts'
import { objectsNamed } from '../engine/objects.ts'
import type { Name, Program } from '../program.ts'
import { namesIn } from '../programNames.ts'
import { NotRenderable } from './errors.ts'

export type Rectangle = readonly [x0: number, z0: number, x1: number, z1: number]

/** A map as a grammar prints it, digits and all: what is computed on it is what its reader can compute. */
export interface Printed {
  kind: 'rectangles' | 'cells'
  /** The printed numbers as a layout of flat boxes, in metres or in cells, so that the engine itself answers on it. */
  layout: Layout
  /** As printed; of the centres in cells, without extent. */
  bounds: (object: LayoutObject) => Rectangle
  /** As printed. */
  nameOf: (object: LayoutObject) => string
}

const SURE = { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 } as const

/** A layout of nothing but these rectangles: no counts, room, frames or parts apart, which no printed map has. */
function flatLayout(layout: Layout, places: ReadonlyMap<LayoutObject, Rectangle>): Layout {
  const { counts: _, room: __, submaps: ___, ...rest } = layout
  const objects = [...places].map(
    ([{ exactBox: ____, ...object }, [x0, z0, x1, z1]]): LayoutObject => ({
      ...object,
      box: { center: [(x0 + x1) / 2, (z0 + z1) / 2, 0], size: [x1 - x0, z1 - z0, 0], yaw: 0 },
      sd: SURE,
    }),
  )
  return { ...rest, frames: [], scale: { relativeSd: 0, cues: [] }, objects }
}

const byId = <T>(places: ReadonlyMap<LayoutObject, T>) => {
  const known = new Map([...places].map(([{ id }, place]) => [id, place]))
  return ({ id }: LayoutObject): T => known.get(id) as T
}

const tenth = (metres: number) => Number(metres.toFixed(1)) + 0

const isId = (name: Name, { id }: LayoutObject) => name.toLowerCase() === id.toLowerCase()

/** The objects' boundaries to a tenth of a metre. What the question calls by its id keeps that name. */
export function rectanglesOf(objects: readonly LayoutObject[], layout: Layout, program: Program): Printed {
  const places = new Map(
    objects.map((object) => [object, boundary(object.box).map(tenth) as unknown as Rectangle]),
  )
  const names = namesIn(program)
  return {
    kind: 'rectangles',
    layout: flatLayout(layout, places),
    bounds: byId(places),
    nameOf: (object) => (names.some((name) => isId(name, object)) ? object.id : object.category),
  }
}

/**
 * The cells of all objects' centres, on the square that holds all objects (`gridExtent`, as the degraded maps have it).
 * @throws NotRenderable where the question is about one of several of a category, which a grid does not tell apart.
 */
export function cellsOf(layout: Layout, program: Program): Printed {
  const { origin, side } = gridExtent(layout)
  const cell = (metres: number, axis: 0 | 1) =>
    Math.min(GRID_CELLS - 1, Math.max(0, Math.floor(((metres - origin[axis]) / side) * GRID_CELLS)))
  const places = new Map(
    layout.objects.map((object): [LayoutObject, Rectangle] => {
      const [x, y] = object.box.center
      const [i, j] = [cell(x, 0), cell(y, 1)]
      return [object, [i, j, i, j]]
    }),
  )
  for (const name of namesIn(program)) {
    const one = layout.objects.find((object) => isId(name, object))
    if (one && objectsNamed(layout, one.category).length > 1)
      throw new NotRenderable(`A grid does not tell ${name} from the others named ${one.category}.`)
  }
  return {
    kind: 'cells',
    layout: flatLayout(layout, places),
    bounds: byId(places),
    nameOf: ({ category }) => category,
  }
}
