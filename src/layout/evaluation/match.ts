import {
  alignPoint,
  distance2,
  type OrientedBox,
  type PlanAlignment,
  type Vec2,
} from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import { assign } from './assignment.ts'

/** An object as scoring sees it. */
export interface NamedBox {
  category: string
  box: OrientedBox
}

export interface ObjectMatch {
  predicted: number
  truth: number
  /** Between the centres on the plan, metres, after alignment. */
  centerError: number
}

/** A predicted and a true object that may be one: of one kind. Centres on the plan. */
export interface Candidate {
  i: number
  j: number
  p: Vec2
  q: Vec2
}

const planCenter = ({ box }: NamedBox): Vec2 => [box.center[0], box.center[1]]

/** All pairs of a predicted and a true object of one kind. */
export const candidatesOf = (predicted: readonly NamedBox[], truth: readonly NamedBox[]): Candidate[] =>
  predicted.flatMap((p, i) =>
    truth.flatMap((t, j) =>
      sameKind(p.category, t.category) ? [{ i, j, p: planCenter(p), q: planCenter(t) }] : [],
    ),
  )

/**
 * Pairs candidates, nearest first, each object once, within a distance: what the search for an alignment counts, thousands
 * of times over. Scores pair optimally, by `matchObjects`.
 */
export function matchCandidates(
  candidates: readonly Candidate[],
  alignment: PlanAlignment,
  maxDistance: number,
): ObjectMatch[] {
  const [c, s] = [Math.cos(alignment.yaw), Math.sin(alignment.yaw)]
  const [dx, dy] = alignment.shift
  const near: ObjectMatch[] = []
  for (const { i, j, p, q } of candidates) {
    const ex = c * p[0] - s * p[1] + dx - q[0]
    const ey = s * p[0] + c * p[1] + dy - q[1]
    // The search for an alignment comes here thousands of times: most pairs are far apart, and have no need of a root.
    if (Math.abs(ex) >= maxDistance || Math.abs(ey) >= maxDistance) continue
    const centerError = Math.sqrt(ex * ex + ey * ey)
    if (centerError < maxDistance) near.push({ predicted: i, truth: j, centerError })
  }
  const [takenP, takenT] = [new Set<number>(), new Set<number>()]
  return near
    .sort((a, b) => a.centerError - b.centerError)
    .filter(({ predicted: i, truth: j }) => {
      if (takenP.has(i) || takenT.has(j)) return false
      takenP.add(i)
      takenT.add(j)
      return true
    })
}

/**
 * Pairs objects of one kind within a distance, each once: as many pairs as there can be, and those with the least sum of
 * distances. In the order of the predictions.
 */
export function matchObjects(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  alignment: PlanAlignment,
  maxDistance: number,
): ObjectMatch[] {
  const aligned = predicted.map((one) => alignPoint(alignment, planCenter(one)))
  const errorOf = (i: number, j: number) => distance2(aligned[i] as Vec2, planCenter(truth[j] as NamedBox))
  return assign(predicted.length, truth.length, (i, j) => {
    if (!sameKind((predicted[i] as NamedBox).category, (truth[j] as NamedBox).category)) return undefined
    const error = errorOf(i, j)
    return error < maxDistance ? error : undefined
  }).map(({ row: i, column: j }) => ({ predicted: i, truth: j, centerError: errorOf(i, j) }))
}

/** Scale error by the matched objects: median of predicted over true distance between them, less one; undefined below 3. */
export function scaleError(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  matches: readonly ObjectMatch[],
): number | undefined {
  const ratios: number[] = []
  for (const [k, a] of matches.entries())
    for (const b of matches.slice(k + 1)) {
      const p = distance2(
        planCenter(predicted[a.predicted] as NamedBox),
        planCenter(predicted[b.predicted] as NamedBox),
      )
      const t = distance2(planCenter(truth[a.truth] as NamedBox), planCenter(truth[b.truth] as NamedBox))
      // Close neighbours say more of their own errors than of the scale.
      if (t > 0.8) ratios.push(p / t)
    }
  if (ratios.length < 3) return undefined
  ratios.sort((x, y) => x - y)
  return (ratios[Math.floor(ratios.length / 2)] as number) - 1
}
