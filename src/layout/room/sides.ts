import type { Vec2 } from '../../geometry/index.ts'
import type { Cells } from './cells.ts'
import { axisOf, type Facing, type PlanPatch, signOf } from './patches.ts'
import type { Shape } from './shape.ts'
import { closeness, coverageOf, covered, DEPTH_SHARE, isOfWall } from './wallLines.ts'

/** One side of the outline in the wall frame, metres; walls face into the room. */
export interface Side {
  facing: Facing
  /** Along the facing's axis. */
  offset: number
  /** Along the other axis. */
  range: readonly [number, number]
  seen: boolean
  /** Of the offset, where a wall was seen. */
  sd: number
}

/** A wall is seen where at least this share of the side is one. */
const SEEN_SHARE = 0.3
/** Positions of walls are no better than this, metres. */
const LEAST_SD = 0.06

/** Steps along the outline with the room on the left, and the way that a wall on them faces. */
const STEPS: readonly { step: Vec2; facing: Facing }[] = [
  { step: [1, 0], facing: 1 },
  { step: [0, 1], facing: 2 },
  { step: [-1, 0], facing: 3 },
  { step: [0, -1], facing: 0 },
]

const stepOf = (way: number) => STEPS[way] as (typeof STEPS)[number]

/** Corners of a shape on the lattice of lines, counter-clockwise from the lowest, with the way of each side. */
function traced(shape: Shape, columns: number): { corner: Vec2; way: number }[] {
  const at = (i: number, j: number) => (i < 0 || j < 0 || i >= columns ? 0 : (shape[i + columns * j] ?? 0))
  const first = shape.indexOf(1)
  const start: Vec2 = [first % columns, Math.floor(first / columns)]
  const corners: { corner: Vec2; way: number }[] = []
  let [[i, j], way] = [start, 0]
  do {
    corners.push({ corner: [i, j], way })
    for (;;) {
      const [di, dj] = stepOf(way).step
      ;[i, j] = [i + di, j + dj]
      // The cells ahead, to the left and to the right of the way.
      const left = at(i + (di - dj - 1) / 2, j + (dj + di - 1) / 2)
      const right = at(i + (di + dj - 1) / 2, j + (dj - di - 1) / 2)
      if (left && !right) continue
      way = (way + (left ? 3 : 1)) % 4
      break
    }
  } while (i !== start[0] || j !== start[1])
  return corners
}

/** Where the patches of a wall near an offset lie in the mean, and how well that is known. */
function settled(patches: readonly PlanPatch[], axis: 0 | 1, offset: number): { offset: number; sd: number } {
  let at = offset
  let [distance, weight] = [0, 0]
  for (let pass = 0; pass < 3; pass++) {
    let sum = 0
    ;[distance, weight] = [0, 0]
    for (const patch of patches) {
      const w = closeness(patch, axis, at) * patch.area * patch.wall
      sum += w * patch.at[axis]
      distance += w * Math.hypot(patch.at[0] - patch.eye[0], patch.at[1] - patch.eye[1])
      weight += w
    }
    if (weight === 0) break
    at = sum / weight
  }
  return { offset: at, sd: Math.hypot(LEAST_SD, DEPTH_SHARE * (weight ? distance / weight : 0)) }
}

/** The sides of a shape, counter-clockwise, each where its wall lies. */
export function sidesOf(cells: Cells, shape: Shape, patches: readonly PlanPatch[]): Side[] {
  const corners = traced(shape, cells.lines[0].length - 1)
  return corners.map(({ corner, way }, k): Side => {
    const { facing } = stepOf(way)
    const axis = axisOf(facing)
    const other = axis === 0 ? 1 : 0
    const next = (corners[(k + 1) % corners.length] as { corner: Vec2 }).corner
    const offset = cells.lines[axis][corner[axis]] as number
    const ends = [cells.lines[other][corner[other]], cells.lines[other][next[other]]] as [number, number]
    const range = [Math.min(...ends), Math.max(...ends)] as const
    const near = patches.filter(
      (patch) =>
        patch.facing === facing &&
        isOfWall(patch) &&
        patch.at[other] > range[0] - 0.1 &&
        patch.at[other] < range[1] + 0.1,
    )
    const seen =
      covered(coverageOf(near, axis, offset, range), ...range) >= SEEN_SHARE * (range[1] - range[0])
    return { facing, range, seen, ...(seen ? settled(near, axis, offset) : { offset, sd: 0 }) }
  })
}

/** Corner k lies where side k begins. */
export const cornersOfSides = (sides: readonly Side[]): Vec2[] =>
  sides.map((side, k) => {
    const before = sides[(k + sides.length - 1) % sides.length] as Side
    return axisOf(side.facing) === 0 ? [side.offset, before.offset] : [before.offset, side.offset]
  })

/** Metres out of the room from a side. */
export const beyond = ({ facing, offset }: Side, point: Vec2): number =>
  -signOf(facing) * (point[axisOf(facing)] - offset)

export const movedOut = (side: Side, metres: number): Side => ({
  ...side,
  offset: side.offset - signOf(side.facing) * metres,
})
