import {
  alignPoint,
  distance2,
  type OrientedBox,
  type PlanAlignment,
  type Vec2,
} from '../../geometry/index.ts'
import { houghAlignments } from './houghAlignment.ts'
import { type Candidate, candidatesOf, matchCandidates, type NamedBox, type ObjectMatch } from './match.ts'

/** Two maps of one room are brought onto each other: by a turn and a shift on the plan, or by scale as well. */

/** A point goes to `scale` times itself, turned, then shifted; heights are scaled about the floor. */
export interface SimilarAlignment extends PlanAlignment {
  scale: number
}

export const UNMOVED: SimilarAlignment = { yaw: 0, shift: [0, 0], scale: 1 }

/** A box in the other map's frame. */
export function alignBox(alignment: SimilarAlignment, { center, size, yaw }: OrientedBox): OrientedBox {
  const { scale } = alignment
  const [x, y] = alignPoint(alignment, [scale * center[0], scale * center[1]])
  return {
    center: [x, y, scale * center[2]],
    size: [scale * size[0], scale * size[1], scale * size[2]],
    yaw: yaw + alignment.yaw,
  }
}

/** The way back: from the second map's frame to the first's. */
export function inverseAlignment({ yaw, shift, scale }: SimilarAlignment): SimilarAlignment {
  const [x, y] = alignPoint({ yaw: -yaw, shift: [0, 0] }, shift)
  return { yaw: -yaw, shift: [-x / scale, -y / scale], scale: 1 / scale }
}

/** The alignment that brings two pairs of points together best: their midpoints meet, their directions agree. */
function alignTwo(a: Candidate, b: Candidate): PlanAlignment {
  const heading = (from: Vec2, to: Vec2) => Math.atan2(to[1] - from[1], to[0] - from[0])
  const yaw = heading(a.q, b.q) - heading(a.p, b.p)
  const middle = (from: Vec2, to: Vec2): Vec2 => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const turned = alignPoint({ yaw, shift: [0, 0] }, middle(a.p, b.p))
  const [x, y] = middle(a.q, b.q)
  return { yaw, shift: [x - turned[0], y - turned[1]] }
}

interface PointPair {
  predicted: Vec2
  truth: Vec2
  weight: number
}

function meanOf(pairs: readonly PointPair[], side: 'predicted' | 'truth'): Vec2 {
  let [x, y, sum] = [0, 0, 0]
  for (const { weight, [side]: point } of pairs) {
    x += weight * point[0]
    y += weight * point[1]
    sum += weight
  }
  return [x / sum, y / sum]
}

/**
 * The turn and shift with the least squared distance of the pairs, by their weights; the scale is that of their spreads,
 * which favours neither map.
 */
function fitted(pairs: readonly PointPair[], withScale: boolean): SimilarAlignment {
  const [mp, mq] = [meanOf(pairs, 'predicted'), meanOf(pairs, 'truth')]
  let [along, across, spreadP, spreadQ] = [0, 0, 0, 0]
  for (const { predicted: p, truth: q, weight } of pairs) {
    const [a, b] = [[p[0] - mp[0], p[1] - mp[1]] as const, [q[0] - mq[0], q[1] - mq[1]] as const]
    along += weight * (a[0] * b[0] + a[1] * b[1])
    across += weight * (a[0] * b[1] - a[1] * b[0])
    spreadP += weight * (a[0] ** 2 + a[1] ** 2)
    spreadQ += weight * (b[0] ** 2 + b[1] ** 2)
  }
  const yaw = Math.atan2(across, along)
  const scale = withScale && spreadP > 0 && spreadQ > 0 ? Math.sqrt(spreadQ / spreadP) : 1
  const turned = alignPoint({ yaw, shift: [0, 0] }, [scale * mp[0], scale * mp[1]])
  return { yaw, shift: [mq[0] - turned[0], mq[1] - turned[1]], scale }
}

const pointsOf = (
  matches: readonly ObjectMatch[],
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
): PointPair[] => {
  const center = ({ box }: NamedBox): Vec2 => [box.center[0], box.center[1]]
  return matches.map((m) => ({
    predicted: center(predicted[m.predicted] as NamedBox),
    truth: center(truth[m.truth] as NamedBox),
    weight: (1 - looseness(m)) ** 2,
  }))
}

/** Pairs this far apart pull half as much as their distance says, metres: one thing out of place must not turn the room. */
const LOOSE = 0.4

/** Of Geman and McClure: the distance's square while it is small, and 1 where it is large. */
const looseness = ({ centerError }: ObjectMatch): number => centerError ** 2 / (centerError ** 2 + LOOSE ** 2)

/** More matches are better; between equals, those of which more are close. */
const merit = (matches: readonly ObjectMatch[]) =>
  matches.reduce((sum, match) => sum + 1 - 0.5 * looseness(match), 0)

/** Beyond so many pairs of pairs they are not tried one by one, but voted on. */
const MOST_HYPOTHESES = 2000
/** A vote is right to some degrees and decimetres: it takes a few steps to where it leads. */
const VOTED_STEPS = 4
/** The weights follow the distances, and these the weights: so many times for the best there is. */
const LAST_STEPS = 20

function* alignmentsOfTwo(candidates: readonly Candidate[], maxDistance: number): Generator<PlanAlignment> {
  for (const [k, a] of candidates.entries())
    for (const b of candidates.slice(k + 1))
      if (
        a.i !== b.i &&
        a.j !== b.j &&
        Math.abs(distance2(a.p, b.p) - distance2(a.q, b.q)) <= 2 * maxDistance
      )
        yield alignTwo(a, b)
}

/**
 * The turn and shift that bring most predicted objects onto true ones of their kind; scale is never touched. With few
 * objects every two pairs are tried, so the result is the best there is, up to the refinement; with many, what most
 * pairs vote for.
 */
export function alignPlans(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  maxDistance: number,
): PlanAlignment {
  const candidates = candidatesOf(predicted, truth)
  let best: PlanAlignment = { yaw: 0, shift: [0, 0] }
  let bestMerit = -1
  const consider = (alignment: PlanAlignment) => {
    const matches = matchCandidates(candidates, alignment, maxDistance)
    const value = merit(matches)
    if (value > bestMerit) [best, bestMerit] = [alignment, value]
    return { matches, value }
  }
  const isMany = (candidates.length * (candidates.length - 1)) / 2 > MOST_HYPOTHESES
  const hypotheses = isMany
    ? houghAlignments(candidates, maxDistance / 4)
    : alignmentsOfTwo(candidates, maxDistance)
  const refine = (from: PlanAlignment, steps: number) => {
    let step = consider(from)
    for (let left = steps; left > 0 && step.matches.length >= 2; left--) {
      const { yaw, shift } = fitted(pointsOf(step.matches, predicted, truth), false)
      const next = consider({ yaw, shift })
      // It goes nowhere any more.
      if (next.value <= step.value) break
      step = next
    }
  }
  for (const hypothesis of hypotheses) refine(hypothesis, isMany ? VOTED_STEPS : 1)
  if (bestMerit >= 0) refine(best, LAST_STEPS)
  // No two pairs fit together: one pair still says how far to shift.
  if (bestMerit < 0)
    for (const { p, q } of candidates) consider({ yaw: 0, shift: [q[0] - p[0], q[1] - p[1]] })
  return best
}

/** Scales to begin with: a map that is off by more is found to be alike in no place. */
const FIRST_SCALES = [1, 0.7, 1.4]
/** What the fit may make of them: beyond, it shrinks a map into a heap. */
const SCALE_RANGE = [0.4, 2.5] as const
const SCALED_STEPS = 8

/**
 * The turn, shift and scale that bring most predicted objects onto true ones of their kind. The scale is only as good as
 * the pairs: fewer than three leave it at 1.
 */
export function alignSimilar(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  maxDistance: number,
): SimilarAlignment {
  let best: SimilarAlignment = { ...alignPlans(predicted, truth, maxDistance), scale: 1 }
  let bestMerit = Number.NEGATIVE_INFINITY
  for (const first of FIRST_SCALES) {
    const resized = predicted.map(({ category, box }) => ({
      category,
      box: alignBox({ ...UNMOVED, scale: first }, box),
    }))
    let alignment: SimilarAlignment = { ...alignPlans(resized, truth, maxDistance), scale: first }
    for (let step = 0; step < SCALED_STEPS; step++) {
      const moved = predicted.map(({ category, box }) => ({ category, box: alignBox(alignment, box) }))
      const matches = matchCandidates(candidatesOf(moved, truth), UNMOVED, maxDistance)
      const value = merit(matches)
      if (matches.length < 3) break
      if (value > bestMerit) [best, bestMerit] = [alignment, value]
      alignment = fitted(pointsOf(matches, predicted, truth), true)
      if (alignment.scale < SCALE_RANGE[0] || alignment.scale > SCALE_RANGE[1]) break
    }
  }
  return best
}
