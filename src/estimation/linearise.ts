import type { Factor, Variable } from './factor.ts'
import type { Scratch, State } from './state.ts'
import { freeCount, PRODUCT_FIELDS, type Structure } from './structure.ts'

/** Gauss-Newton's equations H x = -g at a state. */
export interface NormalEquations {
  /** The blocks of H, the sum of rho' J^T J over all factors, by the structure's pattern. */
  readonly blocks: Float64Array
  /** g, the sum of rho' J^T r: the gradient of the cost by a step of the free variables. */
  readonly gradient: Float64Array
  /** Half the sum of the robust costs. */
  readonly cost: number
}

/** Puts the values of a factor's variables into the scratch. */
function gather({ slotStarts, slots }: Structure, state: State, f: number, { values }: Scratch): void {
  const first = slotStarts[f] as number
  values.length = (slotStarts[f + 1] as number) - first
  for (let k = 0; k < values.length; k++) values[k] = state[slots[first + k] as number]
}

function squaredNorm({ dimension }: Factor, { residuals }: Scratch): number {
  let sum = 0
  for (let i = 0; i < dimension; i++) sum += (residuals[i] as number) ** 2
  return sum
}

/** Half the sum of the robust costs: what steps are accepted by, and what `linearise` gives the gradient of. */
export function costOf(structure: Structure, state: State, scratch: Scratch): number {
  let cost = 0
  structure.factors.forEach((factor, f) => {
    gather(structure, state, f, scratch)
    factor.evaluate(scratch.values, scratch.residuals)
    cost += factor.kernel.rho(squaredNorm(factor, scratch)) / 2
  })
  return cost
}

/** The normal equations at a state. */
export function linearise(structure: Structure, state: State, scratch: Scratch): NormalEquations {
  const { pattern, starts } = structure
  const blocks = new Float64Array(pattern.offsets[pattern.offsets.length - 1] as number)
  const gradient = new Float64Array(starts[starts.length - 1] as number)
  let cost = 0
  structure.factors.forEach((factor, f) => {
    gather(structure, state, f, scratch)
    const { residuals, jacobians } = scratch
    const { variables, dimension } = factor
    variables.forEach(({ manifold }, k) => {
      jacobians[k]?.fill(0, 0, dimension * manifold.dimension)
    })
    factor.evaluate(scratch.values, residuals, jacobians)
    const squared = squaredNorm(factor, scratch)
    cost += factor.kernel.rho(squared) / 2
    reweight(factor, scratch, Math.sqrt(factor.kernel.weight(squared)))
    addGradient(structure, f, factor, scratch, gradient)
    addProducts(structure, f, factor, scratch, blocks)
  })
  return { blocks, gradient, cost }
}

/** Scales residuals and Jacobians alike, so that their products have the kernel's weight. */
function reweight({ variables, dimension }: Factor, { residuals, jacobians }: Scratch, root: number) {
  if (root === 1) return
  for (let i = 0; i < dimension; i++) residuals[i] = (residuals[i] as number) * root
  for (let k = 0; k < variables.length; k++) {
    const jacobian = jacobians[k] as Float64Array
    const length = dimension * (variables[k] as Variable).manifold.dimension
    for (let i = 0; i < length; i++) jacobian[i] = (jacobian[i] as number) * root
  }
}

function addGradient(
  structure: Structure,
  f: number,
  { variables, dimension }: Factor,
  { residuals, jacobians }: Scratch,
  gradient: Float64Array,
) {
  const { slotStarts, slots, starts } = structure
  const free = freeCount(structure)
  for (let k = 0; k < variables.length; k++) {
    const place = slots[(slotStarts[f] as number) + k] as number
    if (place >= free) continue
    const jacobian = jacobians[k] as Float64Array
    const start = starts[place] as number
    const n = (variables[k] as Variable).manifold.dimension
    for (let c = 0; c < n; c++) {
      let sum = gradient[start + c] as number
      for (let i = 0; i < dimension; i++) sum += (jacobian[i * n + c] as number) * (residuals[i] as number)
      gradient[start + c] = sum
    }
  }
}

function addProducts(
  { productStarts, products }: Structure,
  f: number,
  { variables, dimension }: Factor,
  { jacobians }: Scratch,
  blocks: Float64Array,
) {
  const end = productStarts[f + 1] as number
  for (let p = productStarts[f] as number; p < end; p += PRODUCT_FIELDS) {
    const [a, b] = [products[p] as number, products[p + 1] as number]
    const [at, width] = [products[p + 2] as number, products[p + 3] as number]
    const [left, right] = [jacobians[a] as Float64Array, jacobians[b] as Float64Array]
    const m = (variables[a] as Variable).manifold.dimension
    const n = (variables[b] as Variable).manifold.dimension
    for (let r = 0; r < m; r++)
      for (let c = 0; c < n; c++) {
        let sum = blocks[at + r * width + c] as number
        for (let i = 0; i < dimension; i++) sum += (left[i * m + r] as number) * (right[i * n + c] as number)
        blocks[at + r * width + c] = sum
      }
  }
}
