import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyGraph, join, minimumDegree } from '../../../../src/estimation/linear/minimumDegree.ts'
import { seededRandom } from '../../../../src/geometry/index.ts'

function graphOf(count: number, edges: Iterable<readonly [number, number]>) {
  const graph = emptyGraph(count)
  for (const [a, b] of edges) {
    join(graph, a, b)
    join(graph, b, a)
  }
  return graph
}

const fillOf = (order: ReturnType<typeof minimumDegree>) =>
  order.reduce((sum, { later }) => sum + later.length, 0)

test('a star leaves by its rays, and fills nothing', () => {
  const order = minimumDegree(
    graphOf(
      40,
      Array.from({ length: 39 }, (_, k) => [0, k + 1] as const),
    ),
  )
  expect(order.findIndex(({ node }) => node === 0)).toBeGreaterThanOrEqual(38)
  expect(fillOf(order)).toBe(39)
})

test('a loop of keyframes makes as little fill as a loop can', () => {
  const count = 100
  const order = minimumDegree(
    graphOf(
      count,
      Array.from({ length: count }, (_, k) => [k, (k + 1) % count] as const),
    ),
  )
  expect(fillOf(order)).toBe(2 * count - 3)
})

test('all leave once, and what is joined when one leaves is joined by then', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 70 }), (seed, count) => {
      const random = seededRandom(seed)
      const joined = Array.from({ length: count }, () => new Set<number>())
      const edges: [number, number][] = []
      for (let a = 0; a < count; a++)
        for (let b = 0; b < a; b++)
          if (random() < 2 / count) {
            edges.push([a, b])
            joined[a]?.add(b)
            joined[b]?.add(a)
          }
      const order = minimumDegree(graphOf(count, edges))
      expect(order.map(({ node }) => node).sort((a, b) => a - b)).toEqual([...Array(count).keys()])
      // The same by sets: the neighbours of what leaves are joined to each other.
      for (const { node, later } of order) {
        const own = joined[node] as Set<number>
        expect(later).toEqual([...own].sort((a, b) => a - b))
        for (const a of own) {
          joined[a]?.delete(node)
          for (const b of own) if (a !== b) joined[a]?.add(b)
        }
      }
    }),
  )
})
