import { alignPoint, distance2 } from '../../geometry/index.ts'
import { alignments, centreOf, matched, mean, pairsOf } from './candidates.ts'
import type { JoinObject, JoinSide } from './evidence.ts'

/** A pattern that moves less is turned in its own place, which the second best transform tells of; metres. */
const ELSEWHERE = 0.8
/** So many members of a pattern are a pattern still: at least, and of all. */
const LEAST_REPEATED = { count: 3, share: 0.5 }

/**
 * Whether the objects matched stand likewise in another place of their own map, as desks in rows do: then such a match
 * may be of another row.
 */
export function isRepeated(side: JoinSide, members: readonly number[]): boolean {
  const pattern = members.map((k) => side.objects[k] as JoinObject)
  const enough = Math.max(LEAST_REPEATED.count, LEAST_REPEATED.share * members.length)
  if (pattern.length < enough) return false
  const centre = mean(pattern.map(centreOf))
  const pairs = pairsOf(side, { ...side, objects: pattern })
  // Rows stand at right angles to each other, or in line.
  const turns = [0, 1, 2, 3].map((k) => (k * Math.PI) / 2)
  for (const at of alignments(pairs, turns)) {
    if (distance2(alignPoint(at, centre), centre) < ELSEWHERE) continue
    if (matched(pairs, at, alignPoint(at, centre)).length >= enough) return true
  }
  return false
}
