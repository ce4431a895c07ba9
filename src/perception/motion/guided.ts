import { add, apply, median, sampleInverseDepth, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import type { SimilarityMatrix } from './featureMatch.ts'
import { liftMatches } from './matches.ts'
import { type RelativePose, refinePose } from './relativePose.ts'

/** How far around the predicted place a patch is looked for, in patches: by chance it lies within one in a sixth of all cases. */
const WINDOW = 3
/** A patch this close to its predicted place agrees, in patches. */
const CLOSE = 1
/** Patches this close take part in refining the pose. */
const USED = 2.2
/** Depths that differ more than this, as a logarithm, are of two surfaces: one hides the other. */
const SAME_SURFACE = 0.35
const SHARPNESS = 20
const REFINEMENTS = 3
const SIGMA = 0.012

/** What a whole picture says of a pose. */
export interface Support {
  /** Patches of the first that the second should show. */
  visible: number
  /** Of those, patches that are found where the pose puts them. */
  found: number
  /** Median disagreement of the two depths, as a logarithm. */
  depth: number
  /** Pixel pairs of the patches near their place: x0, y0, x1, y1 in turn. */
  pixels: number[]
}

/**
 * Carries each patch of the first picture into the second, by its own depth and a pose, and looks for it around there.
 * A right pose is followed by half of all patches, wherever they lie; a few that agree by chance, or one thing that
 * merely looks like another, are not.
 * @param similarity of the first's patches (rows) to the second's.
 */
export function supportOf(
  a: KeyframeEvidence,
  b: KeyframeEvidence,
  similarity: SimilarityMatrix,
  { T_second_first: T, logScaleRatio }: RelativePose,
): Support {
  const { rows, columns } = a.features
  const { width, height, fx, fy, cx, cy } = a.camera
  const count = rows * columns
  const disagreements: number[] = []
  const pixels: number[] = []
  let [visible, found] = [0, 0]
  for (let patch = 0; patch < count; patch++) {
    const [u, v] = [
      ((patch % columns) + 0.5) * (width / columns),
      (Math.floor(patch / columns) + 0.5) * (height / rows),
    ]
    const depth = 1 / sampleInverseDepth(a.inverseDepth, u, v, width, height)
    const q = add(apply(T.rotation, [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth]), T.translation)
    if (q[2] < 0.01) continue
    const [x, y] = [(fx * q[0]) / q[2] + cx, (fy * q[1]) / q[2] + cy]
    if (x < 0 || y < 0 || x >= width || y >= height) continue
    const seen = sampleInverseDepth(b.inverseDepth, x, y, width, height)
    const disagreement = Math.abs(Math.log(q[2] * seen) + logScaleRatio)
    disagreements.push(disagreement)
    if (disagreement > SAME_SURFACE) continue
    visible++
    const [column, row] = [(x * columns) / width - 0.5, (y * rows) / height - 0.5]
    const place = bestPlace(similarity, patch * count, rows, columns, column, row)
    if (!place) continue
    const offset = Math.hypot(place[0] - column, place[1] - row)
    if (offset < CLOSE) found++
    if (offset < USED)
      pixels.push(u, v, ((place[0] + 0.5) * width) / columns, ((place[1] + 0.5) * height) / rows)
  }
  return { visible, found, depth: median(disagreements) ?? Number.POSITIVE_INFINITY, pixels }
}

/** The most similar patch in the window, moved by its neighbours' similarity: column and row, or nothing in the picture. */
function bestPlace(
  similarity: SimilarityMatrix,
  from: number,
  rows: number,
  columns: number,
  column: number,
  row: number,
): [number, number] | undefined {
  const at = (c: number, r: number) => similarity[from + r * columns + c] as number
  const range = (middle: number, reach: number, limit: number): [number, number] => [
    Math.max(0, middle - reach),
    Math.min(limit - 1, middle + reach),
  ]
  const [left, right] = range(Math.round(column), WINDOW, columns)
  const [top, bottom] = range(Math.round(row), WINDOW, rows)
  if (left > right || top > bottom) return undefined
  let [bestColumn, bestRow] = [left, top]
  for (let r = top; r <= bottom; r++)
    for (let c = left; c <= right; c++) if (at(c, r) > at(bestColumn, bestRow)) [bestColumn, bestRow] = [c, r]
  const peak = at(bestColumn, bestRow)
  let [sum, sumColumn, sumRow] = [0, 0, 0]
  const [c0, c1] = range(bestColumn, 1, columns)
  const [r0, r1] = range(bestRow, 1, rows)
  for (let r = r0; r <= r1; r++)
    for (let c = c0; c <= c1; c++) {
      const weight = Math.exp(SHARPNESS * (at(c, r) - peak))
      sum += weight
      sumColumn += weight * c
      sumRow += weight * r
    }
  return [sumColumn / sum, sumRow / sum]
}

/** Refines a pose on the patches that it predicts, and keeps the refinement under which most of them are found. */
export function refineByFeatures(
  a: KeyframeEvidence,
  b: KeyframeEvidence,
  similarity: SimilarityMatrix,
  start: RelativePose,
  down: readonly [Vec3, Vec3],
): { pose: RelativePose; support: Support } {
  let best = { pose: start, support: supportOf(a, b, similarity, start) }
  let current = best
  for (let k = 0; k < REFINEMENTS && current.support.pixels.length >= 4 * 12; k++) {
    const matches = liftMatches(a, b, current.support.pixels)
    const pose = refinePose(matches, current.pose.T_second_first, SIGMA, down)
    current = { pose, support: supportOf(a, b, similarity, pose) }
    if (current.support.found > best.support.found) best = current
  }
  return best
}
