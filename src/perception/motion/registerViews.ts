import {
  apply,
  applyTransposed,
  column,
  dot,
  type Mat3,
  multiply,
  rotationAngle,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import { mutualMatches, type SimilarityMatrix } from './featureMatch.ts'
import { refineByFeatures } from './guided.ts'
import { liftMatches } from './matches.ts'
import { evidenceFor, likenessBars, type PoseEvidence } from './patchEvidence.ts'
import type { PatchView } from './patchView.ts'
import { likelyMatches, searchPoses } from './poseSearch.ts'
import { type RelativePose, relativePose } from './relativePose.ts'
import { type RoomDirections, turnedRoom } from './roomDirections.ts'

/** A keyframe's patches and the room's directions in its picture. */
export interface RoomView extends PatchView {
  directions: RoomDirections
}

/** A hypothesis for the relative pose of two views. */
export interface Registration {
  pose: RelativePose
  evidence: PoseEvidence
  /** Log odds up to the prior: the evidence, and how likely one hand holds the camera so. */
  logOdds: number
}

/** Hypotheses weighed for each rotation, in all, and refined. */
const WEIGHED = 6
const MOST_WEIGHED = 14
const REFINED = 5
/** A refinement that turns further away from the room's directions is dropped, radians. */
const MOST_TURN = (8 * Math.PI) / 180
/**
 * One hand holds the camera at one height: its deviation, in units of the depth network (about 8 m), and that of the
 * logarithm of frames' depth scales; and the most that either may count.
 */
const HEIGHT_SIGMA = 0.04
const LOG_RATIO_SIGMA = 0.3
const MOST_AGAINST = 4
const MOST_HEIGHT = 0.12
/** RANSAC on three matches, without the room's directions, which may be mistaken. */
const FREE = { tolerance: 0.02, iterations: 400 }
const LEAST_FREE = 15

/** How much lower the second camera is than the first, in the first frame's unit. */
const dropOf = ({ T_second_first: { rotation, translation } }: RelativePose, down: Vec3): number =>
  -dot(down, applyTransposed(rotation, translation))

/** Log likelihood of a change of height and of a ratio of depth scales. */
function habitLog(rise: number, logScaleRatio: number): number {
  const [height, ratio] = [rise / HEIGHT_SIGMA, logScaleRatio / LOG_RATIO_SIGMA]
  return -Math.min(MOST_AGAINST, (height * height) / 2) - Math.min(MOST_AGAINST, (ratio * ratio) / 2)
}

/** Rotations that align the room's directions of two views: four quarter turns for each pair of candidates. */
function* rotationsBetween(a: RoomDirections, b: RoomDirections): Generator<{ R: Mat3; R_first_room: Mat3 }> {
  for (const first of [a.R_camera_room, ...a.rivals])
    for (const second of [b.R_camera_room, ...b.rivals]) {
      if (first !== a.R_camera_room && second !== b.R_camera_room) continue
      for (const quarters of [0, 1, 2, 3])
        yield { R: multiply(turnedRoom(second, quarters), transpose(first)), R_first_room: first }
    }
}

/** A pose to start from, and down in the first camera under the directions that gave it. */
interface Start {
  pose: RelativePose
  down: Vec3
}

/** Hypotheses by the room's directions, those on which most matches agree first. */
function byDirections(a: RoomView, b: RoomView, similarity: SimilarityMatrix): Start[] {
  const matches = likelyMatches(a, b, similarity)
  return [...rotationsBetween(a.directions, b.directions)]
    .flatMap(({ R, R_first_room }) =>
      searchPoses(a, b, matches, R, WEIGHED).map((candidate) => ({ ...candidate, R_first_room })),
    )
    .sort((p, q) => q.agreeing - p.agreeing)
    .map(({ T_second_first, logScaleRatio, R_first_room }) => ({
      pose: { T_second_first, logScaleRatio, inliers: [] },
      down: column(R_first_room, 1),
    }))
    .filter(({ pose, down }) => Math.abs(dropOf(pose, down)) < MOST_HEIGHT)
    .slice(0, MOST_WEIGHED)
}

/** A pose on which enough mutual matches agree, without the room's directions. */
export function poseByMatches(
  a: KeyframeEvidence,
  b: KeyframeEvidence,
  similarity: SimilarityMatrix,
): RelativePose | undefined {
  const { width, height } = a.camera
  const pose = relativePose(liftMatches(a, b, mutualMatches(similarity, a.features, width, height)), FREE)
  return pose && pose.inliers.length >= LEAST_FREE ? pose : undefined
}

/**
 * Hypotheses for the relative pose of two views, the likeliest first: gravity and the room's directions leave four
 * rotations, similar patches propose translations, and all patches of both views weigh them.
 * @param similarity of the first's patches (rows) to the second's. @param byMatches see `poseByMatches`.
 */
export function registerViews(
  a: RoomView,
  b: RoomView,
  similarity: SimilarityMatrix,
  byMatches: RelativePose,
): Registration[] {
  const bars = [likenessBars(a, b, similarity, false), likenessBars(b, a, similarity, true)] as const
  const others = b.inverseDepth.length
  const like = (first: number, second: number) => similarity[first * others + second] as number
  const weigh = (pose: RelativePose, down: Vec3) => {
    const evidence = evidenceFor(a, b, bars, like, pose)
    return { pose, evidence, logOdds: evidence.total + habitLog(dropOf(pose, down), pose.logScaleRatio) }
  }
  return [...byDirections(a, b, similarity), { pose: byMatches, down: column(a.directions.R_camera_room, 1) }]
    .map(({ pose, down }) => ({ down, ...weigh(pose, down) }))
    .sort((p, q) => q.logOdds - p.logOdds)
    .slice(0, REFINED)
    .map(({ down, ...start }): Registration => {
      const R = start.pose.T_second_first.rotation
      const downs = [down, apply(R, down)] as const
      const { pose } = refineByFeatures(a.keyframe, b.keyframe, similarity, start.pose, downs)
      const isTurned = rotationAngle(multiply(pose.T_second_first.rotation, transpose(R))) > MOST_TURN
      const refined = isTurned ? start : weigh(pose, down)
      return refined.logOdds >= start.logOdds ? refined : start
    })
    .sort((p, q) => q.logOdds - p.logOdds)
}
