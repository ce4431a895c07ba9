import type { Factor, Variable } from './factor.ts'
import { emptyGraph, join, minimumDegree } from './linear/minimumDegree.ts'

/** Two variables that are eliminated first share a factor. */
export class EliminationError extends Error {
  override readonly name = 'EliminationError'
  constructor(kind: string) {
    super(
      `A ${kind} factor joins two variables that are eliminated first: give one of them another manifold.`,
    )
  }
}

/** The block rows of a problem's equations, in the order of elimination. */
export interface BlockRows {
  /** The variables of each block row. */
  readonly rows: readonly (readonly Variable[])[]
  /** For each, the block rows below it that its column of the factor reaches, ascending; fill included. */
  readonly below: readonly (readonly number[])[]
}

/**
 * Orders free variables: landmarks first, each a block row, then the others by minimum degree. Of these, the ones that
 * meet the same landmarks (a keyframe's pose and depth scale) share a block row: fewer and larger blocks.
 * @throws EliminationError where a factor joins two landmarks.
 */
export function blockRowsOf(factors: readonly Factor[], free: readonly Variable[]): BlockRows {
  const first = free.filter(({ manifold }) => manifold.isEliminatedFirst)
  const kept = new Set(free.filter(({ manifold }) => !manifold.isEliminatedFirst))
  const met = neighboursOf(factors, first, kept)
  const groups = grouped(kept, met)
  const node = new Map(groups.flatMap((group, k) => group.map((one) => [one, k] as const)))
  const nodesOf = (variables: Iterable<Variable>) =>
    new Set([...variables].flatMap((one) => node.get(one) ?? []))
  const cliques = met.map(nodesOf)

  const graph = emptyGraph(groups.length)
  for (const nodes of [...factors.map(({ variables }) => nodesOf(variables)), ...cliques])
    for (const a of nodes) for (const b of nodes) if (a !== b) join(graph, a, b)
  const eliminations = minimumDegree(graph)

  const rowOf = new Map(eliminations.map((elimination, k) => [elimination.node, first.length + k]))
  const ascending = (nodes: Iterable<number>) =>
    [...nodes].map((k) => rowOf.get(k) as number).sort((a, b) => a - b)
  return {
    rows: [...first.map((one) => [one]), ...eliminations.map((one) => groups[one.node] as Variable[])],
    below: [...cliques.map(ascending), ...eliminations.map(({ later }) => ascending(later))],
  }
}

/** The kept variables that factors join to each of those that are eliminated first. */
function neighboursOf(
  factors: readonly Factor[],
  first: readonly Variable[],
  kept: ReadonlySet<Variable>,
): Set<Variable>[] {
  const met = new Map(first.map((one) => [one, new Set<Variable>()]))
  for (const { kind, variables } of factors) {
    const [own, ...others] = variables.flatMap((one) => met.get(one) ?? [])
    if (others.length > 0) throw new EliminationError(kind)
    if (own) for (const one of variables) if (kept.has(one)) own.add(one)
  }
  return [...met.values()]
}

/** Variables that meet the same landmarks together; each that meets none alone. */
function grouped(kept: ReadonlySet<Variable>, met: readonly ReadonlySet<Variable>[]): Variable[][] {
  const landmarks = new Map([...kept].map((one) => [one, [] as number[]]))
  met.forEach((variables, k) => {
    for (const one of variables) landmarks.get(one)?.push(k)
  })
  const groups = new Map<unknown, Variable[]>()
  for (const [one, list] of landmarks) {
    const key = list.length > 0 ? list.join() : one
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}
