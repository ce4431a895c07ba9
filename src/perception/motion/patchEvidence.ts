import type { SimilarityMatrix } from './featureMatch.ts'
import { reversed } from './links.ts'
import type { PatchView } from './patchView.ts'
import type { RelativePose } from './relativePose.ts'

/** Inner product of a row of one matrix with a row of another. */
function similarityAt(a: Float32Array, i: number, b: Float32Array, j: number, columns: number): number {
  let sum = 0
  for (let c = 0; c < columns; c++) sum += (a[i * columns + c] as number) * (b[j * columns + c] as number)
  return sum
}

/**
 * Log likelihood ratios of a relative pose, true against wrong, patch by patch: each probe of one view is projected into
 * the other by its depth, where depth, features and semantics agree with its own or contradict them.
 * The ratios follow histograms of true and wrong poses of three rooms; contradictions count less than they did there,
 * since views far apart are less sure.
 */
export interface Clues {
  /** One for each probe; 0 where it projects outside the other picture. */
  weights: Float32Array
  /** Appearance and semantics are 0 where depth does not agree. */
  depth: Float32Array
  appearance: Float32Array
  semantics: Float32Array
}

/** Ranks by similarity among all patches of a picture. */
const RANKS = [1, 2, 5, 10, 20, 50, 100] as const
/** Log likelihood ratio of a patch by the rank of its counterpart; the last is that of all lower ranks. */
const RANK_LOGS = [3.3, 2.4, 1.75, 0.95, 0.15, -0.7, -1.6, -2] as const
const BINS = 256

/**
 * How similar a patch of `b` must be to each probe of `a` to rank among the first 1, 2, 5 ... of its picture: a patch of a
 * blank wall is similar to many, so a high similarity alone proves nothing.
 * @param similarity of a's patches (rows) to b's, or with `isTurned` of b's to a's.
 */
export function likenessBars(
  a: PatchView,
  b: PatchView,
  similarity: SimilarityMatrix,
  isTurned: boolean,
): Float32Array {
  const [m, n] = [a.inverseDepth.length, b.inverseDepth.length]
  const bars = new Float32Array(a.probes.length * RANKS.length)
  const counts = new Uint16Array(BINS)
  for (const [k, patch] of a.probes.entries()) {
    counts.fill(0)
    for (let other = 0; other < n; other++) {
      const value = similarity[isTurned ? other * m + patch : patch * n + other] as number
      const bin = Math.max(0, Math.min(BINS - 1, Math.floor(((value + 1) * BINS) / 2)))
      counts[bin] = (counts[bin] as number) + 1
    }
    let [bin, above] = [BINS, 0]
    for (const [r, rank] of RANKS.entries()) {
      while (above < rank && bin > 0) above += counts[--bin] as number
      bars[k * RANKS.length + r] = (2 * bin) / BINS - 1
    }
  }
  return bars
}

/** Depths that differ by more, as a logarithm, are of two surfaces. */
const SAME_SURFACE = 0.2
const WELL_AGREED = 0.1

/** @param off log of the predicted depth over the depth seen there. @param isEdge depth jumps there: weak evidence. */
function depthLog(off: number, isEdge: boolean): number {
  const by = Math.abs(off)
  if (by < WELL_AGREED) return 0.9 - 5 * by
  if (by < SAME_SURFACE) return 0.4 - 14 * (by - WELL_AGREED)
  // Nearer than what is seen there: free space contradicts it. Farther: something may hide it.
  if (off < 0) return isEdge ? -0.8 : -3
  return isEdge ? -0.4 : -1
}

/** @param k index of the probe. @param similarity of the probe to the patches around its projection. */
function appearanceLog(bars: Float32Array, k: number, similarity: number): number {
  let rank = 0
  while (rank < RANKS.length && similarity < (bars[k * RANKS.length + rank] as number)) rank++
  return RANK_LOGS[rank] as number
}

/** @param same probability that two patches show the same class, taken as independent. */
const semanticsLog = (same: number) => Math.max(-2, Math.min(0.9, 0.9 + 0.75 * Math.log(same / 0.25 + 1e-3)))

const NEAREST = 0.02

/** Similarity of a patch of one view to one of another. */
export type Likeness = (first: number, second: number) => number

/**
 * The probes of `a` projected into `b`.
 * @param bars see `likenessBars`. @param like similarity of a patch of a to one of b.
 * @param pose takes a's points, for a's own depth scale, into b's camera.
 */
function cluesOf(
  a: PatchView,
  b: PatchView,
  bars: Float32Array,
  like: Likeness,
  { T_second_first: { rotation: r, translation: t }, logScaleRatio }: RelativePose,
): Clues {
  const count = a.probes.length
  const clues: Clues = {
    weights: new Float32Array(count),
    depth: new Float32Array(count),
    appearance: new Float32Array(count),
    semantics: new Float32Array(count),
  }
  const targets = new Int32Array(count).fill(-1)
  const landed = new Uint16Array(b.rows * b.columns)
  const { fx, fy, cx, cy, width, height } = b.keyframe.camera
  for (let k = 0; k < count; k++) {
    const patch = a.probes[k] as number
    const z = 1 / (a.inverseDepth[patch] as number)
    const [x, y] = [(a.rays[2 * patch] as number) * z, (a.rays[2 * patch + 1] as number) * z]
    const qz = r[6] * x + r[7] * y + r[8] * z + t[2]
    if (qz < NEAREST) continue
    const u = (fx * (r[0] * x + r[1] * y + r[2] * z + t[0])) / qz + cx
    const v = (fy * (r[3] * x + r[4] * y + r[5] * z + t[1])) / qz + cy
    if (u < 0 || v < 0 || u >= width || v >= height) continue
    const [column, row] = [Math.floor((u * b.columns) / width), Math.floor((v * b.rows) / height)]
    const place = row * b.columns + column
    targets[k] = place
    landed[place] = (landed[place] as number) + 1
    const off = Math.log(qz * (b.inverseDepth[place] as number)) + logScaleRatio
    clues.depth[k] = depthLog(off, b.isEdge[place] === 1)
    if (Math.abs(off) >= SAME_SURFACE) continue
    let best = -1
    for (let i = Math.max(0, row - 1); i <= Math.min(b.rows - 1, row + 1); i++)
      for (let j = Math.max(0, column - 1); j <= Math.min(b.columns - 1, column + 1); j++)
        best = Math.max(best, like(patch, i * b.columns + j))
    clues.appearance[k] = appearanceLog(bars, k, best)
    if (a.classes > 0 && a.classes === b.classes)
      clues.semantics[k] = semanticsLog(similarityAt(a.shown, patch, b.shown, place, a.classes))
  }
  for (let k = 0; k < count; k++) {
    const place = targets[k] as number
    if (place < 0) continue
    // Every second patch is a probe. What lands on one patch is one thing there.
    const own =
      (2 * (a.weights[a.probes[k] as number] as number)) / Math.max(1, (landed[place] as number) / 2)
    clues.weights[k] = Math.min(own, 4 * (b.weights[place] as number))
  }
  return clues
}

/** Log likelihood ratio of a pose, and its parts. */
export interface PoseEvidence {
  total: number
  appearance: number
  depth: number
  semantics: number
  /** How many distinct things both pictures show: the sum of the weights. */
  things: number
}

/** Semantics comes from the encoder's features: it is not independent of appearance. */
const SEMANTICS_SHARE = 0.5

function sumOf({ weights, depth, appearance, semantics }: Clues): PoseEvidence {
  const sum: PoseEvidence = { total: 0, appearance: 0, depth: 0, semantics: 0, things: 0 }
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number
    if (weight === 0) continue
    sum.depth += weight * (depth[k] as number)
    sum.appearance += weight * (appearance[k] as number)
    sum.semantics += weight * (semantics[k] as number)
    sum.things += weight
  }
  sum.total = sum.appearance + sum.depth + SEMANTICS_SHARE * sum.semantics
  return sum
}

/** The mean of both directions, a in b and b in a. @param bars of a in b and of b in a: see `likenessBars`. */
export function evidenceFor(
  a: PatchView,
  b: PatchView,
  [ofA, ofB]: readonly [Float32Array, Float32Array],
  like: Likeness,
  pose: RelativePose,
): PoseEvidence {
  const there = sumOf(cluesOf(a, b, ofA, like, pose))
  const back = sumOf(cluesOf(b, a, ofB, (second, first) => like(first, second), reversed(pose)))
  return {
    total: (there.total + back.total) / 2,
    appearance: (there.appearance + back.appearance) / 2,
    depth: (there.depth + back.depth) / 2,
    semantics: (there.semantics + back.semantics) / 2,
    things: (there.things + back.things) / 2,
  }
}
