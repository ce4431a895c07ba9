import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToDiagonal, diagonalOf, factorise } from '../../../../src/estimation/linear/blockCholesky.ts'
import { type BlockPattern, blockPattern, offsetOf } from '../../../../src/estimation/linear/blockPattern.ts'
import { solveFactored } from '../../../../src/estimation/linear/blockSolve.ts'
import { emptyGraph, join, minimumDegree } from '../../../../src/estimation/linear/minimumDegree.ts'
import { seededRandom, solveSymmetric } from '../../../../src/geometry/index.ts'
import { denseOf, relativeError } from '../dense.ts'

/** A random sparse matrix, positive definite because its diagonal outweighs the rest. */
function randomMatrix(seed: number, count: number): { pattern: BlockPattern; blocks: Float64Array } {
  const random = seededRandom(seed)
  const graph = emptyGraph(count)
  const pairs: [number, number][] = []
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++)
      if (random() < 3 / count) {
        join(graph, i, j)
        join(graph, j, i)
        pairs.push([i, j])
      }
  const order = minimumDegree(graph)
  const place = new Map(order.map(({ node }, k) => [node, k]))
  const dims = Int32Array.from({ length: count }, () => 1 + Math.floor(7 * random()))
  const pattern = blockPattern(
    dims,
    order.map(({ later }) => later.map((node) => place.get(node) as number).sort((a, b) => a - b)),
  )
  const blocks = new Float64Array(pattern.offsets[pattern.offsets.length - 1] as number)
  const fill = (row: number, column: number) => {
    const at = offsetOf(pattern, Math.max(row, column), Math.min(row, column))
    const length = (dims[row] as number) * (dims[column] as number)
    for (let k = 0; k < length; k++) blocks[at + k] = random() - 0.5
  }
  for (const [i, j] of pairs) fill(place.get(i) as number, place.get(j) as number)
  for (let k = 0; k < count; k++) fill(k, k)
  addToDiagonal(pattern, blocks, new Float64Array(pattern.starts[count] as number).fill(30))
  return { pattern, blocks }
}

describe('block Cholesky', () => {
  test('solves as the dense solver does, whatever is joined to what', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, count) => {
        const { pattern, blocks } = randomMatrix(seed, count)
        const random = seededRandom(seed + 1)
        const b = Float64Array.from({ length: pattern.starts[count] as number }, () => random() - 0.5)
        const expected = solveSymmetric(denseOf(pattern, blocks), b) as Float64Array
        expect(factorise(pattern, blocks, 0)).toBe(true)
        const x = Float64Array.from(b)
        solveFactored(pattern, blocks, x)
        return relativeError(x, expected) < 1e-10
      }),
    )
  })

  test('a solution from a block row on is that of the whole, where nothing stands before', () => {
    const { pattern, blocks } = randomMatrix(4, 30)
    factorise(pattern, blocks, 0)
    const at = pattern.starts[20] as number
    const unit = () => {
      const b = new Float64Array(pattern.starts[30] as number)
      b[at] = 1
      return b
    }
    const [whole, part] = [unit(), unit()]
    solveFactored(pattern, blocks, whole)
    solveFactored(pattern, blocks, part, 20)
    expect(relativeError(part.subarray(at), whole.subarray(at))).toBe(0)
    expect(whole.subarray(0, at).some((v) => v !== 0)).toBe(true)
    expect(part.subarray(0, at).every((v) => v === 0)).toBe(true)
  })

  test('says so where the matrix is not positive definite, or singular', () => {
    const { pattern, blocks } = randomMatrix(7, 12)
    const negative = Float64Array.from(blocks)
    addToDiagonal(pattern, negative, new Float64Array(pattern.starts[12] as number).fill(-40))
    expect(factorise(pattern, negative, 0)).toBe(false)
    const two = blockPattern(Int32Array.from([2]), [[]])
    expect(factorise(two, Float64Array.from([1, 1, 1, 1]), 1e-12)).toBe(false)
    expect(factorise(two, Float64Array.from([1, 0.5, 0.5, 1]), 1e-12)).toBe(true)
    expect(factorise(two, Float64Array.from([Number.NaN, 0, 0, 1]), 0)).toBe(false)
  })

  test('the diagonal is read as it was added', () => {
    const { pattern, blocks } = randomMatrix(9, 10)
    const before = diagonalOf(pattern, blocks)
    addToDiagonal(
      pattern,
      blocks,
      before.map((_, k) => k),
    )
    expect([...diagonalOf(pattern, blocks)]).toEqual([...before].map((v, k) => v + k))
  })
})

test('a block that is not in the pattern is asked for in vain', () => {
  const pattern = blockPattern(Int32Array.from([2, 3, 1]), [[2], [2], []])
  expect(offsetOf(pattern, 2, 1)).toBe(4 + 2 + 9)
  expect(() => offsetOf(pattern, 1, 0)).toThrow(RangeError)
})
