import type { BlockPattern } from '../../../src/estimation/linear/blockPattern.ts'
import type { State } from '../../../src/estimation/state.ts'
import type { Structure } from '../../../src/estimation/structure.ts'
import { jacobiansOf, residualsOf } from './finiteDifferences.ts'

/** The same equations without blocks, order or sparsity: what the solver is compared with. Row-major. */

/** The whole symmetric matrix of a block pattern, from the blocks of its lower triangle. */
export function denseOf(pattern: BlockPattern, blocks: Float64Array): Float64Array {
  const { count, dims, starts, columns, rows, offsets } = pattern
  const size = starts[count] as number
  const dense = new Float64Array(size * size)
  for (let j = 0; j < count; j++)
    for (let block = columns[j] as number; block < (columns[j + 1] as number); block++) {
      const i = rows[block] as number
      const [top, left, width] = [starts[i] as number, starts[j] as number, dims[j] as number]
      for (let r = 0; r < (dims[i] as number); r++)
        for (let c = 0; c < width; c++) {
          // Of a diagonal block only the lower triangle counts.
          if (i === j && c > r) continue
          const value = blocks[(offsets[block] as number) + r * width + c] as number
          dense[(top + r) * size + left + c] = value
          dense[(left + c) * size + top + r] = value
        }
    }
  return dense
}

/** J^T W J and J^T W r of all factors, by the plain formula, with the kernels' weights. */
export function denseEquations(structure: Structure, state: State) {
  const { factors, place, starts } = structure
  const [free, size] = [starts.length - 1, starts[starts.length - 1] as number]
  const h = new Float64Array(size * size)
  const g = new Float64Array(size)
  for (const factor of factors) {
    const places = factor.variables.map((one) => place.get(one) as number)
    const values = places.map((k) => state[k])
    const [r, jacobians] = [residualsOf(factor, values), jacobiansOf(factor, values)]
    const weight = factor.kernel.weight(r.reduce((sum, v) => sum + v * v, 0))
    for (let row = 0; row < factor.dimension; row++) {
      const entries = places.flatMap((k, slot) => {
        const n = factor.variables[slot]?.manifold.dimension ?? 0
        return k >= free
          ? []
          : Array.from({ length: n }, (_, c) => ({
              at: (starts[k] as number) + c,
              value: jacobians[slot]?.[row * n + c] ?? 0,
            }))
      })
      for (const a of entries) {
        g[a.at] = (g[a.at] as number) + weight * a.value * (r[row] as number)
        for (const b of entries)
          h[a.at * size + b.at] = (h[a.at * size + b.at] as number) + weight * a.value * b.value
      }
    }
  }
  return { h, g, size }
}

/** The largest difference of two vectors, as a share of the largest element of the second. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  let [difference, largest] = [0, 1e-300]
  for (let k = 0; k < b.length; k++) {
    difference = Math.max(difference, Math.abs((a[k] as number) - (b[k] as number)))
    largest = Math.max(largest, Math.abs(b[k] as number))
  }
  return difference / largest
}
