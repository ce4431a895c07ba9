import { footprintIou, type OrientedBox, solidIou } from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import type { NamedBox } from './match.ts'

/** A predicted object, and how sure the map is of it. */
export interface ScoredBox extends NamedBox {
  /** Any scale: only the order counts. */
  score: number
}

/** Average precision of a map, 0 to 1, at two overlaps: of the footprints on the plan, and of the bodies. */
export interface AveragePrecision {
  plan25: number | undefined
  plan50: number | undefined
  solid25: number | undefined
  solid50: number | undefined
}

type Overlap = (a: OrientedBox, b: OrientedBox) => number | undefined

/**
 * Average precision of one kind: the area under precision over recall, precision made monotonic (PASCAL VOC since 2010).
 * The surest prediction comes first; it is right where the true box that it overlaps most does so enough and has no
 * other yet, as in VoteNet's evaluation of ScanNet.
 */
export function averagePrecisionOf(
  predicted: readonly ScoredBox[],
  truth: readonly NamedBox[],
  overlap: Overlap,
  leastOverlap: number,
): number {
  const taken = new Set<number>()
  const precisions: number[] = []
  let found = 0
  for (const [rank, { box }] of [...predicted].sort((a, b) => b.score - a.score).entries()) {
    const overlaps = truth.map((one) => overlap(box, one.box) ?? 0)
    const best = overlaps.indexOf(Math.max(...overlaps))
    if ((overlaps[best] ?? 0) < leastOverlap || taken.has(best)) continue
    taken.add(best)
    found++
    precisions.push(found / (rank + 1))
  }
  // A step of recall counts with the best precision at that recall or beyond.
  const monotonic = precisions.map((_, k) => Math.max(...precisions.slice(k)))
  return monotonic.reduce((sum, precision) => sum + precision / truth.length, 0)
}

/**
 * Mean average precision over the kinds of the truth; undefined where the truth is empty.
 * @param predicted in the truth's frame. Kinds that the truth has none of do not count, as is usual.
 */
export function averagePrecision(
  predicted: readonly ScoredBox[],
  truth: readonly NamedBox[],
): AveragePrecision {
  const kinds: string[] = []
  for (const { category } of truth) if (!kinds.some((kind) => sameKind(kind, category))) kinds.push(category)
  const mean = (overlap: Overlap, least: number) =>
    kinds.length === 0
      ? undefined
      : kinds.reduce((sum, kind) => {
          const isOfKind = ({ category }: NamedBox) => sameKind(category, kind)
          const score = averagePrecisionOf(predicted.filter(isOfKind), truth.filter(isOfKind), overlap, least)
          return sum + score / kinds.length
        }, 0)
  return {
    plan25: mean(footprintIou, 0.25),
    plan50: mean(footprintIou, 0.5),
    solid25: mean(solidIou, 0.25),
    solid50: mean(solidIou, 0.5),
  }
}
