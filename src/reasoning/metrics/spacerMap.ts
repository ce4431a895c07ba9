import { distance2, type Vec2 } from '../../geometry/index.ts'
import { MetricInputError, type MetricScoring } from './scoring.ts'

/** SpaceR's cognitive map: for each category the centres of its instances, in cells of a 10 x 10 grid. */
export type SpacerGridMap = Readonly<Record<string, readonly Vec2[]>>

const instancesOf = (map: SpacerGridMap, category: string): readonly Vec2[] =>
  Object.hasOwn(map, category) ? (map[category] as readonly Vec2[]) : []

/** Sum of 1 - d / diagonal over pairs matched greedily, the closest first. */
function matchedAccuracy(printed: readonly Vec2[], truth: readonly Vec2[], diagonal: number): number {
  const pairs = printed.flatMap((p, i) => truth.map((t, j) => ({ i, j, d: distance2(p, t) })))
  const [takenP, takenT] = [new Set<number>(), new Set<number>()]
  let sum = 0
  for (const { i, j, d } of pairs.sort((a, b) => a.d - b.d || a.i - b.i || a.j - b.j)) {
    if (takenP.has(i) || takenT.has(j)) continue
    takenP.add(i)
    takenT.add(j)
    sum += Math.max(0, 1 - d / diagonal)
  }
  return sum
}

/**
 * SpaceR's score of a printed map against the true one, 0 to 1: per category the greedy matches' 1 - d / (N √2) over
 * the larger of the two counts, then the mean weighted by the true counts. Extra categories weigh nothing; two empty
 * maps score 1. Source: facts.md B, calculate_prediction_score.
 *
 * Where the true map has no instances at all, the right score is 1 for a printed map without any, else 0. The published
 * code stops with a TypeError there as soon as the printed map has keys.
 * @param gridCells N, cells along a side, above 0.
 * @throws MetricInputError for a grid without cells; `asPublished`, where the published code stops.
 */
export function spacerMapScore(
  printed: SpacerGridMap,
  truth: SpacerGridMap,
  scoring: MetricScoring = 'right',
  gridCells = 10,
): number {
  if (!(gridCells > 0)) throw new MetricInputError('A grid must have cells.')
  const diagonal = gridCells * Math.SQRT2
  let [sum, weight] = [0, 0]
  for (const category of Object.keys(truth)) {
    const [p, t] = [instancesOf(printed, category), instancesOf(truth, category)]
    weight += t.length
    if (p.length && t.length)
      sum += (matchedAccuracy(p, t, diagonal) / Math.max(p.length, t.length)) * t.length
  }
  if (weight > 0) return sum / weight
  if (scoring === 'asPublished' && Object.keys(printed).length)
    throw new MetricInputError(
      'The published score fails where the true map has no instances (any of a bool).',
    )
  return Number(Object.values(printed).every((instances) => instances.length === 0))
}
