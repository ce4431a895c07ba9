/**
 * Small dense matrices inside one long array: row-major, named by where they begin. They are what the block-sparse
 * factorisation is made of.
 */

/** C -= A B^T, with A `m` x `k` at `a`, B `n` x `k` at `b`, and C `m` x `n` at `c`. */
export function subtractProduct(
  v: Float64Array,
  c: number,
  a: number,
  b: number,
  m: number,
  n: number,
  k: number,
): void {
  for (let i = 0; i < m; i++) {
    const rowA = a + i * k
    const rowC = c + i * n
    let j = 0
    // Two columns at a time: each element of A is read half as often.
    for (; j + 1 < n; j += 2) {
      const rowB = b + j * k
      const rowNext = rowB + k
      let sum = v[rowC + j] as number
      let sumNext = v[rowC + j + 1] as number
      for (let l = 0; l < k; l++) {
        const value = v[rowA + l] as number
        sum -= value * (v[rowB + l] as number)
        sumNext -= value * (v[rowNext + l] as number)
      }
      v[rowC + j] = sum
      v[rowC + j + 1] = sumNext
    }
    if (j < n) {
      let sum = v[rowC + j] as number
      for (let l = 0; l < k; l++) sum -= (v[rowA + l] as number) * (v[b + j * k + l] as number)
      v[rowC + j] = sum
    }
  }
}

/**
 * The lower Cholesky factor of the `n` x `n` matrix at `a`, in place of its lower triangle.
 * @param tolerance a pivot must be larger than this share of its diagonal element before the factorisation.
 * @param diagonal these elements, from `at`.
 * @returns false where a pivot is not: the matrix is singular, or not positive definite.
 */
export function factorBlock(
  v: Float64Array,
  a: number,
  n: number,
  tolerance: number,
  diagonal: Float64Array,
  at: number,
): boolean {
  for (let j = 0; j < n; j++) {
    const rowJ = a + j * n
    let d = v[rowJ + j] as number
    for (let k = 0; k < j; k++) d -= (v[rowJ + k] as number) ** 2
    if (!(d > tolerance * (diagonal[at + j] as number))) return false
    const pivot = Math.sqrt(d)
    v[rowJ + j] = pivot
    for (let i = j + 1; i < n; i++) {
      const rowI = a + i * n
      let s = v[rowI + j] as number
      for (let k = 0; k < j; k++) s -= (v[rowI + k] as number) * (v[rowJ + k] as number)
      v[rowI + j] = s / pivot
    }
  }
  return true
}

/** X in X L^T = S, in place of S: S `m` x `n` at `s`, L the lower factor `n` x `n` at `l`. */
export function divideByFactor(v: Float64Array, s: number, m: number, l: number, n: number): void {
  for (let i = 0; i < m; i++) {
    const row = s + i * n
    for (let j = 0; j < n; j++) {
      const rowL = l + j * n
      let sum = v[row + j] as number
      for (let k = 0; k < j; k++) sum -= (v[row + k] as number) * (v[rowL + k] as number)
      v[row + j] = sum / (v[rowL + j] as number)
    }
  }
}
