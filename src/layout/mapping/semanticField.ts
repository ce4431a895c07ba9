import { inverseTransformPoint, type Vec3 } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import { logOf } from './logEvidence.ts'
import { type MetricFrame, metresAt } from './metricFrame.ts'
import type { InShares } from './progress.ts'
import { semanticPoints } from './semanticPoints.ts'

/**
 * What stands where in a room, by all frames together: voxels that frames saw a surface in, each with what the
 * pictures' semantics says of it. Level frame, metres.
 */
export interface SemanticField {
  classes: readonly SemanticClass[]
  /** How many voxels there are. */
  count: number
  /** Indices of each voxel along x, y and z: it reaches from VOXEL times these to VOXEL times these plus one. */
  cells: Int16Array
  /** A row of `classes` for each voxel: log probabilities, summed over what frames saw in it. */
  logSums: Float32Array
  /** The weight that each voxel's sums are of. */
  weights: Float32Array
  /** Frames that saw a surface in it, and frames that saw through it. */
  hits: Uint16Array
  through: Uint16Array
}

/** Side of a voxel, metres. */
export const VOXEL = 0.05
/** So many points of a frame count in one voxel: nearness must not outvote other views. */
const MOST_IN_VOXEL = 3
/** Points count in full up to this distance, then less: depth errs with it. Metres. */
const FULL_DISTANCE = 2.5
/** Depth beyond a voxel by this length and share says that sight went through it. */
const BEYOND = { metres: 0.12, share: 0.1 }

export const centerOf = ({ cells }: SemanticField, voxel: number): Vec3 => [
  ((cells[3 * voxel] as number) + 0.5) * VOXEL,
  ((cells[3 * voxel + 1] as number) + 0.5) * VOXEL,
  ((cells[3 * voxel + 2] as number) + 0.5) * VOXEL,
]

const HALF = 1 << 10
/** A number for three indices within ±1024. */
const keyOf = (x: number, y: number, z: number) => ((x + HALF) * 2 * HALF + (y + HALF)) * 2 * HALF + z + HALF

/** A field that grows. */
class Fusion {
  private readonly indices = new Map<number, number>()
  private readonly lastFrame: number[] = []
  private readonly inFrame: number[] = []
  private readonly field: SemanticField
  private readonly classes: readonly SemanticClass[]

  constructor(classes: readonly SemanticClass[]) {
    this.classes = classes
    this.field = {
      classes,
      count: 0,
      cells: new Int16Array(0),
      logSums: new Float32Array(0),
      weights: new Float32Array(0),
      hits: new Uint16Array(0),
      through: new Uint16Array(0),
    }
  }

  private voxelAt(x: number, y: number, z: number): number {
    const key = keyOf(x, y, z)
    const known = this.indices.get(key)
    if (known !== undefined) return known
    const { field } = this
    const index = field.count++
    if (index >= field.hits.length) this.grow()
    this.indices.set(key, index)
    field.cells.set([x, y, z], 3 * index)
    return index
  }

  private grow() {
    const { field } = this
    const size = Math.max(4096, 2 * field.hits.length)
    const larger = <T extends Float32Array | Int16Array | Uint16Array>(
      make: new (n: number) => T,
      old: T,
      per: number,
    ) => {
      const next = new make(size * per)
      next.set(old)
      return next
    }
    field.cells = larger(Int16Array, field.cells, 3)
    field.logSums = larger(Float32Array, field.logSums, this.classes.length)
    field.weights = larger(Float32Array, field.weights, 1)
    field.hits = larger(Uint16Array, field.hits, 1)
    field.through = larger(Uint16Array, field.through, 1)
  }

  /** Adds what a frame saw at a point: log probabilities of the classes. */
  add(frame: number, [x, y, z]: Vec3, logs: Float32Array, weight: number) {
    const voxel = this.voxelAt(Math.floor(x / VOXEL), Math.floor(y / VOXEL), Math.floor(z / VOXEL))
    const { logSums, weights, hits } = this.field
    if (this.lastFrame[voxel] !== frame) {
      this.lastFrame[voxel] = frame
      this.inFrame[voxel] = 0
      hits[voxel] = (hits[voxel] as number) + 1
    }
    const already = this.inFrame[voxel] as number
    if (already >= MOST_IN_VOXEL) return
    this.inFrame[voxel] = already + 1
    const n = this.classes.length
    for (let c = 0; c < n; c++)
      logSums[voxel * n + c] = (logSums[voxel * n + c] as number) + weight * (logs[c] as number)
    weights[voxel] = (weights[voxel] as number) + weight
  }

  /** The field, no larger than what it holds. */
  result(): SemanticField {
    const { count, classes, cells, logSums, weights, hits, through } = this.field
    return {
      classes,
      count,
      cells: cells.slice(0, 3 * count),
      logSums: logSums.slice(0, classes.length * count),
      weights: weights.slice(0, count),
      hits: hits.slice(0, count),
      through: through.slice(0, count),
    }
  }
}

/** Counts for each voxel the frames whose sight went through it. */
function countThrough(field: SemanticField, frames: readonly MetricFrame[]) {
  for (const frame of frames) {
    const { camera, inverseDepth: map } = frame
    const [kx, ky] = [map.width / camera.width, map.height / camera.height]
    for (let voxel = 0; voxel < field.count; voxel++) {
      const [x, y, depth] = inverseTransformPoint(frame.T_level_camera, centerOf(field, voxel))
      if (depth < 0.3) continue
      const column = Math.floor(((camera.fx * x) / depth + camera.cx) * kx)
      const row = Math.floor(((camera.fy * y) / depth + camera.cy) * ky)
      if (column < 0 || row < 0 || column >= map.width || row >= map.height) continue
      if (metresAt(frame, column, row) > depth * (1 + BEYOND.share) + BEYOND.metres)
        field.through[voxel] = (field.through[voxel] as number) + 1
    }
  }
}

/**
 * Fuses what all frames saw: depth says where, semantics what. Log probabilities add up over frames, at most three
 * points of one frame in a voxel.
 */
export function* fuseSemantics(frames: readonly MetricFrame[]): InShares<SemanticField> {
  const classes = frames.find(({ semantics }) => semantics.classes.length)?.semantics.classes ?? []
  const fusion = new Fusion(classes)
  const logs = new Float32Array(classes.length)
  for (const [k, frame] of frames.entries()) {
    yield k / frames.length
    if (frame.semantics.classes.length === 0) continue
    for (const { point, depth, probabilities } of semanticPoints(frame)) {
      for (let c = 0; c < logs.length; c++) logs[c] = logOf(probabilities[c] as number)
      fusion.add(k, point, logs, Math.min(1, FULL_DISTANCE / depth))
    }
  }
  const field = fusion.result()
  countThrough(field, frames)
  return field
}
