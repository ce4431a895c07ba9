import {
  alignBox,
  alignSimilar,
  type Layout,
  type LayoutObject,
  matchObjects,
  type NamedBox,
  type SimilarAlignment,
  UNNAMED,
} from '../../src/layout/index.ts'

/** An object of a map and its true box, in the truth's frame. */
export interface MatchedBox {
  own: LayoutObject
  truth: NamedBox['box']
}

/** Farther from each other than this, a predicted and a true object are two, metres. */
const SAME_OBJECT = 1

/** The objects of a map that the truth has, too, after turn, shift and scale. */
export function matchedBoxes(
  layout: Layout,
  truth: readonly NamedBox[],
): { alignment: SimilarAlignment; matched: MatchedBox[] } {
  const named = layout.objects.filter(({ category }) => category !== UNNAMED)
  const alignment = alignSimilar(named, truth, SAME_OBJECT)
  const aligned = named.map(({ category, box }) => ({ category, box: alignBox(alignment, box) }))
  const matches = matchObjects(aligned, truth, { yaw: 0, shift: [0, 0] }, SAME_OBJECT)
  return {
    alignment,
    matched: matches.map(({ predicted, truth: there }) => ({
      own: named[predicted] as LayoutObject,
      truth: (truth[there] as NamedBox).box,
    })),
  }
}
