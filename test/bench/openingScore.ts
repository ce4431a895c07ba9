import { alignPoint, footprint, type PlanAlignment, type Vec2 } from '../../src/geometry/index.ts'
import { alignPlans, type NamedBox, sameKind } from '../../src/layout/index.ts'
import { MATCH_METRES } from './roomScore.ts'

/** Doors, windows and what runs along walls: long things, which are right where they are near. */
export const LONG_KINDS = ['door', 'window', 'cabinet', 'counter', 'shelf'] as const
/** A long thing is found within this of the true one's nearest point, metres. */
export const NEAR_METRES = 0.75

export interface OpeningScore {
  kind: string
  predicted: number
  truth: number
  matched: number
}

/** How far a point lies from a footprint, metres; 0 inside. */
function distanceTo(corners: readonly Vec2[], [x, y]: Vec2): number {
  let [least, inside] = [Number.POSITIVE_INFINITY, true]
  for (const [k, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(k + 1) % corners.length] as Vec2
    const [dx, dy] = [bx - ax, by - ay]
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy))
    if (dx * (y - ay) - dy * (x - ax) < 0) inside = false
  }
  return inside ? 0 : least
}

/**
 * Scores long things, kind by kind: a predicted one is right where its centre lies near the nearest point of a true one
 * of its kind; each counts once. Aligned by all objects that match.
 */
export function scoreLongThings(predicted: readonly NamedBox[], truth: readonly NamedBox[]): OpeningScore[] {
  const alignment: PlanAlignment = alignPlans(predicted, truth, MATCH_METRES)
  return LONG_KINDS.flatMap((kind): OpeningScore[] => {
    const [p, t] = [predicted, truth].map((list) => list.filter(({ category }) => sameKind(category, kind)))
    if (!p || !t || t.length === 0) return []
    const pairs = p.flatMap(({ box }, i) =>
      t.map((one, j) => ({
        i,
        j,
        metres: distanceTo(footprint(one.box), alignPoint(alignment, [box.center[0], box.center[1]])),
      })),
    )
    const [takenP, takenT] = [new Set<number>(), new Set<number>()]
    for (const { i, j, metres } of pairs.sort((a, b) => a.metres - b.metres)) {
      if (metres > NEAR_METRES || takenP.has(i) || takenT.has(j)) continue
      takenP.add(i)
      takenT.add(j)
    }
    return [{ kind, predicted: p.length, truth: t.length, matched: takenP.size }]
  })
}
