import type { Cells, EdgeWall } from './cells.ts'

/** 1 for each cell that belongs to the room. */
export type Shape = Uint8Array

/**
 * What a shape costs, in units of evidence. A corner costs, so that a rectangle comes out where one explains what was
 * seen as well.
 */
const COST = {
  /** A square metre that was seen through and is left out: it may lie beyond a door. */
  freeOutside: 0.8,
  /** A square metre that was never seen and is taken in. */
  unseenInside: 0.4,
  /** A metre of the outline on which no wall was seen, though sight went there, and where it did not. */
  openSide: 0.6,
  hiddenSide: 0.3,
  /** A metre of wall that stands in the middle of the room. */
  wallInside: 1,
  /** Each corner beyond four. */
  corner: 0.7,
  eyeOutside: 3,
  objectOutside: 0.3,
}
/** A cupboard before a wall is no wall in the middle of the room: it is less deep than this, metres. */
const CUPBOARD = 0.9

const NEVER = Number.POSITIVE_INFINITY

/** Corners of the shape that stick out, less those that go in; undefined where it touches itself in a corner. */
function cornersOf(shape: Shape, columns: number, rows: number): { out: number; in: number } | undefined {
  const at = (i: number, j: number) =>
    i < 0 || j < 0 || i >= columns || j >= rows ? 0 : (shape[i + columns * j] as number)
  const count = { out: 0, in: 0 }
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) {
      const [a, b, c, d] = [at(i - 1, j - 1), at(i, j - 1), at(i - 1, j), at(i, j)]
      const sum = a + b + c + d
      if (sum === 1) count.out++
      else if (sum === 3) count.in++
      else if (sum === 2 && a === d) return undefined
    }
  return count
}

function isConnected(shape: Shape, columns: number): boolean {
  const first = shape.indexOf(1)
  if (first < 0) return false
  const reached = new Set([first])
  for (const cell of reached) {
    const i = cell % columns
    for (const next of [
      i > 0 ? cell - 1 : -1,
      i < columns - 1 ? cell + 1 : -1,
      cell - columns,
      cell + columns,
    ])
      if (shape[next] === 1) reached.add(next)
  }
  return reached.size === shape.reduce((sum, is) => sum + is, 0)
}

const lengthOf = ({ lines }: Cells, axis: 0 | 1, k: number) =>
  (lines[axis][k + 1] as number) - (lines[axis][k] as number)

/** What was seen through and is left out, and what was not and is taken in. */
function floorCost(cells: Cells, shape: Shape): number {
  const { free, eyes, corners } = cells
  const columns = cells.lines[0].length - 1
  return shape.reduce((cost, is, cell) => {
    const seen = free[cell] as number
    const area = lengthOf(cells, 0, cell % columns) * lengthOf(cells, 1, Math.floor(cell / columns))
    if (is) return cost + COST.unseenInside * Math.max(0, area - seen)
    return (
      cost +
      COST.freeOutside * seen +
      COST.eyeOutside * (eyes[cell] as number) +
      COST.objectOutside * (corners[cell] as number)
    )
  }, 0)
}

/** Sides without a wall, and walls that are no sides; of the lines across one axis. */
function wallCost(cells: Cells, shape: Shape, axis: 0 | 1): number {
  const other = axis === 0 ? 1 : 0
  const counts = [cells.lines[0].length - 1, cells.lines[1].length - 1] as const
  const cellOf = (k: number, m: number) => (axis === 0 ? k + counts[0] * m : m + counts[0] * k)
  const at = (k: number, m: number) => k >= 0 && k < counts[axis] && shape[cellOf(k, m)] === 1
  /** Whether the room goes on behind a wall on line k. */
  const goesOn = (k: number, m: number, step: 1 | -1) => {
    let cell = step > 0 ? k : k - 1
    for (let depth = 0; depth < CUPBOARD; cell += step) {
      if (!at(cell, m)) return false
      depth += lengthOf(cells, axis, cell)
    }
    return true
  }
  let cost = 0
  for (let k = 0; k <= counts[axis]; k++)
    for (let m = 0; m < counts[other]; m++) {
      const [before, after] = [at(k - 1, m), at(k, m)]
      if (!before && !after) continue
      const { along, against } = cells.walls[axis][k * cells.lines[other].length + m] as EdgeWall
      if (before && after) {
        // A wall that faces along the axis is seen from after it, and closes the room before it.
        if (along && goesOn(k, m, -1)) cost += COST.wallInside * along
        if (against && goesOn(k, m, 1)) cost += COST.wallInside * against
        continue
      }
      const length = lengthOf(cells, other, m)
      const inner = after ? k : k - 1
      const sight = Math.min(
        1,
        (cells.free[cellOf(inner, m)] as number) / (lengthOf(cells, axis, inner) * length),
      )
      const bare = Math.max(0, length - (after ? along : against))
      cost += bare * (sight * COST.openSide + (1 - sight) * COST.hiddenSide)
    }
  return cost
}

/** The cost of a shape; infinite where it is not one simple polygon, or where it costs `limit` or more. */
export function costOf(cells: Cells, shape: Shape, limit = NEVER): number {
  const [columns, rows] = [cells.lines[0].length - 1, cells.lines[1].length - 1]
  const corners = cornersOf(shape, columns, rows)
  if (!corners || corners.out - corners.in !== 4) return NEVER
  let cost = COST.corner * (corners.out + corners.in - 4) + floorCost(cells, shape)
  for (const axis of [0, 1] as const) if (cost < limit) cost += wallCost(cells, shape, axis)
  return cost < limit && isConnected(shape, columns) ? cost : NEVER
}

/** Every rectangle of cells. */
function rectangles(columns: number, rows: number): [number, number, number, number][] {
  const all: [number, number, number, number][] = []
  for (let i0 = 0; i0 < columns; i0++)
    for (let i1 = i0; i1 < columns; i1++)
      for (let j0 = 0; j0 < rows; j0++) for (let j1 = j0; j1 < rows; j1++) all.push([i0, i1, j0, j1])
  return all
}

/**
 * The shape that explains what was seen at the least cost: the best rectangle, and then, as long as that pays, with one
 * more rectangle added or cut off.
 */
export function bestShape(cells: Cells): Shape {
  const [columns, rows] = [cells.lines[0].length - 1, cells.lines[1].length - 1]
  const all = rectangles(columns, rows)
  const painted = (shape: Shape, [i0, i1, j0, j1]: [number, number, number, number], value: 0 | 1) => {
    const next = shape.slice()
    for (let j = j0; j <= j1; j++) next.fill(value, i0 + columns * j, i1 + 1 + columns * j)
    return next
  }
  const cheapest = (shapes: Iterable<Shape>, from: { shape: Shape; cost: number }) => {
    let best = from
    for (const shape of shapes) {
      const cost = costOf(cells, shape, best.cost - 1e-9)
      if (cost < NEVER) best = { shape, cost }
    }
    return best
  }
  const empty = new Uint8Array(columns * rows)
  let best = cheapest(
    all.map((rectangle) => painted(empty, rectangle, 1)),
    { shape: empty.slice().fill(1), cost: NEVER },
  )
  for (;;) {
    const next = cheapest(
      all.flatMap((rectangle) => [painted(best.shape, rectangle, 1), painted(best.shape, rectangle, 0)]),
      best,
    )
    if (next === best) return best.shape
    best = next
  }
}
