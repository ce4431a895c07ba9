import { sampleInverseDepth } from '../../geometry/index.ts'
import type { KeyframeEvidence, PatchFeatures, SemanticGrid } from '../evidence.ts'
import type { SimilarityMatrix } from './featureMatch.ts'
import { isWithin } from './links.ts'

/** A keyframe patch by patch, as other keyframes are compared with it. */
export interface PatchView {
  keyframe: KeyframeEvidence
  rows: number
  columns: number
  /** x and y at depth 1 of each patch's middle, in turn. */
  rays: Float32Array
  /** Up to the frame's scale. */
  inverseDepth: Float32Array
  /** 1 where depth jumps or something moves: not used as a probe. */
  isEdge: Uint8Array
  /** A row of class probabilities for each patch; none where the keyframe has no semantics. */
  shown: Float32Array
  classes: number
  /** Patches that are looked for in other views: every second one, as on a chessboard, without edges. */
  probes: Int32Array
  /** One over the number of patches of the picture that look alike: a blank wall counts once, however large. */
  weights: Float32Array
}

/** Neighbouring patches whose depths differ by more than this share lie on two surfaces. */
const EDGE_STEP = 0.12
/** Cosine of centred features from which two patches look alike. */
const ALIKE = 0.5

/** @param own similarity of the picture's patches to each other. */
function weightsOf({ rows, columns }: PatchFeatures, own: SimilarityMatrix): Float32Array {
  const count = rows * columns
  return Float32Array.from({ length: count }, (_, patch) => {
    let alike = 0
    for (let other = 0; other < count; other++)
      if (other !== patch && (own[patch * count + other] as number) > ALIKE) alike++
    return 1 / (1 + alike)
  })
}

/** Class probabilities of patches: the mean of the cells whose middles lie in them. */
function shownBy({ rows, columns, classes, probabilities }: SemanticGrid, height: number, width: number) {
  const n = classes.length
  if (n === 0) return new Float32Array(0)
  const out = new Float32Array(height * width * n)
  const counts = new Float32Array(height * width)
  for (let row = 0; row < Math.max(rows, height); row++)
    for (let column = 0; column < Math.max(columns, width); column++) {
      const [y, x] = [(row + 0.5) / Math.max(rows, height), (column + 0.5) / Math.max(columns, width)]
      const cell = Math.floor(y * rows) * columns + Math.floor(x * columns)
      const patch = Math.floor(y * height) * width + Math.floor(x * width)
      counts[patch] = (counts[patch] as number) + 1
      for (let c = 0; c < n; c++)
        out[patch * n + c] = (out[patch * n + c] as number) + (probabilities[cell * n + c] as number)
    }
  return out.map((sum, at) => sum / (counts[Math.floor(at / n)] as number))
}

/** @param own similarity of the keyframe's patches to each other, their features centred. */
export function patchView(keyframe: KeyframeEvidence, own: SimilarityMatrix): PatchView {
  const { camera, inverseDepth: map, semantics, moving } = keyframe
  const { features } = keyframe
  const { rows, columns } = features
  const { width, height } = camera
  const count = rows * columns
  const rays = new Float32Array(2 * count)
  const inverseDepth = new Float32Array(count)
  for (let patch = 0; patch < count; patch++) {
    const u = (((patch % columns) + 0.5) * width) / columns
    const v = ((Math.floor(patch / columns) + 0.5) * height) / rows
    rays.set([(u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy], 2 * patch)
    inverseDepth[patch] = Math.max(0.05, sampleInverseDepth(map, u, v, width, height))
  }
  const isEdge = Uint8Array.from({ length: count }, (_, patch) => {
    const [column, row] = [patch % columns, Math.floor(patch / columns)]
    if (isWithin(moving, ((column + 0.5) * width) / columns, ((row + 0.5) * height) / rows)) return 1
    const jumps = (c: number, r: number) =>
      c >= 0 &&
      r >= 0 &&
      c < columns &&
      r < rows &&
      Math.abs((inverseDepth[r * columns + c] as number) / (inverseDepth[patch] as number) - 1) > EDGE_STEP
    const neighbours = [
      jumps(column - 1, row),
      jumps(column + 1, row),
      jumps(column, row - 1),
      jumps(column, row + 1),
    ]
    return neighbours.includes(true) ? 1 : 0
  })
  return {
    keyframe,
    rows,
    columns,
    rays,
    inverseDepth,
    isEdge,
    shown: shownBy(semantics, rows, columns),
    classes: semantics.classes.length,
    probes: Int32Array.from(
      [...Array(count).keys()].filter(
        (patch) => !isEdge[patch] && ((patch % columns) + Math.floor(patch / columns)) % 2 === 0,
      ),
    ),
    weights: weightsOf(features, own),
  }
}
