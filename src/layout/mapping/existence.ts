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
import { depthsWithin, type MetricFrame, type Sighting, thresholdOf } from './sighting.ts'

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

const scoreLogOdds = (sighting: Sighting) =>
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
  const seen = quantile(depthsWithin(frame, visible), 0.5)
  // What stands before it is nearer than its front; where the depth is far behind it, nothing is there.
  return seen !== undefined && seen > 0.75 * (depth - Math.max(fit.box.size[0], fit.box.size[1]) / 2)
}

/** Weighs the sightings of a cluster against the frames that should have shown it. */
export function existenceOf(cluster: Cluster, frames: readonly MetricFrame[]): Existence {
  const seen = new Set(cluster.sightings.map((s) => s.frame))
  // The best sightings first; later ones in the same run of frames say less that is new.
  const scores = cluster.sightings.map(scoreLogOdds).sort((a, b) => b - a)
  const told = scores.reduce((sum, s, k) => sum + s / (1 + 0.35 * k), 0)
  const missed = frames.filter((frame) => !seen.has(frame) && shouldBeSeen(cluster, frame)).length
  const silence = missed * Math.log((1 - FOUND) / (1 - INVENTED))
  const unlike = Math.max(0, cluster.fit.priorCost - USUAL_PRIOR_COST)
  return { logOdds: told + silence / (1 + 0.1 * missed) - unlike, seen: seen.size, missed }
}

/** Two clusters that stand in the same place: the boxes share most of the smaller's volume. */
export function coincide(a: Cluster, b: Cluster): boolean {
  const extent = ({ fit: { box } }: Cluster) => {
    const half = (Math.abs(Math.cos(box.yaw)) * box.size[0] + Math.abs(Math.sin(box.yaw)) * box.size[1]) / 2
    const side = (Math.abs(Math.sin(box.yaw)) * box.size[0] + Math.abs(Math.cos(box.yaw)) * box.size[1]) / 2
    const [x, y] = box.center
    return { x0: x - half, y0: y - side, x1: x + half, y1: y + side }
  }
  return boxIou(extent(a), extent(b)) > 0.3
}
