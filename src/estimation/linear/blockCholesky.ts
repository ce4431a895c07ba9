import type { BlockPattern } from './blockPattern.ts'
import { divideByFactor, factorBlock, subtractProduct } from './blocks.ts'

/**
 * The block Cholesky factor of a symmetric positive definite matrix, in place of its blocks; left-looking, column by
 * column. Where the landmarks' columns are the first, what they leave of the others is the Schur complement.
 * @param blocks of the lower triangle, by the pattern.
 * @param tolerance of `factorBlock`.
 * @returns false where the matrix is not positive definite.
 */
export function factorise(pattern: BlockPattern, blocks: Float64Array, tolerance: number): boolean {
  const { count, dims, starts, columns, rows, offsets, rowStarts, rowBlocks, rowColumns } = pattern
  const diagonal = diagonalOf(pattern, blocks)
  /** Where the blocks of the column at hand begin, by row. */
  const places = new Int32Array(count)
  for (let k = 0; k < count; k++) {
    const [first, end, width] = [columns[k] as number, columns[k + 1] as number, dims[k] as number]
    for (let b = first; b < end; b++) places[rows[b] as number] = offsets[b] as number
    for (let r = rowStarts[k] as number; r < (rowStarts[k + 1] as number); r++) {
      const [own, j] = [rowBlocks[r] as number, rowColumns[r] as number]
      const [at, depth] = [offsets[own] as number, dims[j] as number]
      for (let b = own; b < (columns[j + 1] as number); b++) {
        const i = rows[b] as number
        const place = places[i] as number
        subtractProduct(blocks, place, offsets[b] as number, at, dims[i] as number, width, depth)
      }
    }
    const pivot = offsets[first] as number
    if (!factorBlock(blocks, pivot, width, tolerance, diagonal, starts[k] as number)) return false
    for (let b = first + 1; b < end; b++)
      divideByFactor(blocks, offsets[b] as number, dims[rows[b] as number] as number, pivot, width)
  }
  return true
}

/** The diagonal elements of a block matrix. */
export function diagonalOf(pattern: BlockPattern, blocks: Float64Array): Float64Array {
  const { count, dims, starts, columns, offsets } = pattern
  const diagonal = new Float64Array(starts[count] as number)
  for (let k = 0; k < count; k++) {
    const [at, n] = [offsets[columns[k] as number] as number, dims[k] as number]
    for (let i = 0; i < n; i++) diagonal[(starts[k] as number) + i] = blocks[at + i * n + i] as number
  }
  return diagonal
}

/** Adds to the diagonal elements of a block matrix. */
export function addToDiagonal(pattern: BlockPattern, blocks: Float64Array, added: Float64Array): void {
  const { count, dims, starts, columns, offsets } = pattern
  for (let k = 0; k < count; k++) {
    const [first, n] = [offsets[columns[k] as number] as number, dims[k] as number]
    for (let i = 0; i < n; i++) {
      const at = first + i * n + i
      blocks[at] = (blocks[at] as number) + (added[(starts[k] as number) + i] as number)
    }
  }
}
