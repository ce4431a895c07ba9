import { alignPoint, distance2, type PlanAlignment, type Vec2 } from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import { alignments, centreOf, type Match, matched, mean, pairsOf, refined } from './candidates.ts'
import { agreement, type JoinObject, type JoinSide } from './evidence.ts'
import { isRepeated } from './repeated.ts'

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

/** How large a room may be, square metres: how seldom things stand in one place by chance. */
const ROOM_AREA = 20
/** Where b might begin, seen from a. */
const SHIFTS_AREA = 60
/** Headings are four where both have walls; else the turn is known within this, radians. */
const YAW_SD = { walls: 0.03, objects: 0.1 }
const HEADINGS = { walls: 4, objects: (2 * Math.PI) / (YAW_SD.objects * Math.sqrt(2 * Math.PI)) }

const ACCEPTED = 8
/** Where no surface was seen by both, objects alone must say it. */
const ACCEPTED_BY_OBJECTS = 10
/** The second best transform must be this much less likely (log odds). */
const CLEARLY_BETTER = 3
const LEAST_ON_SURFACE = 0.7
/** Transforms closer than this are one: metres, radians. */
const SAME = { metres: 0.6, yaw: 0.35 }
/** So many of the best by objects alone are looked at more closely. */
const CLOSER_LOOK = 16
/** Without walls, so many pairs fit in too many ways to be worth trying. */
const MOST_PAIRS = 150
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

const turnBetween = (a: number, b: number) =>
  Math.abs(a - b - 2 * Math.PI * Math.round((a - b) / (2 * Math.PI)))

interface Candidate extends PlanAlignment {
  matches: Match[]
  logOdds: number
}

/**
 * log of how much likelier the matches are in one room than by chance, with all transforms that might have fitted as
 * well taken into account.
 */
function oddsOfMatches(matches: readonly Match[], a: JoinSide, hasWalls: boolean): number {
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
  turnBetween(m.yaw, n.yaw) < SAME.yaw &&
  distance2(alignPoint(m, centre), alignPoint(n, centre)) < SAME.metres

/** Whether so many matches of these kinds may be trusted at all. */
function suffices(matches: readonly Match[], { objects }: JoinSide, hasWalls: boolean): boolean {
  if (matches.length >= 3) return true
  const kinds = new Set(matches.map(({ a }) => (objects[a] as JoinObject).category))
  return hasWalls && kinds.size === 2 && [...kinds].every((kind) => DISTINCTIVE.has(kind))
}

/** Transforms that bring at least two pairs together, the likeliest by objects alone first. */
function candidates(a: JoinSide, b: JoinSide, turns: readonly number[] | undefined): Candidate[] {
  const pairs = pairsOf(a, b)
  if (!turns && pairs.length > MOST_PAIRS) return []
  const centre = mean(b.objects.map(centreOf))
  const found: Candidate[] = []
  for (const start of alignments(pairs, turns)) {
    let at = start
    let matches = matched(pairs, at, alignPoint(at, centre))
    for (let pass = 0; pass < 2 && matches.length > 1; pass++) {
      at = refined(at, matches, !turns)
      matches = matched(pairs, at, alignPoint(at, centre))
    }
    if (matches.length < 2) continue
    const candidate = { ...at, matches, logOdds: oddsOfMatches(matches, a, turns !== undefined) }
    const twin = found.findIndex((other) => isSame(other, candidate, centre))
    if (twin < 0) found.push(candidate)
    else if (candidate.logOdds > (found[twin] as Candidate).logOdds) found[twin] = candidate
  }
  return found.sort((m, n) => n.logOdds - m.logOdds)
}

/** How the map of one part lies to that of another, where the evidence leaves no doubt of it; else undefined. */
export function findJoin(a: JoinSide, b: JoinSide): Join | undefined {
  const hasWalls = a.wallYaw !== undefined && b.wallYaw !== undefined
  const turns = hasWalls
    ? [0, 1, 2, 3].map((k) => (a.wallYaw as number) - (b.wallYaw as number) + (k * Math.PI) / 2)
    : undefined
  const judged = candidates(a, b, turns)
    .slice(0, CLOSER_LOOK)
    .map((candidate) => {
      const inA = candidate.matches.map((m) => m.a)
      const inB = candidate.matches.map((m) => m.b)
      const { logOdds, onSurface } = agreement(a, b, candidate, { a: new Set(inA), b: new Set(inB) })
      return { ...candidate, inA, inB, logOdds: candidate.logOdds + logOdds, onSurface }
    })
    .sort((m, n) => n.logOdds - m.logOdds)
  const [best, second] = judged
  if (!best || !suffices(best.matches, a, hasWalls)) return undefined
  const { yaw, shift, matches, logOdds, onSurface } = best
  if (logOdds < (onSurface === undefined ? ACCEPTED_BY_OBJECTS : ACCEPTED)) return undefined
  if (onSurface !== undefined && onSurface < LEAST_ON_SURFACE) return undefined
  if (second && logOdds - second.logOdds < CLEARLY_BETTER) return undefined
  if (isRepeated(a, best.inA) || isRepeated(b, best.inB)) return undefined
  const variance = matches.reduce((sum, m) => sum + m.variance, 0) / matches.length
  return {
    yaw,
    shift,
    matches: matches.map(({ a: i, b: j, metres }) => ({ a: i, b: j, metres })),
    logOdds,
    sd: { shift: Math.sqrt(variance / matches.length), yaw: hasWalls ? YAW_SD.walls : YAW_SD.objects },
  }
}
