/**
 * Which blocks of a symmetric block matrix, and of its Cholesky factor, are not zero: the lower triangle, column by
 * column, in the order of elimination. All blocks lie in one array, row-major each.
 */
export interface BlockPattern {
  readonly count: number
  /** Rows of each block row. */
  readonly dims: Int32Array
  /** Where each block row begins in a vector; one more for the end. */
  readonly starts: Int32Array
  /** Column j has the blocks `columns[j]` … `columns[j + 1] - 1`, the diagonal first, then ascending by row. */
  readonly columns: Int32Array
  /** The block row of each block. */
  readonly rows: Int32Array
  /** Where each block begins in the array of all blocks; one more for the end. */
  readonly offsets: Int32Array
  /** Row i has, left of the diagonal, the blocks `rowBlocks[rowStarts[i]]` …, in the columns `rowColumns[…]`. */
  readonly rowStarts: Int32Array
  readonly rowBlocks: Int32Array
  readonly rowColumns: Int32Array
}

/** The first index of each run of lengths; one more for the end. */
function runningSum(lengths: ArrayLike<number>): Int32Array {
  const sums = new Int32Array(lengths.length + 1)
  for (let k = 0; k < lengths.length; k++) sums[k + 1] = (sums[k] as number) + (lengths[k] as number)
  return sums
}

/**
 * @param dims rows of each block row.
 * @param below for each column the block rows below its diagonal, ascending, fill included.
 */
export function blockPattern(dims: Int32Array, below: readonly ArrayLike<number>[]): BlockPattern {
  const count = dims.length
  const columns = runningSum(below.map((rows) => rows.length + 1))
  const total = columns[count] as number
  const rows = new Int32Array(total)
  const sizes = new Int32Array(total)
  const perRow = new Int32Array(count)
  for (let j = 0; j < count; j++) {
    const list = below[j] as ArrayLike<number>
    for (let k = -1; k < list.length; k++) {
      const row = k < 0 ? j : (list[k] as number)
      const block = (columns[j] as number) + k + 1
      rows[block] = row
      sizes[block] = (dims[row] as number) * (dims[j] as number)
      if (k >= 0) perRow[row] = (perRow[row] as number) + 1
    }
  }
  const rowStarts = runningSum(perRow)
  const rowBlocks = new Int32Array(total - count)
  const rowColumns = new Int32Array(total - count)
  const next = Int32Array.from(rowStarts)
  for (let j = 0; j < count; j++)
    for (let block = (columns[j] as number) + 1; block < (columns[j + 1] as number); block++) {
      const row = rows[block] as number
      const place = next[row] as number
      next[row] = place + 1
      rowBlocks[place] = block
      rowColumns[place] = j
    }
  const offsets = runningSum(sizes)
  return { count, dims, starts: runningSum(dims), columns, rows, offsets, rowStarts, rowBlocks, rowColumns }
}

/** Where the block of a row and a column (at or left of the diagonal) begins. @throws RangeError where it is zero. */
export function offsetOf({ columns, rows, offsets }: BlockPattern, row: number, column: number): number {
  let [low, high] = [columns[column] as number, (columns[column + 1] as number) - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as number) < row) low = middle + 1
    else high = middle
  }
  if (rows[low] !== row) throw new RangeError(`Block ${row}, ${column} is not in the pattern.`)
  return offsets[low] as number
}
