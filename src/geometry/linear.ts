/**
 * The Cholesky factor of a symmetric positive definite matrix, in place of its lower triangle.
 * @param a row-major n x n. @returns false where it is not positive definite.
 */
function factorInPlace(a: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    const rowJ = a.subarray(j * n, j * n + j)
    let d = a[j * n + j] as number
    for (let k = 0; k < j; k++) d -= (rowJ[k] as number) ** 2
    if (!(d > 0)) return false
    const pivot = Math.sqrt(d)
    a[j * n + j] = pivot
    for (let i = j + 1; i < n; i++) {
      let s = a[i * n + j] as number
      const at = i * n
      for (let k = 0; k < j; k++) s -= (a[at + k] as number) * (rowJ[k] as number)
      a[at + j] = s / pivot
    }
  }
  return true
}

/**
 * Solves A x = b for a symmetric positive definite A by Cholesky, in place of A's lower triangle.
 * @param a row-major n x n; its lower triangle is overwritten by the factor.
 * @returns x, or undefined where A is not positive definite.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array | undefined {
  const n = b.length
  if (!factorInPlace(a, n)) return undefined
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let s = x[i] as number
    for (let k = 0; k < i; k++) s -= (a[i * n + k] as number) * (x[k] as number)
    x[i] = s / (a[i * n + i] as number)
  }
  for (let i = n - 1; i >= 0; i--) {
    let s = x[i] as number
    for (let k = i + 1; k < n; k++) s -= (a[k * n + i] as number) * (x[k] as number)
    x[i] = s / (a[i * n + i] as number)
  }
  return x
}

/**
 * Entries of the inverse of a symmetric positive definite matrix.
 * @param a row-major n x n; its lower triangle is overwritten.
 * @returns a function of row and column, or undefined where A is not positive definite.
 */
export function inverseSymmetric(
  a: Float64Array,
  n: number,
): ((row: number, column: number) => number) | undefined {
  if (!factorInPlace(a, n)) return undefined
  // The inverse of the factor, in its place.
  for (let j = 0; j < n; j++) {
    a[j * n + j] = 1 / (a[j * n + j] as number)
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= (a[i * n + k] as number) * (a[k * n + j] as number)
      a[i * n + j] = sum / (a[i * n + i] as number)
    }
  }
  return (row, column) => {
    let sum = 0
    for (let m = Math.max(row, column); m < n; m++)
      sum += (a[m * n + row] as number) * (a[m * n + column] as number)
    return sum
  }
}
