import { alignPoint, boundary, type PlanAlignment } from '../../geometry/index.ts'
import { alignPlans, assign, matchObjects, type NamedBox, sameKind } from '../../layout/index.ts'
import {
  type PlanRectangle,
  rectangleCenterDistance,
  rectangleGap,
  rectangleIou,
  rectangleSizeError,
} from './rectangles.ts'
import { meanOf } from './scoring.ts'

/**
 * Accuracy of a metric map. These measures are Floorsight's own: Video2Layout reports a cognitive-map accuracy, and
 * its formula is not published (facts.md A, Cognitive-map accuracy metric: not found), so no figure here is its figure.
 */

/**
 * What is taken out before two maps are compared. `none`: the frames are the same. `rigid`: a turn about the vertical
 * and a shift, found from the objects' centres; never scale. Or one that is known.
 */
export type MapAlignment = 'none' | 'rigid' | PlanAlignment

/** Objects farther than this from each other are not the same object, metres. */
const MAX_CENTER_ERROR = 2
const IDENTITY: PlanAlignment = { yaw: 0, shift: [0, 0] }

/** How well objects were found at one threshold of overlap; all 0 to 1. */
export interface MapDetection {
  precision: number
  recall: number
  f1: number
}

/** Errors in metres, of objects of one kind matched within 2 m; undefined where none (for gaps: no two) are. */
export interface MapAccuracy {
  /** At IoU 0.25 and 0.5 of the footprints' axis-aligned bounds. */
  at25: MapDetection
  at50: MapDetection
  /** Objects matched by their centres: what the errors are means over. */
  matched: number
  /** Mean distance between the centres of the bounds. */
  centerError: number | undefined
  /** Mean absolute error of the bounds' width and depth. */
  sizeError: number | undefined
  /** Mean absolute error of the distance between the bounds of two objects, over all pairs of matched objects. */
  gapError: number | undefined
  alignment: PlanAlignment
}

/** A named rectangle in the true map's frame. */
interface Placed {
  category: string
  bounds: PlanRectangle
}

/** The footprint's bounds after the alignment: it is turned first, and bounded then. */
function placed({ category, box }: NamedBox, alignment: PlanAlignment): Placed {
  const [x, y] = alignPoint(alignment, [box.center[0], box.center[1]])
  return {
    category,
    bounds: boundary({ ...box, center: [x, y, box.center[2]], yaw: box.yaw + alignment.yaw }),
  }
}

/** Matches as many objects of one kind as reach the overlap, each once, and counts them. */
function detection(predicted: readonly Placed[], truth: readonly Placed[], minIou: number): MapDetection {
  const found = assign(predicted.length, truth.length, (i, j) => {
    const [p, t] = [predicted[i] as Placed, truth[j] as Placed]
    const iou = sameKind(p.category, t.category) ? rectangleIou(p.bounds, t.bounds) : 0
    return iou >= minIou ? 1 - iou : undefined
  }).length
  // Two empty maps agree.
  if (predicted.length + truth.length === 0) return { precision: 1, recall: 1, f1: 1 }
  return {
    precision: predicted.length ? found / predicted.length : 0,
    recall: truth.length ? found / truth.length : 0,
    f1: (2 * found) / (predicted.length + truth.length),
  }
}

/**
 * Compares a map with the truth, both in metres on the plan: F1 at IoU 0.25 and 0.5 of the axis-aligned bounds of
 * footprints, and mean errors of centres, sizes and gaps. Kinds are compared by `sameKind`.
 * @param alignment stated with the result; with `rigid`, boxes that were printed as axis-aligned rectangles are turned
 * as they are, and their bounds grow by up to √2 where the frames stand askew: prefer `none` where frames agree.
 */
export function mapAccuracy(
  predicted: readonly NamedBox[],
  truth: readonly NamedBox[],
  alignment: MapAlignment = 'none',
): MapAccuracy {
  const found = alignment === 'rigid' ? alignPlans(predicted, truth, MAX_CENTER_ERROR) : alignment
  const taken = found === 'none' ? IDENTITY : found
  const [p, t] = [predicted.map((one) => placed(one, taken)), truth.map((one) => placed(one, IDENTITY))]
  const matches = matchObjects(predicted, truth, taken, MAX_CENTER_ERROR).map((match) => ({
    p: (p[match.predicted] as Placed).bounds,
    t: (t[match.truth] as Placed).bounds,
  }))
  const gapErrors = matches.flatMap((a, k) =>
    matches.slice(k + 1).map((b) => Math.abs(rectangleGap(a.p, b.p) - rectangleGap(a.t, b.t))),
  )
  return {
    at25: detection(p, t, 0.25),
    at50: detection(p, t, 0.5),
    matched: matches.length,
    centerError: meanOf(matches.map((m) => rectangleCenterDistance(m.p, m.t))),
    sizeError: meanOf(matches.map((m) => rectangleSizeError(m.p, m.t))),
    gapError: meanOf(gapErrors),
    alignment: taken,
  }
}
