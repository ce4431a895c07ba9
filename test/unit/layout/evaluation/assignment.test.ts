import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assign, matchObjects, type NamedBox } from '../../../../src/layout/index.ts'

type Costs = readonly (readonly (number | undefined)[])[]

/** All ways to pair rows with columns; the one with the most pairs, and of those with the least cost. */
function byTryingAll(costs: Costs, row = 0, taken = 0): { pairs: number; cost: number } {
  if (row === costs.length) return { pairs: 0, cost: 0 }
  let best = byTryingAll(costs, row + 1, taken)
  for (const [column, cost] of (costs[row] ?? []).entries()) {
    if (cost === undefined || taken & (1 << column)) continue
    const rest = byTryingAll(costs, row + 1, taken | (1 << column))
    const found = { pairs: rest.pairs + 1, cost: rest.cost + cost }
    if (found.pairs > best.pairs || (found.pairs === best.pairs && found.cost < best.cost)) best = found
  }
  return best
}

const costs = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )

describe('assign', () => {
  test('makes as many pairs as can be, at the least cost, each once and none that is forbidden', () => {
    fc.assert(
      fc.property(costs, (table) => {
        const columns = table[0]?.length ?? 0
        const pairs = assign(table.length, columns, (row, column) => table[row]?.[column])
        const cost = pairs.reduce(
          (sum, { row, column }) => sum + (table[row]?.[column] ?? Number.POSITIVE_INFINITY),
          0,
        )
        expect({ pairs: pairs.length, cost }).toEqual(byTryingAll(table))
        expect(new Set(pairs.map(({ row }) => row)).size).toBe(pairs.length)
        expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length)
      }),
    )
  })

  test('a chair that is nearest to another one leaves it where both have a partner then', () => {
    const chair = (x: number): NamedBox => ({
      category: 'chair',
      box: { center: [x, 0, 0.5], size: [0.5, 0.5, 1], yaw: 0 },
    })
    const [predicted, truth] = [
      [chair(0), chair(0.8)],
      [chair(0.7), chair(1.7)],
    ]
    // The nearest first would pair the second with the first and leave the others 1.7 m apart.
    expect(
      matchObjects(predicted, truth, { yaw: 0, shift: [0, 0] }, 1).map((m) => [m.predicted, m.truth]),
    ).toEqual([
      [0, 0],
      [1, 1],
    ])
  })
})
