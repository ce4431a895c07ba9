import { distance2, type Vec2 } from '../../geometry/index.ts'
import { meanOf } from './scoring.ts'

/** A cognitive map on a grid: centres by category, in grid units. */
export type CognitiveGridMap = Readonly<Record<string, readonly Vec2[]>>

/** How far a distance may be off, grid units (facts.md C, Cognitive map). */
const TOLERANCE = 1
const BINS = 8
const [NEAREST, FARTHEST] = [1, 10]
const ROUNDING = 1e-9

/** Bounds of the eight bins of true distance, grid units: 1, 2.125, … 8.875, 10. The paper prints 2.1 and 8.9. */
export const GRID_DISTANCE_BOUNDS: readonly number[] = Array.from(
  { length: BINS + 1 },
  (_, k) => NEAREST + (k * (FARTHEST - NEAREST)) / BINS,
)

/** The shortest distance between instances of two categories; undefined where either has none. */
function shortest(map: CognitiveGridMap, a: string, b: string): number | undefined {
  const instances = (name: string) => (Object.hasOwn(map, name) ? (map[name] as readonly Vec2[]) : [])
  const distances = instances(a).flatMap((p) => instances(b).map((q) => distance2(p, q)))
  return distances.length ? Math.min(...distances) : undefined
}

/** One pair of categories. */
export interface GridDistance {
  categories: readonly [string, string]
  /** Grid units. */
  truth: number
  /** Undefined where the printed map lacks a category. */
  predicted: number | undefined
  /** Within one grid unit. */
  correct: boolean
  /** Index of the bin of the true distance; undefined below 1 and above 10 grid units. */
  bin: number | undefined
}

/** The bin of a true distance: the first takes both its bounds, the others only their upper one. */
function binOf(distance: number): number | undefined {
  if (distance < NEAREST - ROUNDING || distance > FARTHEST + ROUNDING) return undefined
  return Math.max(0, GRID_DISTANCE_BOUNDS.findIndex((upper) => distance <= upper + ROUNDING) - 1)
}

/** Every pair of categories that the true map has, in the order of their names. */
export function gridDistances(printed: CognitiveGridMap, truth: CognitiveGridMap): GridDistance[] {
  const categories = Object.keys(truth).sort()
  return categories.flatMap((a, k) =>
    categories.slice(k + 1).flatMap((b): GridDistance[] => {
      const wanted = shortest(truth, a, b)
      if (wanted === undefined) return []
      const predicted = shortest(printed, a, b)
      const correct = predicted !== undefined && Math.abs(predicted - wanted) <= TOLERANCE + ROUNDING
      return [{ categories: [a, b], truth: wanted, predicted, correct, bin: binOf(wanted) }]
    }),
  )
}

/** Shares of correct distances, 0 to 1; undefined where there are none to judge. */
export interface GridDistanceAccuracy {
  bins: { from: number; to: number; pairs: number; accuracy: number | undefined }[]
  /** Over all pairs in the bins alike. */
  overall: number | undefined
  /** Pairs whose true distance lies in no bin. */
  outside: number
}

/**
 * VSI-Bench's accuracy of cognitive maps: the share of pairs of categories whose distance (the shortest over instances)
 * is within one grid unit of the truth, by the true distance in 8 bins from 1 to 10. Source: facts.md C, Cognitive map.
 * Bins of equal width are inferred from the bounds that the paper prints. What it does with pairs that the printed map
 * lacks is not found: here they are wrong, or, with `missing: 'skipped'`, left out.
 * @param distances of one map or of many.
 */
export function gridDistanceAccuracy(
  distances: readonly GridDistance[],
  missing: 'wrong' | 'skipped' = 'wrong',
): GridDistanceAccuracy {
  const judged = distances.filter(({ predicted }) => missing === 'wrong' || predicted !== undefined)
  const binned = judged.filter(({ bin }) => bin !== undefined)
  const share = (some: readonly GridDistance[]) => meanOf(some.map(({ correct }) => Number(correct)))
  return {
    bins: Array.from({ length: BINS }, (_, k) => {
      const some = binned.filter(({ bin }) => bin === k)
      const [from, to] = [GRID_DISTANCE_BOUNDS[k] as number, GRID_DISTANCE_BOUNDS[k + 1] as number]
      return { from, to, pairs: some.length, accuracy: share(some) }
    }),
    overall: share(binned),
    outside: judged.length - binned.length,
  }
}
