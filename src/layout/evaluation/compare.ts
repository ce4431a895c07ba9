import { distance2, footprintIou, type OrientedBox, solidIou } from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import {
  alignBox,
  alignPlans,
  alignSimilar,
  inverseAlignment,
  type SimilarAlignment,
  UNMOVED,
} from './alignMaps.ts'
import { type ComparisonScores, scoresOf } from './compareScores.ts'
import { matchObjects, type NamedBox } from './match.ts'

/** A map held against another of the same room, object by object. */

/** What is taken out before: nothing, a turn and a shift, or scale as well. */
export type AlignedBy = 'none' | 'rigid' | 'similarity'

/** Objects farther than this from each other are not the same object, metres. */
export const MAX_PAIR_DISTANCE = 2

/** An object with its name in its own map. */
export interface ComparedObject extends NamedBox {
  id: string
}

/** A predicted object and the true one that it stands for. Metres of the truth, after alignment. */
export interface ComparedPair {
  predicted: string
  truth: string
  /** The truth's word. */
  category: string
  /** Between the centres on the plan. */
  centerError: number
  /** Mean absolute error of length, width and height, the sides taken as they lie to each other; without heights of the first two. */
  sizeError: number
  /** Of the bodies; undefined where one of the maps has no heights. */
  iou: number | undefined
  footprintIou: number
}

export interface MapComparison {
  alignedBy: AlignedBy
  /** From the predicted map's frame to the truth's. */
  alignment: SimilarAlignment
  /** The largest error first. */
  pairs: ComparedPair[]
  /** True objects that nothing was predicted for. */
  missed: string[]
  /** Predicted objects that stand for nothing. */
  invented: string[]
  overall: ComparisonScores
  /** By the truth's words, and the prediction's where the truth has none; in the order of the alphabet. */
  categories: ({ category: string } & ComparisonScores)[]
}

const alignmentOf = (
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  by: AlignedBy,
): SimilarAlignment => {
  if (by === 'none') return UNMOVED
  return by === 'rigid'
    ? { ...alignPlans(predicted, truth, MAX_PAIR_DISTANCE), scale: 1 }
    : alignSimilar(predicted, truth, MAX_PAIR_DISTANCE)
}

/** A box that lies a quarter turn askew has its length where the other has its width. */
function sizeErrorOf(p: OrientedBox, t: OrientedBox): number {
  const [length, width] =
    Math.abs(Math.cos(p.yaw - t.yaw)) >= Math.SQRT1_2 ? [p.size[0], p.size[1]] : [p.size[1], p.size[0]]
  const errors = [Math.abs(length - t.size[0]), Math.abs(width - t.size[1])]
  if (p.size[2] > 0 && t.size[2] > 0) errors.push(Math.abs(p.size[2] - t.size[2]))
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}

/**
 * Holds a map against another. Objects of one kind pair up within 2 m of each other, as many as can, at the least sum of
 * distances.
 * @param by told with the result: what it takes out is no error any more.
 */
export function compareMaps(
  predicted: readonly ComparedObject[],
  truth: readonly ComparedObject[],
  by: AlignedBy,
): MapComparison {
  const alignment = alignmentOf(predicted, truth, by)
  const moved = predicted.map((one) => ({ ...one, box: alignBox(alignment, one.box) }))
  const matches = matchObjects(moved, truth, UNMOVED, MAX_PAIR_DISTANCE)
  const pairs = matches.map((match): ComparedPair => {
    const [p, t] = [moved[match.predicted] as ComparedObject, truth[match.truth] as ComparedObject]
    return {
      predicted: p.id,
      truth: t.id,
      category: t.category,
      centerError: distance2([p.box.center[0], p.box.center[1]], [t.box.center[0], t.box.center[1]]),
      sizeError: sizeErrorOf(p.box, t.box),
      iou: solidIou(p.box, t.box),
      footprintIou: footprintIou(p.box, t.box),
    }
  })
  const paired = new Set(pairs.map((pair) => pair.predicted))
  const met = new Set(pairs.map((pair) => pair.truth))
  const words = [...new Set(truth.map(({ category }) => category))]
  // A desk that stands for a table counts as one.
  const wordOf = (category: string) =>
    words.includes(category) ? category : (words.find((word) => sameKind(word, category)) ?? category)
  const renamed = moved.map((one) => ({ ...one, category: wordOf(one.category) }))
  const all = [...new Set([...words, ...renamed.map(({ category }) => category)])].sort()
  return {
    alignedBy: by,
    alignment,
    pairs: pairs.sort((a, b) => b.centerError - a.centerError),
    missed: truth.filter(({ id }) => !met.has(id)).map(({ id }) => id),
    invented: predicted.filter(({ id }) => !paired.has(id)).map(({ id }) => id),
    overall: scoresOf(moved, truth, pairs),
    categories: all.map((category) => ({
      category,
      ...scoresOf(
        renamed.filter((one) => one.category === category),
        truth.filter((one) => one.category === category),
        pairs.filter((pair) => pair.category === category),
      ),
    })),
  }
}

/** The truth's objects in the predicted map's frame, to be drawn over it. */
export function broughtOver<T extends { box: OrientedBox }>(
  truth: readonly T[],
  alignment: SimilarAlignment,
): T[] {
  const back = inverseAlignment(alignment)
  return truth.map((one) => ({ ...one, box: alignBox(back, one.box) }))
}
