import { distance2, type Vec2 } from '../geometry/index.ts'
import { agreement, type JoinObject, type JoinSide } from './joinEvidence.ts'
import { alignPoint, type PlanAlignment, sameKind } from './match.ts'

/**
 * Whether two maps of parts of a film show one room, and how the one lies to the other: by the objects that both show,
 * by those that one should show and does not, and by the surfaces that both see. A wrong join is much worse than none.
 */
export interface Join extends PlanAlignment {
  /** Takes plan coordinates of b to those of a, metres: see PlanAlignment. */
  matches: { a: number; b: number; metres: number }[]
  /** log of how much likelier the evidence is in one room than in two. */
  logOdds: number
  /** Standard deviation of the shift, metres, and of the turn, radians. */
  sd: { shift: number; yaw: number }
}

/** Beside the boxes' own deviations: the poses' drift in each part, metres; and the two scales, a share. */
const DRIFT = 0.15
const SCALE_SHARE = 0.06
const GATE = 2.4
/** Where two objects' places are known no better than this, nothing follows from them; metres. */
const MOST_SPREAD = 0.5
/** Sides may differ by this factor (as a logarithm). */
const SIZE_GATE = 0.6
/** How large a room may be, square metres: how seldom things stand in one place by chance. */
const ROOM_AREA = 20
/** Where b might begin, seen from a. */
const SHIFTS_AREA = 60
/** Headings are four where both have walls; else the turn is known within this, radians. */
const YAW_SD = { walls: 0.03, objects: 0.1 }
const HEADINGS = { walls: 4, objects: (2 * Math.PI) / (YAW_SD.objects * Math.sqrt(2 * Math.PI)) }

const ACCEPTED = 6
/** Where no surface was seen by both, objects alone must say it. */
const ACCEPTED_BY_OBJECTS = 10
/** The second best transform must be this much less likely (log odds). */
const CLEARLY_BETTER = 3
const LEAST_ON_SURFACE = 0.7
/** Transforms closer than this are one: metres, radians. */
const SAME = { metres: 0.6, yaw: 0.35 }
/** So many of the best by objects alone are looked at more closely. */
const CLOSER_LOOK = 16
/** Kinds of which a room has one, mostly. */
const DISTINCTIVE: ReadonlySet<string> = new Set([
  'refrigerator',
  'oven',
  'tv',
  'sofa',
  'bed',
  'toilet',
  'sink',
  'microwave',
])

const centreOf = ({ box }: JoinObject): Vec2 => [box.center[0], box.center[1]]
const folded = (angle: number, period: number) => angle - period * Math.round(angle / period)

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
    Math.abs(p.box.center[2] - q.box.center[2]) < 0.5
  )
}

interface Pair {
  a: number
  b: number
  p: Vec2
  q: Vec2
  variance: number
}

interface Candidate extends PlanAlignment {
  matches: (Pair & { metres: number; variance: number })[]
  logOdds: number
}

/** Turns worth trying for two matched pairs, or for one where the walls say which. */
function* alignments(pairs: readonly Pair[], turns: readonly number[] | undefined): Generator<PlanAlignment> {
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
      if (Math.min(here, there) < 0.8 || Math.abs(here - there) > 0.8) continue
      const heading = (from: Vec2, to: Vec2) => Math.atan2(to[1] - from[1], to[0] - from[0])
      yield onto(heading(one.p, two.p) - heading(one.q, two.q), one)
    }
}

/** The pairs that an alignment explains, nearest first, each object once. */
function matched(pairs: readonly Pair[], at: PlanAlignment, centre: Vec2): Candidate['matches'] {
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

const mean = (points: readonly Vec2[]): Vec2 => [
  points.reduce((sum, [x]) => sum + x, 0) / Math.max(1, points.length),
  points.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, points.length),
]

/** The alignment moved to the middle of its matches, and turned with them where walls do not say how. */
function refined(at: PlanAlignment, matches: Candidate['matches'], mayTurn: boolean): PlanAlignment {
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

/**
 * log of how much likelier the matches are in one room than by chance, with all transforms that might have fitted as
 * well taken into account.
 */
function oddsOfMatches(matches: Candidate['matches'], a: JoinSide, hasWalls: boolean): number {
  const [first] = matches
  if (!first) return Number.NEGATIVE_INFINITY
  let sum = 0
  for (const m of matches) {
    const { category } = a.objects[m.a] as JoinObject
    const density = a.objects.filter((o) => sameKind(o.category, category)).length / ROOM_AREA
    sum += -Math.log(2 * Math.PI * m.variance * density) - m.metres ** 2 / (2 * m.variance)
  }
  const variance = matches.reduce((s, m) => s + m.variance, 0) / matches.length
  const settled = Math.log((2 * Math.PI * variance) / matches.length)
  return sum + settled - Math.log(SHIFTS_AREA * (hasWalls ? HEADINGS.walls : HEADINGS.objects))
}

const isSame = (m: Candidate, n: Candidate, centre: Vec2): boolean =>
  Math.abs(folded(m.yaw - n.yaw, 2 * Math.PI)) < SAME.yaw &&
  distance2(alignPoint(m, centre), alignPoint(n, centre)) < SAME.metres

/** Whether so many matches of these kinds may be trusted at all. */
function suffices(matches: Candidate['matches'], { objects }: JoinSide, hasWalls: boolean): boolean {
  if (matches.length >= 3) return true
  const kinds = new Set(matches.map(({ a }) => (objects[a] as JoinObject).category))
  return hasWalls && kinds.size === 2 && [...kinds].every((kind) => DISTINCTIVE.has(kind))
}

/** A pattern that moves less is turned in its own place, which the second best transform tells of; metres. */
const ELSEWHERE = 0.8
/** So many members of a pattern are a pattern still: at least, and of all. */
const LEAST_REPEATED = { count: 3, share: 0.5 }

/**
 * Whether the objects matched stand likewise in another place of their own map, as desks in rows do: then such a match
 * may be of another row.
 */
function isRepeated({ objects }: JoinSide, members: readonly number[]): boolean {
  const pattern = members.map((k) => objects[k] as JoinObject)
  const enough = Math.max(LEAST_REPEATED.count, LEAST_REPEATED.share * members.length)
  if (pattern.length < enough) return false
  const centre = mean(pattern.map(centreOf))
  const pairs = objects.flatMap((one, a) =>
    pattern.flatMap((other, b): Pair[] =>
      alike(one, other) ? [{ a, b, p: centreOf(one), q: centreOf(other), variance: 2 * DRIFT ** 2 }] : [],
    ),
  )
  // Rows stand at right angles to each other, or in line.
  for (const at of alignments(
    pairs,
    [0, 1, 2, 3].map((k) => (k * Math.PI) / 2),
  )) {
    if (distance2(alignPoint(at, centre), centre) < ELSEWHERE) continue
    if (matched(pairs, at, alignPoint(at, centre)).length >= enough) return true
  }
  return false
}

/** How the map of one part lies to that of another, where the evidence leaves no doubt of it; else undefined. */
export function findJoin(a: JoinSide, b: JoinSide): Join | undefined {
  const pairs = a.objects.flatMap((one, i) =>
    b.objects.flatMap((other, j): Pair[] => {
      if (!alike(one, other)) return []
      const spread = [one, other].reduce((sum, { sd }) => sum + (sd[0] ** 2 + sd[1] ** 2) / 2, 0)
      if (spread > MOST_SPREAD ** 2) return []
      return [{ a: i, b: j, p: centreOf(one), q: centreOf(other), variance: spread + DRIFT ** 2 }]
    }),
  )
  const hasWalls = a.wallYaw !== undefined && b.wallYaw !== undefined
  const turns = hasWalls
    ? [0, 1, 2, 3].map((k) => (a.wallYaw as number) - (b.wallYaw as number) + (k * Math.PI) / 2)
    : undefined
  const centre = mean(b.objects.map(centreOf))
  const found: Candidate[] = []
  for (const start of alignments(pairs, turns)) {
    let at = start
    let matches = matched(pairs, at, alignPoint(at, centre))
    for (let pass = 0; pass < 2 && matches.length > 1; pass++) {
      at = refined(at, matches, !hasWalls)
      matches = matched(pairs, at, alignPoint(at, centre))
    }
    if (matches.length < 2) continue
    const candidate = { ...at, matches, logOdds: oddsOfMatches(matches, a, hasWalls) }
    const twin = found.findIndex((other) => isSame(other, candidate, centre))
    if (twin < 0) found.push(candidate)
    else if (candidate.logOdds > (found[twin] as Candidate).logOdds) found[twin] = candidate
  }
  found.sort((m, n) => n.logOdds - m.logOdds)
  const judged = found.slice(0, CLOSER_LOOK).map((candidate) => {
    const { logOdds, onSurface } = agreement(a, b, candidate, {
      a: new Set(candidate.matches.map((m) => m.a)),
      b: new Set(candidate.matches.map((m) => m.b)),
    })
    return { ...candidate, logOdds: candidate.logOdds + logOdds, onSurface }
  })
  judged.sort((m, n) => n.logOdds - m.logOdds)
  const [best, second] = judged
  const accepted = best?.onSurface === undefined ? ACCEPTED_BY_OBJECTS : ACCEPTED
  if (!best || best.logOdds < accepted || !suffices(best.matches, a, hasWalls)) return undefined
  if (
    isRepeated(
      a,
      best.matches.map((m) => m.a),
    ) ||
    isRepeated(
      b,
      best.matches.map((m) => m.b),
    )
  )
    return undefined
  if (best.onSurface !== undefined && best.onSurface < LEAST_ON_SURFACE) return undefined
  if (second && best.logOdds - second.logOdds < CLEARLY_BETTER) return undefined
  const { yaw, shift, matches, logOdds } = best
  const variance = matches.reduce((sum, m) => sum + m.variance, 0) / matches.length
  return {
    yaw,
    shift,
    matches: matches.map(({ a: i, b: j, metres }) => ({ a: i, b: j, metres })),
    logOdds,
    sd: {
      shift: Math.sqrt(variance / matches.length),
      yaw: hasWalls ? YAW_SD.walls : YAW_SD.objects,
    },
  }
}
