import { closestPoints, solidOf } from '../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../src/layout/index.ts'
import { type DistancePriors, kindOf, pairKey } from '../../src/reasoning/index.ts'
import { quantilesOf } from './quantiles.ts'

/** Added to a gap before its logarithm is taken, metres: things that touch are usual. */
const SHIFT = 0.2
/** Nearer things are not asked about (facts.md C: VLM-3R's generator of VSI-Bench's questions), metres. */
const LEAST_GAP = 0.2
/** How many rooms' worth of evidence for "as usual" each term has against it (ridge regression). */
const [RIDGE_KIND, RIDGE_PAIR] = [10, 5]
const ROUNDS = 40
/** Pairs of fewer rooms are left out. */
export const LEAST_ROOMS = 2
const RESIDUALS = 21

interface Gap {
  a: string
  b: string
  pair: string
  log: number
  logArea: number
}

const solid = ({ exactBox, box }: LayoutObject) => exactBox ?? solidOf(box)

/** The gap of every two things that are the only ones of their kinds in a room, as VSI-Bench asks for it. */
function gapsIn({ objects, room }: Layout): Gap[] {
  const area = room?.areaSquareMetres.value
  if (!area) return []
  const kinds = objects.map(({ category }) => kindOf(category))
  const only = objects
    .map((object, k) => ({ object, kind: kinds[k] as string }))
    .filter(({ kind }) => kinds.filter((other) => other === kind).length === 1)
  return only.flatMap(({ object, kind: a }, k) =>
    only.slice(k + 1).flatMap(({ object: other, kind: b }): Gap[] => {
      const { distance } = closestPoints(solid(object), solid(other))
      if (distance < LEAST_GAP) return []
      return [{ a, b, pair: pairKey(a, b), log: Math.log(distance + SHIFT), logArea: Math.log(area) }]
    }),
  )
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The gaps of all rooms: measured once, learnt from often. */
export const allGaps = (layouts: readonly Layout[]): Map<string, Gap[]> =>
  new Map(layouts.map((layout) => [layout.source.name, gapsIn(layout)]))

/**
 * The gap between two kinds (see DistancePriors), by ridge regression: each term in turn is set to the mean of what the
 * others leave, drawn towards 0 as if so many more rooms had shown nothing unusual.
 */
export function learnDistances(gaps: readonly Gap[], usualLogArea: number): DistancePriors {
  const grouped = (keyOf: (gap: Gap) => string[]) => {
    const groups = new Map<string, Gap[]>()
    for (const gap of gaps) for (const key of keyOf(gap)) groups.set(key, [...(groups.get(key) ?? []), gap])
    return groups
  }
  const [kinds, pairs] = [grouped(({ a, b }) => [a, b]), grouped(({ pair }) => [pair])]
  const [byKind, byPair] = [new Map<string, number>(), new Map<string, number>()]
  let [middle, slope] = [mean(gaps.map(({ log }) => log)), 0]
  const predicted = ({ a, b, pair, logArea }: Gap) =>
    middle +
    slope * (logArea - usualLogArea) +
    (byKind.get(a) ?? 0) +
    (byKind.get(b) ?? 0) +
    (byPair.get(pair) ?? 0)
  const fit = (terms: Map<string, number>, groups: Map<string, Gap[]>, ridge: number, least: number) => {
    for (const [key, own] of groups) {
      if (own.length < least) continue
      const term = terms.get(key) ?? 0
      const left = own.reduce((sum, gap) => sum + gap.log - predicted(gap) + term, 0)
      terms.set(key, left / (own.length + ridge))
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    middle += mean(gaps.map((gap) => gap.log - predicted(gap)))
    const along = gaps.map(({ logArea }) => logArea - usualLogArea)
    const rise = gaps.reduce((sum, gap, k) => sum + (gap.log - predicted(gap)) * (along[k] as number), 0)
    slope +=
      rise /
      Math.max(
        1e-9,
        along.reduce((sum, x) => sum + x * x, 0),
      )
    fit(byKind, kinds, RIDGE_KIND, LEAST_ROOMS)
    fit(byPair, pairs, RIDGE_PAIR, LEAST_ROOMS)
  }
  const left = gaps.map((gap) => gap.log - predicted(gap))
  return {
    shift: SHIFT,
    mean: middle,
    area: slope,
    residuals: quantilesOf(left, RESIDUALS),
    byKind: Object.fromEntries(byKind),
    byPair: Object.fromEntries(byPair),
  }
}
