import {
  boxArea,
  boxIou,
  intersectBoxes,
  inverseTransformPoint,
  projectBox,
  quantile,
} from '../../geometry/index.ts'
import type { Cluster } from './associate.ts'
import type { BoxFit } from './boxFit.ts'
import { type MetricFrame, samplesWithin } from './metricFrame.ts'
import type { SemanticView } from './semanticViews.ts'
import { type Sighting, thresholdOf } from './sighting.ts'

/** Why an object is believed, or not. */
export interface Existence {
  /** log odds that it is there. */
  logOdds: number
  seen: number
  /** Frames in which it should have been seen and was not. */
  missed: number
}

/** How the detector's score speaks: log odds 0 at the kind's threshold, and this much a unit of score. */
const LOG_ODDS_PER_SCORE = 9
/** One sighting says at most this much, whatever its score. */
const MOST_PER_SIGHTING = 2.5
/** The detector finds this share of what it could see, and sees this share where nothing is. */
const FOUND = 0.6
const INVENTED = 0.06
/** Half of what the priors cost beyond the usual counts against the object: it does not look like its kind. */
const USUAL_PRIOR_COST = 3

/** What the picture's semantics says of a detection: nothing at this probability, at most so much either way. */
const NEUTRAL_SHOWN = 0.2
const LOG_ODDS_PER_SHOWN = 4
const MOST_BY_SHOWN = { against: 1.5, for: 0.8 }

const shownLogOdds = ({ shown }: Sighting) =>
  shown === undefined
    ? 0
    : Math.max(
        -MOST_BY_SHOWN.against,
        Math.min(MOST_BY_SHOWN.for, LOG_ODDS_PER_SHOWN * (shown - NEUTRAL_SHOWN)),
      )

const scoreLogOdds = (sighting: Sighting) =>
  shownLogOdds(sighting) +
  Math.max(
    -1.5,
    Math.min(MOST_PER_SIGHTING, LOG_ODDS_PER_SCORE * (sighting.detection.score - thresholdOf(sighting))),
  )

/** Whether a frame should have shown the object: inside the picture, large enough, and nothing stands before it. */
export function shouldBeSeen({ fit }: { fit: Pick<BoxFit, 'box'> }, frame: MetricFrame): boolean {
  const { camera, T_level_camera } = frame
  const bounds = projectBox(fit.box, T_level_camera, camera)
  const depth = inverseTransformPoint(T_level_camera, fit.box.center)[2]
  if (!bounds || depth < 0.4) return false
  const visible = intersectBoxes(bounds, { x0: 0, y0: 0, x1: camera.width, y1: camera.height })
  if (boxArea(visible) < 0.75 * boxArea(bounds)) return false
  if (Math.min(visible.x1 - visible.x0, visible.y1 - visible.y0) < 0.05 * camera.width) return false
  const seen = quantile(
    samplesWithin(frame, visible, []).map(({ metres }) => metres),
    0.5,
  )
  // What stands before it is nearer than its front; where the depth is far behind it, nothing is there.
  return seen !== undefined && seen > 0.75 * (depth - Math.max(fit.box.size[0], fit.box.size[1]) / 2)
}

/** What several sightings say together: the best first; later ones in the same run of frames say less that is new. */
const together = (logOdds: readonly number[]): number =>
  [...logOdds].sort((a, b) => b - a).reduce((sum, s, k) => sum + s / (1 + 0.35 * k), 0)

/** What frames say that should show a thing and do not. */
const silenceOf = (missed: number): number =>
  (missed * Math.log((1 - FOUND) / (1 - INVENTED))) / (1 + 0.1 * missed)

/** A view shows a thing where its name is this likely, and does not below the second. */
const SHOWN = 0.3
const NOT_SHOWN = 0.12
const LOG_ODDS_PER_PROBABILITY = 5
const MOST_PER_VIEW = 1.6

/** Weighs the views of a thing that the semantics shows against those that show something else in its place. */
export function existenceOfShown(views: readonly SemanticView[]): Existence {
  const seen = views.filter(({ probability }) => probability >= SHOWN)
  const missed = views.filter(({ probability }) => probability < NOT_SHOWN).length
  const told = together(
    views.map(({ probability }) =>
      Math.max(-1, Math.min(MOST_PER_VIEW, LOG_ODDS_PER_PROBABILITY * (probability - SHOWN))),
    ),
  )
  return { logOdds: told + silenceOf(missed), seen: seen.length, missed }
}

/** Weighs the sightings of a cluster against the frames that should have shown it. */
export function existenceOf(cluster: Cluster, frames: readonly MetricFrame[]): Existence {
  const seen = new Set(cluster.sightings.map((s) => s.frame))
  const told = together(cluster.sightings.map(scoreLogOdds))
  const missed = frames.filter((frame) => !seen.has(frame) && shouldBeSeen(cluster, frame)).length
  const unlike = Math.max(0, cluster.fit.priorCost - USUAL_PRIOR_COST)
  return { logOdds: told + silenceOf(missed) - unlike, seen: seen.size, missed }
}

/** Two clusters that stand in the same place: the bounds of their footprints overlap. */
export function coincide(a: Cluster, b: Cluster): boolean {
  const extent = ({ fit: { box } }: Cluster) => {
    const half = (Math.abs(Math.cos(box.yaw)) * box.size[0] + Math.abs(Math.sin(box.yaw)) * box.size[1]) / 2
    const side = (Math.abs(Math.sin(box.yaw)) * box.size[0] + Math.abs(Math.cos(box.yaw)) * box.size[1]) / 2
    const [x, y] = box.center
    return { x0: x - half, y0: y - side, x1: x + half, y1: y + side }
  }
  return boxIou(extent(a), extent(b)) > 0.3
}
