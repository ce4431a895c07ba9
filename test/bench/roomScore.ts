import { median, type OrientedBox } from '../../src/geometry/index.ts'
import {
  type AveragePrecision,
  alignBox,
  alignPlans,
  averagePrecision,
  CATEGORIES,
  type Category,
  matchObjects,
  type NamedBox,
  type ScoredBox,
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
  /** Mean over the kinds of the truth, at IoU 0.25 and 0.5. */
  averagePrecision: AveragePrecision
  /** Categories, one for each object. */
  missed: string[]
  wrong: string[]
  /** Predicted, but of a category that the dataset never annotates: neither right nor wrong. */
  unjudged: string[]
}

/** Whether a category of the truth is one that some kind of the map stands for. */
const isOfKinds = (category: string, kinds: readonly Category[]) =>
  kinds.some(({ name }) => sameKind(name, category))

const kinds = Object.values(CATEGORIES)
/** What the detector's COCO has a class for; what any network here has a class for. */
export const isDetectable = (category: string): boolean =>
  isOfKinds(
    category,
    kinds.filter(({ detectedAs }) => Object.keys(detectedAs).length > 0),
  )
export const isMappable = (category: string): boolean => isOfKinds(category, kinds)

const sizeError = (a: NamedBox, b: NamedBox): number =>
  ([0, 1, 2] as const).reduce<number>((sum, k) => sum + Math.abs(a.box.size[k] - b.box.size[k]) / 3, 0)

const heightOf = ({ box }: NamedBox): number => box.center[2]
const lifted = (box: OrientedBox, up: number): OrientedBox => ({
  ...box,
  center: [box.center[0], box.center[1], box.center[2] + up],
})

const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined)

/**
 * Scores a map's objects against the ground truth, after the turn and shift under which most of them match; for overlaps of
 * bodies after the median difference of heights as well.
 * @param annotated categories that the truth's dataset annotates somewhere.
 * @param isJudged which categories count, of the map and of the truth.
 */
export function scoreRoom(
  objects: readonly ScoredBox[],
  truthObjects: readonly NamedBox[],
  annotated: readonly string[],
  isJudged: (category: string) => boolean,
): RoomScore {
  const judged = objects.filter(({ category }) => isJudged(category))
  const isAnnotated = ({ category }: NamedBox) => annotated.some((name) => sameKind(category, name))
  const predicted = judged.filter(isAnnotated)
  const truth = truthObjects.filter(({ category }) => isJudged(category))
  const alignment = alignPlans(predicted, truth, MATCH_METRES)
  const matches = matchObjects(predicted, truth, alignment, MATCH_METRES)
  // Datasets have their floors at any height.
  const up =
    median(
      matches.map((m) => heightOf(truth[m.truth] as NamedBox) - heightOf(predicted[m.predicted] as NamedBox)),
    ) ?? 0
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
    averagePrecision: averagePrecision(
      predicted.map((one) => ({ ...one, box: lifted(alignBox({ ...alignment, scale: 1 }, one.box), up) })),
      truth,
    ),
    missed: names(truth, hitT),
    wrong: names(predicted, hitP),
    unjudged: judged.filter((object) => !isAnnotated(object)).map(({ category }) => category),
  }
}
