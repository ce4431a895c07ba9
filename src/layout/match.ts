import { distance2, type OrientedBox, type Vec2 } from '../geometry/index.ts'

/** An object as scoring sees it. */
export interface NamedBox {
  category: string
  box: OrientedBox
}

/** A turn about the vertical and a shift on the plan: what may differ between two maps of one room. Never scale. */
export interface PlanAlignment {
  yaw: number
  shift: Vec2
}

export interface ObjectMatch {
  predicted: number
  truth: number
  /** Between the centres on the plan, metres, after alignment. */
  centerError: number
}

/** Names that stand for one kind of thing in different vocabularies. */
const ALIKE: readonly (readonly string[])[] = [
  ['tv', 'monitor'],
  ['oven', 'stove'],
  ['table', 'desk'],
  ['sofa', 'couch'],
]

/** Whether a predicted and a true category name the same kind of thing. */
export const sameKind = (a: string, b: string): boolean =>
  a === b || ALIKE.some((group) => group.includes(a) && group.includes(b))

export const alignPoint = ({ yaw, shift }: PlanAlignment, [x, y]: Vec2): Vec2 => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [c * x - s * y + shift[0], s * x + c * y + shift[1]]
}

const planCenter = ({ box }: NamedBox): Vec2 => [box.center[0], box.center[1]]

/** Pairs objects of one kind, nearest first, each once, within a distance. */
export function matchObjects(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  alignment: PlanAlignment,
  maxDistance: number,
): ObjectMatch[] {
  const candidates = predicted.flatMap((p, i) => {
    const at = alignPoint(alignment, planCenter(p))
    return truth.flatMap((t, j) => {
      const centerError = distance2(at, planCenter(t))
      return sameKind(p.category, t.category) && centerError < maxDistance
        ? [{ predicted: i, truth: j, centerError }]
        : []
    })
  })
  const [takenP, takenT] = [new Set<number>(), new Set<number>()]
  return candidates
    .sort((a, b) => a.centerError - b.centerError)
    .filter(({ predicted: i, truth: j }) => {
      if (takenP.has(i) || takenT.has(j)) return false
      takenP.add(i)
      takenT.add(j)
      return true
    })
}

/** The alignment that brings two pairs of points together best: their midpoints meet, their directions agree. */
function alignTwo(p: readonly [Vec2, Vec2], q: readonly [Vec2, Vec2]): PlanAlignment {
  const heading = ([a, b]: readonly [Vec2, Vec2]) => Math.atan2(b[1] - a[1], b[0] - a[0])
  const yaw = heading(q) - heading(p)
  const middle = ([a, b]: readonly [Vec2, Vec2]): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const turned = alignPoint({ yaw, shift: [0, 0] }, middle(p))
  const [x, y] = middle(q)
  return { yaw, shift: [x - turned[0], y - turned[1]] }
}

/** The alignment with the least squared distance of matched centres. */
function refined(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  matches: readonly ObjectMatch[],
): PlanAlignment {
  const pairs = matches.map(
    (m) => [planCenter(predicted[m.predicted] as NamedBox), planCenter(truth[m.truth] as NamedBox)] as const,
  )
  const mean = (side: 0 | 1): Vec2 =>
    [0, 1].map(
      (k) => pairs.reduce((sum, pair) => sum + pair[side][k as 0], 0) / pairs.length,
    ) as unknown as Vec2
  const [mp, mq] = [mean(0), mean(1)]
  let [dot, cross] = [0, 0]
  for (const [p, q] of pairs) {
    const [a, b] = [[p[0] - mp[0], p[1] - mp[1]] as const, [q[0] - mq[0], q[1] - mq[1]] as const]
    dot += a[0] * b[0] + a[1] * b[1]
    cross += a[0] * b[1] - a[1] * b[0]
  }
  const yaw = Math.atan2(cross, dot)
  const turned = alignPoint({ yaw, shift: [0, 0] }, mp)
  return { yaw, shift: [mq[0] - turned[0], mq[1] - turned[1]] }
}

/** More matches are better; between equals, the closer ones. */
const merit = (matches: readonly ObjectMatch[], maxDistance: number) =>
  matches.reduce((sum, { centerError }) => sum + 1 - 0.5 * (centerError / maxDistance) ** 2, 0)

/**
 * The turn and shift that bring most predicted objects onto true ones of their kind. Every two pairs are tried, so the
 * result is the best there is, up to the refinement; scale is never touched.
 */
export function alignPlans(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  maxDistance: number,
): PlanAlignment {
  const pairs = predicted.flatMap((p, i) =>
    truth.flatMap((t, j) =>
      sameKind(p.category, t.category) ? [{ i, j, p: planCenter(p), q: planCenter(t) }] : [],
    ),
  )
  let best: PlanAlignment = { yaw: 0, shift: [0, 0] }
  let bestMerit = -1
  const consider = (alignment: PlanAlignment) => {
    const matches = matchObjects(predicted, truth, alignment, maxDistance)
    const value = merit(matches, maxDistance)
    if (value > bestMerit) [best, bestMerit] = [alignment, value]
    return matches
  }
  for (const [k, a] of pairs.entries()) {
    for (const b of pairs.slice(k + 1)) {
      if (a.i === b.i || a.j === b.j || Math.abs(distance2(a.p, b.p) - distance2(a.q, b.q)) > 2 * maxDistance)
        continue
      const matches = consider(alignTwo([a.p, b.p], [a.q, b.q]))
      if (matches.length >= 2) consider(refined(predicted, truth, matches))
    }
  }
  // No two pairs fit together: one pair still says how far to shift.
  if (bestMerit < 0) for (const { p, q } of pairs) consider({ yaw: 0, shift: [q[0] - p[0], q[1] - p[1]] })
  return best
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
