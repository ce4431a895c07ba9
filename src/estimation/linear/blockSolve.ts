import type { BlockPattern } from './blockPattern.ts'

/**
 * Solves L L^T x = b by a factor of `factorise`, in place of b.
 * @param first block rows before this one are skipped: b must be zero there, and x is not computed.
 */
export function solveFactored(pattern: BlockPattern, factor: Float64Array, b: Float64Array, first = 0): void {
  for (let k = first; k < pattern.count; k++) forward(pattern, factor, b, k)
  for (let k = pattern.count - 1; k >= first; k--) backward(pattern, factor, b, k)
}

/** One block row of L y = b, taken out of the rows below it. */
function forward(
  { dims, starts, columns, rows, offsets }: BlockPattern,
  v: Float64Array,
  b: Float64Array,
  k: number,
) {
  const [start, n, own] = [starts[k] as number, dims[k] as number, columns[k] as number]
  const pivot = offsets[own] as number
  for (let i = 0; i < n; i++) {
    let s = b[start + i] as number
    for (let c = 0; c < i; c++) s -= (v[pivot + i * n + c] as number) * (b[start + c] as number)
    b[start + i] = s / (v[pivot + i * n + i] as number)
  }
  for (let block = own + 1; block < (columns[k + 1] as number); block++) {
    const row = rows[block] as number
    const [target, at, height] = [starts[row] as number, offsets[block] as number, dims[row] as number]
    for (let i = 0; i < height; i++) {
      let s = b[target + i] as number
      for (let c = 0; c < n; c++) s -= (v[at + i * n + c] as number) * (b[start + c] as number)
      b[target + i] = s
    }
  }
}

/** One block row of L^T x = y, after those below it. */
function backward(
  { dims, starts, columns, rows, offsets }: BlockPattern,
  v: Float64Array,
  b: Float64Array,
  k: number,
) {
  const [start, n, own] = [starts[k] as number, dims[k] as number, columns[k] as number]
  for (let block = own + 1; block < (columns[k + 1] as number); block++) {
    const row = rows[block] as number
    const [source, at, height] = [starts[row] as number, offsets[block] as number, dims[row] as number]
    for (let c = 0; c < n; c++) {
      let s = b[start + c] as number
      for (let i = 0; i < height; i++) s -= (v[at + i * n + c] as number) * (b[source + i] as number)
      b[start + c] = s
    }
  }
  const pivot = offsets[own] as number
  for (let i = n - 1; i >= 0; i--) {
    let s = b[start + i] as number
    for (let c = i + 1; c < n; c++) s -= (v[pivot + c * n + i] as number) * (b[start + c] as number)
    b[start + i] = s / (v[pivot + i * n + i] as number)
  }
}
