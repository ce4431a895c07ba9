import { footprintIou, type OrientedBox, solidIou } from '../../geometry/index.ts'
import { sameKind } from '../model/sameKind.ts'
import { UNMOVED } from './alignMaps.ts'
import { assign } from './assignment.ts'
import { matchObjects, type NamedBox } from './match.ts'

/** Figures of a comparison of two maps; shares are 0 to 1, lengths in metres. */
export interface ComparisonScores {
  predicted: number
  truth: number
  paired: number
  /** Objects whose centre is within a metre of a true one of their kind. */
  f1Within1m: number
  /** By the overlap of the footprints. */
  footprintF1At25: number
  footprintF1At50: number
  /** By the overlap of the bodies; undefined where boxes have no heights. */
  f1At25: number | undefined
  f1At50: number | undefined
  /** Means over the pairs; undefined where there are none. */
  centerError: number | undefined
  sizeError: number | undefined
  iou: number | undefined
  footprintIou: number | undefined
}

/** What the figures need of a pair. */
export interface PairErrors {
  centerError: number
  sizeError: number
  iou: number | undefined
  footprintIou: number
}

/** Two empty maps agree. */
export const f1Of = (found: number, predicted: number, truth: number): number =>
  predicted + truth === 0 ? 1 : (2 * found) / (predicted + truth)

/** How many objects can be paired with a true one of their kind that they overlap enough, each once. */
function overlapping(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  overlap: (a: OrientedBox, b: OrientedBox) => number | undefined,
  least: number,
): number {
  return assign(predicted.length, truth.length, (i, j) => {
    const [p, t] = [predicted[i] as NamedBox, truth[j] as NamedBox]
    const value = sameKind(p.category, t.category) ? (overlap(p.box, t.box) ?? 0) : 0
    return value >= least ? 1 - value : undefined
  }).length
}

const meanOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : undefined
}

const NEAR = 1

/** The figures of aligned maps. */
export function scoresOf(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  pairs: readonly PairErrors[],
): ComparisonScores {
  const f1 = (overlap: Parameters<typeof overlapping>[2], least: number) =>
    f1Of(overlapping(predicted, truth, overlap, least), predicted.length, truth.length)
  const isFlat = (boxes: readonly NamedBox[]) =>
    boxes.length > 0 && boxes.every(({ box }) => box.size[2] <= 0)
  const hasBodies = !isFlat(predicted) && !isFlat(truth)
  const near = matchObjects(predicted, truth, UNMOVED, NEAR)
  return {
    predicted: predicted.length,
    truth: truth.length,
    paired: pairs.length,
    f1Within1m: f1Of(near.length, predicted.length, truth.length),
    footprintF1At25: f1(footprintIou, 0.25),
    footprintF1At50: f1(footprintIou, 0.5),
    f1At25: hasBodies ? f1(solidIou, 0.25) : undefined,
    f1At50: hasBodies ? f1(solidIou, 0.5) : undefined,
    centerError: meanOf(pairs.map(({ centerError }) => centerError)),
    sizeError: meanOf(pairs.map(({ sizeError }) => sizeError)),
    iou: meanOf(pairs.map(({ iou }) => iou)),
    footprintIou: meanOf(pairs.map((pair) => pair.footprintIou)),
  }
}
