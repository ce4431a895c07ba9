import { alignPoint, distance2, type PlanAlignment, type Vec2 } from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import type { JoinObject, JoinSide } from './evidence.ts'

/** How the maps of two parts may lie to each other, by the objects that may be the same. All on the plan, metres. */

/** Beside the boxes' own deviations: the poses' drift in each part, metres; and the two scales, a share. */
const DRIFT = 0.15
const SCALE_SHARE = 0.06
/** Standard deviations between two objects that are one. */
const GATE = 2.4
/** Where two objects' places are known no better than this, nothing follows from them; metres. */
const MOST_SPREAD = 0.5
/** Sides may differ by this factor (as a logarithm), heights of centres by this, metres. */
const SIZE_GATE = 0.6
const HEIGHT_GATE = 0.5
/** Closer together, two objects say little of the turn; further apart in one map than in the other, nothing; metres. */
const LEAST_BASE = 0.8
const MOST_STRETCH = 0.8

export const centreOf = ({ box }: JoinObject): Vec2 => [box.center[0], box.center[1]]

export const mean = (points: readonly Vec2[]): Vec2 => [
  points.reduce((sum, [x]) => sum + x, 0) / Math.max(1, points.length),
  points.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, points.length),
]

function alike(p: JoinObject, q: JoinObject): boolean {
  if (!sameKind(p.category, q.category)) return false
  const sides = ({ box: { size } }: JoinObject) => [
    Math.max(size[0], size[1]),
    Math.min(size[0], size[1]),
    size[2],
  ]
  const [s, t] = [sides(p), sides(q)]
  return (
    s.every((side, k) => Math.abs(Math.log(side / (t[k] as number))) < SIZE_GATE) &&
    Math.abs(p.box.center[2] - q.box.center[2]) < HEIGHT_GATE
  )
}

/** Objects of two maps that may be one. */
export interface Pair {
  /** Indices of the objects, and their places. */
  a: number
  b: number
  p: Vec2
  q: Vec2
  /** Of the way between them along one axis, were they one; square metres. */
  variance: number
}

export interface Match extends Pair {
  /** Between the two, after the alignment. */
  metres: number
}

/** All objects of one kind and size, whose places are known well enough. */
export const pairsOf = (a: JoinSide, b: JoinSide): Pair[] =>
  a.objects.flatMap((one, i) =>
    b.objects.flatMap((other, j): Pair[] => {
      if (!alike(one, other)) return []
      const spread = [one, other].reduce((sum, { sd }) => sum + (sd[0] ** 2 + sd[1] ** 2) / 2, 0)
      if (spread > MOST_SPREAD ** 2) return []
      return [{ a: i, b: j, p: centreOf(one), q: centreOf(other), variance: spread + DRIFT ** 2 }]
    }),
  )

/** Alignments that bring one pair together for turns that are known, else two pairs. */
export function* alignments(
  pairs: readonly Pair[],
  turns: readonly number[] | undefined,
): Generator<PlanAlignment> {
  const onto = (yaw: number, { p, q }: Pair): PlanAlignment => {
    const [x, y] = alignPoint({ yaw, shift: [0, 0] }, q)
    return { yaw, shift: [p[0] - x, p[1] - y] }
  }
  if (turns) {
    for (const yaw of turns) for (const pair of pairs) yield onto(yaw, pair)
    return
  }
  for (const [k, one] of pairs.entries())
    for (const two of pairs.slice(k + 1)) {
      if (one.a === two.a || one.b === two.b) continue
      const [here, there] = [distance2(one.p, two.p), distance2(one.q, two.q)]
      if (Math.min(here, there) < LEAST_BASE || Math.abs(here - there) > MOST_STRETCH) continue
      const heading = (from: Vec2, to: Vec2) => Math.atan2(to[1] - from[1], to[0] - from[0])
      yield onto(heading(one.p, two.p) - heading(one.q, two.q), one)
    }
}

/** The pairs that an alignment explains, nearest first, each object once. @param centre of the part that moves, aligned. */
export function matched(pairs: readonly Pair[], at: PlanAlignment, centre: Vec2): Match[] {
  const near = pairs.flatMap((pair) => {
    const metres = distance2(pair.p, alignPoint(at, pair.q))
    const variance = pair.variance + (SCALE_SHARE * distance2(pair.p, centre)) ** 2
    return metres < GATE * Math.sqrt(variance) ? [{ ...pair, metres, variance }] : []
  })
  near.sort((m, n) => m.metres - n.metres)
  const [as, bs] = [new Set<number>(), new Set<number>()]
  return near.filter(({ a, b }) => {
    if (as.has(a) || bs.has(b)) return false
    as.add(a)
    bs.add(b)
    return true
  })
}

/** The alignment moved to the middle of its matches, and turned with them where walls do not say how. */
export function refined(at: PlanAlignment, matches: readonly Match[], mayTurn: boolean): PlanAlignment {
  const [p, q] = [mean(matches.map((m) => m.p)), mean(matches.map((m) => m.q))]
  let yaw = at.yaw
  if (mayTurn) {
    let [dot, cross] = [0, 0]
    for (const m of matches) {
      const [ax, ay] = [m.q[0] - q[0], m.q[1] - q[1]]
      const [bx, by] = [m.p[0] - p[0], m.p[1] - p[1]]
      dot += ax * bx + ay * by
      cross += ax * by - ay * bx
    }
    yaw = Math.atan2(cross, dot)
  }
  const [x, y] = alignPoint({ yaw, shift: [0, 0] }, q)
  return { yaw, shift: [p[0] - x, p[1] - y] }
}
