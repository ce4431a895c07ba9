import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vec2 } from '../../../../src/geometry/index.ts'
import {
  type CellGrid,
  type CellRectangle,
  coveredByRectangles,
  type PlanRectangle,
  rectanglesOf,
} from '../../../../src/layout/mapping/rectangles.ts'
import { number } from '../../geometry/arbitraries.ts'

const grids = fc
  .integer({ min: 1, max: 6 })
  .chain((columns) =>
    fc
      .integer({ min: 1, max: 5 })
      .chain((rows) =>
        fc
          .array(fc.integer({ min: -5, max: 4 }), { minLength: columns * rows, maxLength: columns * rows })
          .map((values): CellGrid => ({ columns, rows, values: Float64Array.from(values) })),
      ),
  )

const cellsOf = ({ i0, i1, j0, j1 }: CellRectangle, columns: number): number[] => {
  const cells: number[] = []
  for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) cells.push(i + columns * j)
  return cells
}
const sumOf = (cells: readonly number[], values: ArrayLike<number>) =>
  cells.reduce((sum, cell) => sum + (values[cell] as number), 0)

/** The largest sum of any rectangle, by trying all. */
function largest({ columns, rows, values }: CellGrid): number {
  let best = 0
  for (let i0 = 0; i0 < columns; i0++)
    for (let i1 = i0; i1 < columns; i1++)
      for (let j0 = 0; j0 < rows; j0++)
        for (let j1 = j0; j1 < rows; j1++)
          best = Math.max(best, sumOf(cellsOf({ i0, i1, j0, j1, sum: 0 }, columns), values))
  return best
}

describe('rectanglesOf', () => {
  test('gives the best rectangle of all, then the best of what it leaves, until all speak against', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const left = grid.values.slice()
        for (const rectangle of rectanglesOf(grid, () => true)) {
          const cells = cellsOf(rectangle, grid.columns)
          expect(rectangle.sum).toBe(largest({ ...grid, values: left }))
          expect(rectangle.sum).toBe(sumOf(cells, left))
          for (const cell of cells) left[cell] = Math.min(0, left[cell] as number)
        }
        expect(largest({ ...grid, values: left })).toBe(0)
      }),
    )
  })

  test('what speaks against goes on to do so where one was taken', () => {
    const values = Float64Array.from([-9, 3, -9, 4, -1, 4, -9, 3, -9])
    const taken = rectanglesOf({ columns: 3, rows: 3, values }, () => true)
    expect(taken.map(({ sum }) => sum)).toEqual([7, 5])
  })

  test('is no larger than it need be, on whichever side cells say nothing', () => {
    const place = (rectangle: CellRectangle | undefined) =>
      rectangle && [rectangle.i0, rectangle.i1, rectangle.j0, rectangle.j1]
    const values = Float64Array.from({ length: 35 }, (_, cell) => ([16, 17, 18].includes(cell) ? 1 : 0))
    expect(place(rectanglesOf({ columns: 7, rows: 5, values }, () => true)[0])).toEqual([2, 4, 2, 2])
    const flipped = values.slice().reverse()
    expect(place(rectanglesOf({ columns: 7, rows: 5, values: flipped }, () => true)[0])).toEqual([2, 4, 2, 2])
  })

  test('leaves the grid as it was, and stops at the first that is not worth it', () => {
    const values = Float64Array.from([5, -9, 3, -9, 4])
    const seen: number[] = []
    const taken = rectanglesOf({ columns: 5, rows: 1, values }, ({ sum }, before) => {
      seen.push(sum)
      expect(before).toHaveLength(seen.length - 1)
      return sum > 3
    })
    expect(taken.map(({ i0, i1, sum }) => [i0, i1, sum])).toEqual([
      [0, 0, 5],
      [4, 4, 4],
    ])
    expect(seen).toEqual([5, 4, 3])
    expect([...values]).toEqual([5, -9, 3, -9, 4])
  })
})

/** Points in the middles of cells of 5 cm that fill a rectangle. */
const filled = (low: Vec2, columns: number, rows: number, weight = 1) =>
  Array.from({ length: columns * rows }, (_, k) => ({
    at: [low[0] + 0.05 * ((k % columns) + 0.5), low[1] + 0.05 * (Math.floor(k / columns) + 0.5)] as Vec2,
    weight,
  }))
const sidesOf = ({ low, high }: PlanRectangle) => [high[0] - low[0], high[1] - low[1]] as const
const expectSpan = ({ low, high }: PlanRectangle, from: Vec2, to: Vec2) => {
  for (const axis of [0, 1] as const) {
    expect(low[axis]).toBeCloseTo(from[axis], 6)
    expect(high[axis]).toBeCloseTo(to[axis], 6)
  }
}

describe('coveredByRectangles', () => {
  test('a filled rectangle is itself, wherever it lies', () => {
    const count = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(number(-9, 9), number(-9, 9), count, count, (x, y, columns, rows) => {
        const found = coveredByRectangles(filled([x, y], columns, rows), 4)
        expect(found).toHaveLength(1)
        expectSpan(found[0] as PlanRectangle, [x, y], [x + 0.05 * columns, y + 0.05 * rows])
      }),
    )
  })

  test('an L is two that meet and cover it once, the longer leg first, also when it lies on its back', () => {
    const upright = [...filled([0, 0], 12, 60), ...filled([0.6, 0], 28, 12)]
    const lying = upright.map(({ at: [x, y], weight }) => ({ at: [y, x] as Vec2, weight }))
    for (const [points, axis] of [
      [upright, 0],
      [lying, 1],
    ] as const) {
      const [long, short] = coveredByRectangles(points, 5)
      if (!long || !short) throw new Error('not two')
      expect(sidesOf(long)[1 - axis]).toBeCloseTo(3)
      expect(sidesOf(long)[axis]).toBeCloseTo(0.6)
      expect(sidesOf(short)[axis]).toBeCloseTo(1.4)
      expect(sidesOf(short)[1 - axis]).toBeCloseTo(0.6)
      expect(short.low[axis]).toBeCloseTo(long.high[axis], 6)
      expect(coveredByRectangles(points, 5)).toHaveLength(2)
    }
  })

  test("an L of short legs, as a small kitchen's counters are, is two; a table with something in its corner is one", () => {
    const [long, short, ...more] = coveredByRectangles(
      [...filled([0, 0], 12, 36), ...filled([0.6, 0], 16, 12)],
      5,
    )
    if (!long || !short) throw new Error('not two')
    expect(more).toEqual([])
    expect(sidesOf(long)).toEqual([expect.closeTo(0.6), expect.closeTo(1.8)])
    expect(sidesOf(short)).toEqual([expect.closeTo(0.8), expect.closeTo(0.6)])
    const cornered = filled([0, 0], 30, 18).filter(({ at: [x, y] }) => x > 0.4 || y > 0.4)
    expect(coveredByRectangles(cornered, 2)).toHaveLength(1)
  })

  test('no more are given than asked for, and none of a scrap or of a small share of the first', () => {
    const points = [...filled([0, 0], 20, 20), ...filled([3, 3], 20, 16), ...filled([6, 6], 20, 12)]
    expect([1, 2, 3, 9].map((most) => coveredByRectangles(points, most).length)).toEqual([1, 2, 3, 3])
    // A fifteenth of a large one; and a scrap of less than four square decimetres beside a small one.
    expect(coveredByRectangles([...filled([0, 0], 40, 40), ...filled([5, 5], 10, 10)], 9)).toHaveLength(1)
    expect(coveredByRectangles([...filled([0, 0], 6, 6), ...filled([2, 2], 3, 5)], 9)).toHaveLength(1)
    expect(coveredByRectangles([...filled([0, 0], 6, 6), ...filled([2, 2], 4, 5)], 9)).toHaveLength(2)
  })

  test('what strays is left out, a hole is closed over, and what few frames saw counts less', () => {
    const body = filled([0, 0], 20, 10)
    const stray = { at: [1.6, 0.2] as Vec2, weight: 1 }
    const [found] = coveredByRectangles([...body, stray], 1)
    expectSpan(found as PlanRectangle, [0, 0], [1, 0.5])
    const holed = body.filter(({ at: [x, y] }) => !(x > 0.4 && x < 0.6 && y > 0.1 && y < 0.3))
    expectSpan(coveredByRectangles(holed, 4)[0] as PlanRectangle, [0, 0], [1, 0.5])
    // Behind an empty strip: worth crossing where all frames saw it, not where few did.
    const behind = (weight: number) => coveredByRectangles([...body, ...filled([1.15, 0], 3, 10, weight)], 1)
    expect(sidesOf(behind(1)[0] as PlanRectangle)[0]).toBeCloseTo(1.3)
    expect(sidesOf(behind(0.3)[0] as PlanRectangle)[0]).toBeCloseTo(1)
    // Many points in one cell count once.
    const heaped = Array.from({ length: 200 }, () => ({ at: [1.825, 0.275] as Vec2, weight: 1 }))
    expectSpan(coveredByRectangles([...body, ...heaped], 1)[0] as PlanRectangle, [0, 0], [1, 0.5])
  })

  test('nothing is covered by nothing', () => {
    expect(coveredByRectangles([], 3)).toEqual([])
  })
})
