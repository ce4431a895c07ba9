import { applyTransposed, type PixelBox, scaled, transpose, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import { mutualMatches, type SimilarityMatrix } from './featureMatch.ts'
import { refineByFeatures, type Support } from './guided.ts'
import { liftMatches, type PairMatches, selectMatches } from './matches.ts'
import { type RelativePose, relativePose } from './relativePose.ts'

/** Two keyframes whose relative pose is known. */
export interface PairLink {
  first: number
  second: number
  kind: 'tracked' | 'features'
  pose: RelativePose
  /** The matches that agree. */
  matches: PairMatches
  /** Their expected reprojection error, at depth 1. */
  sigma: number
}

/**
 * Reprojection errors at depth 1, apart from what comes of depth; measured by the medians of what is left of matches: of
 * corners 0.0017 to 0.0024 (sample room, RedKitchen), of patches 0.022 (scannet_0591_01, each link at its own pose).
 */
const TRACK_SIGMA = 0.002
export const FEATURE_SIGMA = 0.022
const TRACK_TOLERANCE = 0.01
const FEATURE_TOLERANCE = 0.02

/** Whether a pixel lies on any of the boxes: of those that move, it says nothing of the camera. */
export const isWithin = (boxes: readonly PixelBox[], x: number, y: number) =>
  boxes.some((b) => x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1)

/** Pixel pairs (x0, y0, x1, y1 in turn) without those on what moves. */
export function onStill(a: KeyframeEvidence, b: KeyframeEvidence, pixels: ArrayLike<number>): number[] {
  const [movingA, movingB] = [a.moving, b.moving]
  const kept: number[] = []
  for (let i = 0; i < pixels.length; i += 4) {
    const [x0, y0, x1, y1] = [0, 1, 2, 3].map((k) => pixels[i + k] as number) as [
      number,
      number,
      number,
      number,
    ]
    if (!isWithin(movingA, x0, y0) && !isWithin(movingB, x1, y1)) kept.push(x0, y0, x1, y1)
  }
  return kept
}

/** The pose of two keyframes from the corners that were followed from one to the other. */
export function linkByTracks(
  keyframes: readonly KeyframeEvidence[],
  first: number,
  second: number,
): PairLink | undefined {
  const [a, b] = [keyframes[first] as KeyframeEvidence, keyframes[second] as KeyframeEvidence]
  if (!a.tracked || !b.tracked) return undefined
  const place = new Map([...b.tracked.ids].map((id, k) => [id, k]))
  const pixels: number[] = []
  for (const [n, id] of a.tracked.ids.entries()) {
    const m = place.get(id)
    if (m === undefined) continue
    const [from, to] = [a.tracked.points, b.tracked.points]
    pixels.push(
      from[2 * n] as number,
      from[2 * n + 1] as number,
      to[2 * m] as number,
      to[2 * m + 1] as number,
    )
  }
  const matches = liftMatches(a, b, onStill(a, b, pixels))
  if (matches.count < 15) return undefined
  const pose = relativePose(matches, { tolerance: TRACK_TOLERANCE, iterations: 300 })
  if (!pose || pose.inliers.length < 15 || pose.inliers.length < 0.4 * matches.count) return undefined
  return {
    first,
    second,
    kind: 'tracked',
    pose,
    matches: selectMatches(matches, pose.inliers),
    sigma: TRACK_SIGMA,
  }
}

/** With this many agreeing matches, three of them were found to be right without knowing where down is. */
const PLENTY = 20
/**
 * What the whole picture must say of a pose before it is believed: this many patches are found where the pose puts
 * them, and this share of those that should be seen. On 308 pairs of frames from different rooms it lets none pass; of
 * 116 pairs of RedKitchen it keeps 93, all but one within 20 degrees of the truth.
 */
const MIN_FOUND = 50
const MIN_FOUND_SHARE = 0.3
const MAX_DEPTH_DISAGREEMENT = 0.2

const isBelieved = ({ found, visible, depth }: Support): boolean =>
  found >= MIN_FOUND && found >= MIN_FOUND_SHARE * visible && depth <= MAX_DEPTH_DISAGREEMENT

/**
 * The pose of two keyframes from the encoder's features, wherever they are in time.
 * @param similarity of the centred features of the first's patches to the second's.
 * @param downs down in each keyframe's camera: with it two right matches give a pose, without it three, but down may err:
 * where few agree, both are tried, and the one under which more of the picture is found again is kept.
 */
export function linkByFeatures(
  keyframes: readonly KeyframeEvidence[],
  first: number,
  second: number,
  similarity: SimilarityMatrix,
  downs: readonly Vec3[],
): PairLink | undefined {
  const [a, b] = [keyframes[first] as KeyframeEvidence, keyframes[second] as KeyframeEvidence]
  const pixels = mutualMatches(similarity, a.features, a.camera.width, a.camera.height)
  const matches = liftMatches(a, b, onStill(a, b, pixels))
  const options = { tolerance: FEATURE_TOLERANCE, iterations: 1000 }
  const down = [downs[first] as Vec3, downs[second] as Vec3] as const
  const believed = (start: RelativePose | undefined) => {
    const refined = start && refineByFeatures(a, b, similarity, start, down)
    return refined && isBelieved(refined.support) ? refined : undefined
  }
  const free = relativePose(matches, options)
  const found = believed(free)
  const isPlain = found && free && free.inliers.length >= PLENTY
  const other = isPlain ? undefined : believed(relativePose(matches, { ...options, down }))
  return linkOf(
    keyframes,
    first,
    second,
    found && other && other.support.found > found.support.found ? other : (found ?? other),
  )
}

/** The link of a pose and of what agrees with it. */
function linkOf(
  keyframes: readonly KeyframeEvidence[],
  first: number,
  second: number,
  believed: { pose: RelativePose; support: Support } | undefined,
): PairLink | undefined {
  if (!believed) return undefined
  const { pose, support } = believed
  const [a, b] = [keyframes[first] as KeyframeEvidence, keyframes[second] as KeyframeEvidence]
  const agreed = liftMatches(a, b, onStill(a, b, support.pixels))
  const inliers = [...Array(agreed.count).keys()]
  return {
    first,
    second,
    kind: 'features',
    pose: { ...pose, inliers },
    matches: agreed,
    sigma: FEATURE_SIGMA,
  }
}

/**
 * The same where the pose is known roughly: patches are looked for where it puts them.
 * @param expected how the second stands to the first.
 */
export function linkByPose(
  keyframes: readonly KeyframeEvidence[],
  first: number,
  second: number,
  similarity: SimilarityMatrix,
  downs: readonly Vec3[],
  expected: RelativePose,
): PairLink | undefined {
  const [a, b] = [keyframes[first] as KeyframeEvidence, keyframes[second] as KeyframeEvidence]
  const down = [downs[first] as Vec3, downs[second] as Vec3] as const
  const refined = refineByFeatures(a, b, similarity, expected, down)
  return isBelieved(refined.support) ? linkOf(keyframes, first, second, refined) : undefined
}

/** The pose seen from the second frame: its own depth scale is the unit then. */
export function reversed({ T_second_first, logScaleRatio, inliers }: RelativePose): RelativePose {
  const rotation = transpose(T_second_first.rotation)
  const translation = scaled(
    applyTransposed(T_second_first.rotation, T_second_first.translation),
    -Math.exp(logScaleRatio),
  )
  return { T_second_first: { rotation, translation }, logScaleRatio: -logScaleRatio, inliers }
}
