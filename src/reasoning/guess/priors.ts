import { categoryOfId, nearNames, sharedName } from '../names.ts'
import type { DirectionLevel, Name } from '../program.ts'
import type { LogNormal } from './spread.ts'

/** Shares by word. */
export type Shares = Readonly<Record<string, number>>

/**
 * What rooms are usually like: figures by kind, learnt from annotated rooms by `scripts/priors.ts`. Kinds have the names
 * of `sharedName`.
 */
export interface Priors {
  /** Where the figures come from, and under which licence. */
  source: string
  licence: string
  rooms: number
  questions: number
  /** How often each number was the answer to a question for a count, by kind and of all kinds. */
  counts: { all: Shares; byKind: Readonly<Record<string, Shares>> }
  sizes: { all: SizePrior; byKind: Readonly<Record<string, SizePrior>> }
  /** The floor area of a room, square metres. */
  area: LogNormal
  /** The same of a room that is known to have some kinds of things: its logarithm is `mean` + the terms of these kinds. */
  areaByKind: LogNormal & { byKind: Readonly<Record<string, number>> }
  /** The area of a room over that of the convex hull of what its objects stand on, for maps of at least so many objects. */
  beyond: readonly (LogNormal & { objects: number })[]
  distances: DistancePriors
  /** The direction of a thing, for somebody who stands at a second and faces a third. */
  directions: Readonly<Record<DirectionLevel, Shares>>
  /** Strengths of a race (Plackett and Luce): the larger, the earlier a kind appears in a film. */
  order: { byKind: Readonly<Record<string, number>> }
  /** Turns of a route: before the first walk, and after it. */
  turns: { first: Shares; later: Shares }
}

/** Longest sides of the things of a kind. */
export interface SizePrior {
  /** Of how many things; those that are one of several in their room count for less. */
  things: number
  /** The middle of each tenth of them, metres. */
  longest: readonly number[]
}

/**
 * The gap between the closest points of two things: ln(metres + `shift`) is `mean` + `area` times (ln of the room's area
 * less that of the usual room) + the terms of both kinds + that of the pair + one of `residuals`, all of them alike.
 */
export interface DistancePriors {
  shift: number
  mean: number
  area: number
  residuals: readonly number[]
  byKind: Readonly<Record<string, number>>
  byPair: Readonly<Record<string, number>>
}

/** The kind that a name stands for, in the spelling of the priors. */
export const kindOf = (name: Name): string => sharedName(categoryOfId(name) ?? name)

/** The entry of a kind, or else that of a word that sometimes means the same; undefined for neither. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: Name): T | undefined {
  const kind = kindOf(name)
  if (Object.hasOwn(table, kind)) return table[kind]
  const [near] = nearNames(kind, Object.keys(table))
  return near === undefined ? undefined : table[near]
}

/** The key of a pair of kinds, whichever comes first. */
export const pairKey = (a: string, b: string): string => [a, b].sort().join(' | ')

/** Shorter distances are not asked for, metres. */
const LEAST_DISTANCE = 0.1

/** Usual gaps between two kinds, in a room of `logArea` (ln of square metres); metres, each as likely as the others. */
export function usualDistances({ distances, area }: Priors, a: Name, b: Name, logArea: number): number[] {
  const terms = [a, b].map((name) => entryOf(distances.byKind, name) ?? 0)
  const pair = distances.byPair[pairKey(kindOf(a), kindOf(b))] ?? 0
  const mean = distances.mean + distances.area * (logArea - area.mean) + pair
  const middle = terms.reduce((sum, term) => sum + term, mean)
  return distances.residuals.map((residual) =>
    Math.max(LEAST_DISTANCE, Math.exp(middle + residual) - distances.shift),
  )
}
