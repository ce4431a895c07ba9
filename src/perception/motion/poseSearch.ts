import type { Mat3, RigidTransform, Vec3 } from '../../geometry/index.ts'
import type { SimilarityMatrix } from './featureMatch.ts'
import type { PatchView } from './patchView.ts'

/** A hypothesis for the translation and depth scale of two views whose rotation is given. */
export interface PoseCandidate {
  T_second_first: RigidTransform
  logScaleRatio: number
  /** How many matches agree. */
  agreeing: number
}

/** Two patches match where each is among this many most similar ones of the other: mutual first ranks miss many. */
const AMONG = 3
const MOST_MATCHES = 360
/** This many matches, the most similar ones, each give a hypothesis with each of these ratios of depth scales (logarithms). */
const MOST_SEEDS = 150
const LOG_RATIOS = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]
/** Another match agrees if it projects this close, in patches, with a depth ratio between these. */
const TOLERANCE = 2.2
const [LEAST_DEPTH, MOST_DEPTH] = [0.75, 1.33]
const LEAST_AGREEING = 6
/** Hypotheses closer than this are one: length in units of the first frame's depths, and logarithm. */
const SAME = { length: 0.06, logRatio: 0.2 }

/** The third highest similarity of each row and of each column. */
function thirdBest(similarity: SimilarityMatrix, rows: number, columns: number) {
  const best = (count: number) => new Float32Array(AMONG * count).fill(-2)
  const [ofRows, ofColumns] = [best(rows), best(columns)]
  const insert = (of: Float32Array, at: number, value: number) => {
    let k = at + AMONG - 1
    for (; k > at && (of[k - 1] as number) < value; k--) of[k] = of[k - 1] as number
    of[k] = value
  }
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const value = similarity[i * columns + j] as number
      if (value > (ofRows[AMONG * i + AMONG - 1] as number)) insert(ofRows, AMONG * i, value)
      if (value > (ofColumns[AMONG * j + AMONG - 1] as number)) insert(ofColumns, AMONG * j, value)
    }
  return { ofRows, ofColumns }
}

interface Match {
  first: number
  second: number
  similarity: number
}

/** Matches of two views, ambiguous ones included, the most similar first. @param similarity of the first's patches (rows) to the second's. */
export function likelyMatches(a: PatchView, b: PatchView, similarity: SimilarityMatrix): Match[] {
  const [m, n] = [a.inverseDepth.length, b.inverseDepth.length]
  const { ofRows, ofColumns } = thirdBest(similarity, m, n)
  const found: Match[] = []
  for (let i = 0; i < m; i++) {
    const bar = ofRows[AMONG * i + AMONG - 1] as number
    for (let j = 0; j < n; j++) {
      const value = similarity[i * n + j] as number
      if (value >= bar && value >= (ofColumns[AMONG * j + AMONG - 1] as number))
        found.push({ first: i, second: j, similarity: value })
    }
  }
  return found.sort((p, q) => q.similarity - p.similarity).slice(0, MOST_MATCHES)
}

/** Points of patches in their camera, for its own depth scale: x, y, z in turn. */
const pointsOf = ({ rays, inverseDepth }: PatchView, patches: readonly number[]): Float64Array =>
  Float64Array.from(
    patches.flatMap((patch) => {
      const depth = 1 / (inverseDepth[patch] as number)
      return [(rays[2 * patch] as number) * depth, (rays[2 * patch + 1] as number) * depth, depth]
    }),
  )

const turned = (R: Mat3, points: Float64Array): Float64Array => {
  const out = new Float64Array(points.length)
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i] as number, points[i + 1] as number, points[i + 2] as number]
    out[i] = R[0] * x + R[1] * y + R[2] * z
    out[i + 1] = R[3] * x + R[4] * y + R[5] * z
    out[i + 2] = R[6] * x + R[7] * y + R[8] * z
  }
  return out
}

/** Hypotheses with fewer that agree among the first third of the matches are dropped early. */
const LEAST_OF_THIRD = 2

/** How many points, moved by `t`, project onto their matches at a similar depth. */
function agreeing(from: Float64Array, to: Float64Array, t: Vec3, ratio: number, tolerance: number): number {
  const [tx, ty, tz] = t
  const third = 3 * Math.floor(from.length / 9)
  let count = 0
  for (let i = 0; i < from.length; i += 3) {
    if (i === third && count < LEAST_OF_THIRD) return count
    const z = (from[i + 2] as number) + tz
    const w = to[i + 2] as number
    const depth = z * ratio
    if (depth < LEAST_DEPTH * w || depth > MOST_DEPTH * w) continue
    const reach = tolerance * z
    const shrink = z / w
    const dx = (from[i] as number) + tx - (to[i] as number) * shrink
    if (dx > reach || dx < -reach) continue
    const dy = (from[i + 1] as number) + ty - (to[i + 1] as number) * shrink
    if (dy <= reach && dy >= -reach) count++
  }
  return count
}

/**
 * Poses with a given rotation, those on which most matches agree first: one match and a ratio of the depth scales
 * determine the translation, so all are tried.
 * @param rotation from the first camera to the second. @param most at most this many are returned.
 */
export function searchPoses(
  a: PatchView,
  b: PatchView,
  matches: readonly Match[],
  rotation: Mat3,
  most: number,
): PoseCandidate[] {
  const from = turned(
    rotation,
    pointsOf(
      a,
      matches.map(({ first }) => first),
    ),
  )
  const to = pointsOf(
    b,
    matches.map(({ second }) => second),
  )
  const { camera } = b.keyframe
  const tolerance = (TOLERANCE * camera.width) / b.columns / camera.fx
  const found: PoseCandidate[] = []
  for (const logScaleRatio of LOG_RATIOS) {
    const ratio = Math.exp(logScaleRatio)
    for (let i = 0; i < 3 * Math.min(MOST_SEEDS, matches.length); i += 3) {
      const translation = [0, 1, 2].map(
        (k) => (to[i + k] as number) / ratio - (from[i + k] as number),
      ) as unknown as Vec3
      const count = agreeing(from, to, translation, ratio, tolerance)
      if (count >= LEAST_AGREEING)
        found.push({ T_second_first: { rotation, translation }, logScaleRatio, agreeing: count })
    }
  }
  found.sort((p, q) => q.agreeing - p.agreeing)
  const kept: PoseCandidate[] = []
  for (const candidate of found) {
    if (kept.length >= most) break
    if (kept.every((other) => isOther(candidate, other))) kept.push(candidate)
  }
  return kept
}

/** Whether two hypotheses of one rotation differ. */
function isOther(p: PoseCandidate, q: PoseCandidate): boolean {
  const [s, t] = [p.T_second_first.translation, q.T_second_first.translation]
  return (
    Math.hypot(s[0] - t[0], s[1] - t[1], s[2] - t[2]) > SAME.length ||
    Math.abs(p.logScaleRatio - q.logScaleRatio) > SAME.logRatio
  )
}
