import { median } from '../../src/geometry/index.ts'
import {
  alignPlans,
  CATEGORIES,
  matchObjects,
  type NamedBox,
  sameKind,
  scaleError,
} from '../../src/layout/index.ts'

export const MATCH_METRES = 1

export interface RoomScore {
  predicted: number
  truth: number
  matched: number
  precision: number | undefined
  recall: number | undefined
  f1: number | undefined
  medianCenterError: number | undefined
  /** Median over the matched objects of the mean difference of length, width and height, metres. */
  medianSizeError: number | undefined
  scaleError: number | undefined
  /** Categories, one for each object. */
  missed: string[]
  wrong: string[]
  /** Predicted, but of a category that the dataset never annotates: neither right nor wrong. */
  unjudged: string[]
}

/** Whether any class of the detector maps to a category of the truth. */
const isDetectable = (category: string) =>
  Object.values(CATEGORIES).some(({ name }) => sameKind(name, category))

const sizeError = (a: NamedBox, b: NamedBox): number =>
  ([0, 1, 2] as const).reduce<number>((sum, k) => sum + Math.abs(a.box.size[k] - b.box.size[k]) / 3, 0)

const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined)

/**
 * Scores a map's objects against the truth, after the turn and shift under which most of them match.
 * @param annotated categories that the truth's dataset annotates somewhere.
 */
export function scoreRoom(
  objects: readonly NamedBox[],
  truthObjects: readonly NamedBox[],
  annotated: readonly string[],
): RoomScore {
  const isAnnotated = ({ category }: NamedBox) => annotated.some((name) => sameKind(category, name))
  const predicted = objects.filter(isAnnotated)
  const truth = truthObjects.filter(({ category }) => isDetectable(category))
  const alignment = alignPlans(predicted, truth, MATCH_METRES)
  const matches = matchObjects(predicted, truth, alignment, MATCH_METRES)
  const [hitP, hitT] = [new Set(matches.map((m) => m.predicted)), new Set(matches.map((m) => m.truth))]
  const names = (list: readonly NamedBox[], hits: ReadonlySet<number>) =>
    list.filter((_, index) => !hits.has(index)).map(({ category }) => category)
  return {
    predicted: predicted.length,
    truth: truth.length,
    matched: matches.length,
    precision: ratio(matches.length, predicted.length),
    recall: ratio(matches.length, truth.length),
    f1: ratio(2 * matches.length, predicted.length + truth.length),
    medianCenterError: median(matches.map(({ centerError }) => centerError)),
    medianSizeError: median(
      matches.map((m) => sizeError(predicted[m.predicted] as NamedBox, truth[m.truth] as NamedBox)),
    ),
    scaleError: scaleError(predicted, truth, matches),
    missed: names(truth, hitT),
    wrong: names(predicted, hitP),
    unjudged: objects.filter((object) => !isAnnotated(object)).map(({ category }) => category),
  }
}
