import { blockRowsOf } from './blockRows.ts'
import type { Factor, Problem, Variable } from './factor.ts'
import { type BlockPattern, blockPattern, offsetOf } from './linear/blockPattern.ts'

/**
 * What of a problem does not change while it is solved: the order of its variables, the pattern of its equations, and
 * where each factor adds to them.
 */
export interface Structure {
  readonly factors: readonly Factor[]
  /** Free ones in the order of elimination, then those that are held. */
  readonly variables: readonly Variable[]
  readonly place: ReadonlyMap<Variable, number>
  /** Where the step of each free variable begins in the vector of all; one more for the end. */
  readonly starts: Int32Array
  readonly pattern: BlockPattern
  /** Factor f's variables are at the places `slots[slotStarts[f]]` …, in its own order. */
  readonly slotStarts: Int32Array
  readonly slots: Int32Array
  /** Factor f adds the products `products[productStarts[f]]` …, of `PRODUCT_FIELDS` numbers each. */
  readonly productStarts: Int32Array
  readonly products: Int32Array
}

/**
 * A product J_left^T J_right: the slot of the left, that of the right, where the product's first element is, and how far
 * its rows are apart there.
 */
export const PRODUCT_FIELDS = 4

/** How many variables are free. */
export const freeCount = ({ starts }: Structure): number => starts.length - 1

/** @throws EliminationError where a factor joins two landmarks. */
export function structureOf({ factors, held = [] }: Problem): Structure {
  const isHeld = new Set(held)
  const all = [...new Set(factors.flatMap((factor) => factor.variables))]
  const { rows, below } = blockRowsOf(
    factors,
    all.filter((one) => !isHeld.has(one)),
  )
  const free = rows.flat()
  const variables = [...free, ...all.filter((one) => isHeld.has(one))]
  const place = new Map(variables.map((one, k) => [one, k]))
  const starts = new Int32Array(free.length + 1)
  free.forEach(({ manifold }, k) => {
    starts[k + 1] = (starts[k] as number) + manifold.dimension
  })
  const dims = Int32Array.from(rows, (row) => row.reduce((sum, { manifold }) => sum + manifold.dimension, 0))
  const pattern = blockPattern(dims, below)
  const blockRow = Int32Array.from(rows.flatMap((row, k) => row.map(() => k)))
  const [slotStarts, productStarts] = [[0], [0]]
  const [slots, products]: [number[], number[]] = [[], []]
  for (const factor of factors) {
    const places = factor.variables.map((one) => place.get(one) as number)
    slots.push(...places)
    addProducts(products, places, starts, pattern, blockRow)
    slotStarts.push(slots.length)
    productStarts.push(products.length)
  }
  return {
    factors,
    variables,
    place,
    starts,
    pattern,
    slotStarts: Int32Array.from(slotStarts),
    slots: Int32Array.from(slots),
    productStarts: Int32Array.from(productStarts),
    products: Int32Array.from(products),
  }
}

/** Adds the products that a factor with variables at these places adds to the lower triangle. */
function addProducts(
  products: number[],
  places: readonly number[],
  starts: Int32Array,
  pattern: BlockPattern,
  blockRow: Int32Array,
) {
  places.forEach((row, left) => {
    places.forEach((column, right) => {
      if (column > row || row >= blockRow.length) return
      const [i, j] = [blockRow[row] as number, blockRow[column] as number]
      const width = pattern.dims[j] as number
      const down = (starts[row] as number) - (pattern.starts[i] as number)
      const across = (starts[column] as number) - (pattern.starts[j] as number)
      products.push(left, right, offsetOf(pattern, i, j) + down * width + across, width)
    })
  })
}
