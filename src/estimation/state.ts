import type { Factor, Values, Variable } from './factor.ts'
import { freeCount, type Structure } from './structure.ts'

/** Values of a structure's variables, by place. */
export type State = readonly unknown[]

/** The first guesses. */
export const startingState = ({ variables }: Structure, start?: Values): State =>
  variables.map((one) => (start ? start.get(one) : one.start))

/** The state after a step of all free variables; those that are held stay. */
export function stepped(structure: Structure, state: State, step: Float64Array): State {
  const { variables, starts } = structure
  const free = freeCount(structure)
  return state.map((value, k) =>
    k < free ? (variables[k] as Variable).manifold.retract(value, step, starts[k] as number) : value,
  )
}

/** @throws RangeError for a variable that no factor joins. */
export function placeOf({ place }: Structure, variable: Variable): number {
  const k = place.get(variable)
  if (k === undefined) throw new RangeError(`No factor joins this ${variable.manifold.name}.`)
  return k
}

/** A state by its variables. */
export const valuesOf = (structure: Structure, state: State): Values => ({
  get: <T>(variable: Variable<T>): T => state[placeOf(structure, variable)] as T,
})

/** Buffers for one factor at a time, allocated once: there are tens of thousands of factors. */
export interface Scratch {
  readonly values: unknown[]
  readonly residuals: Float64Array
  readonly jacobians: readonly Float64Array[]
}

export function scratchFor(factors: readonly Factor[]): Scratch {
  let [slots, rows, columns] = [0, 0, 0]
  for (const { variables, dimension } of factors) {
    slots = Math.max(slots, variables.length)
    rows = Math.max(rows, dimension)
    for (const { manifold } of variables) columns = Math.max(columns, manifold.dimension)
  }
  return {
    values: [],
    residuals: new Float64Array(rows),
    jacobians: Array.from({ length: slots }, () => new Float64Array(rows * columns)),
  }
}
