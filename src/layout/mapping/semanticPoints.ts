import type { InverseDepthMap, Vec3 } from '../../geometry/index.ts'
import { type MetricFrame, metresAt } from './metricFrame.ts'
import { shadowsOf } from './shadows.ts'

/** A point on a surface that a frame saw, and what it is taken for. */
export interface SemanticPoint {
  /** Level frame, metres. */
  point: Vec3
  /** Along the camera's axis, metres. */
  depth: number
  /** Of the classes of the frame's semantics. */
  probabilities: Float32Array
}

/** Points of a frame along its longer side: a voxel of 5 cm at 3 m is about two of them wide. */
const SAMPLES = 96
/**
 * What lies on an edge of depth lies on no surface. On a plane inverse depth is linear, however slanted: where it bends
 * by this share of itself between two neighbours is an edge, and where it changes by this much to one of them.
 */
const EDGE = { bend: 0.05, step: 0.15 }
/** Farther points are left out, metres. */
const FARTHEST = 8
/** Heights at which something may stand, metres above the floor. */
const HEIGHTS = [-0.25, 4] as const
/** Cells speak for a point that differs from theirs in depth by this share, and no further (one deviation). */
const SAME_DEPTH = 0.06

/** The middle depth of each cell of a frame's semantics, as a logarithm. */
function depthOfCells(frame: MetricFrame): Float32Array {
  const { inverseDepth: map, semantics } = frame
  const { rows, columns } = semantics
  return Float32Array.from({ length: rows * columns }, (_, cell) => {
    const column = Math.floor((((cell % columns) + 0.5) * map.width) / columns)
    const row = Math.floor(((Math.floor(cell / columns) + 0.5) * map.height) / rows)
    return Math.log(metresAt(frame, column, row))
  })
}

/**
 * Probabilities at points between cells: those of the four cells around, by how near they are in the picture and in
 * depth (joint bilateral upsampling, Kopf 2007). Cells are coarser than depth; without it a chair's name runs onto the
 * floor behind it.
 */
function upsampler(frame: MetricFrame) {
  const { rows, columns, classes, probabilities } = frame.semantics
  const depths = depthOfCells(frame)
  const n = classes.length
  const out = new Float32Array(n)
  return (u: number, v: number, depth: number): Float32Array => {
    const [x, y] = [u * columns - 0.5, v * rows - 0.5]
    const [x0, y0] = [Math.floor(x), Math.floor(y)]
    const log = Math.log(depth)
    out.fill(0)
    let total = 0
    for (let j = y0; j <= y0 + 1; j++)
      for (let i = x0; i <= x0 + 1; i++) {
        const cell = Math.min(rows - 1, Math.max(0, j)) * columns + Math.min(columns - 1, Math.max(0, i))
        const away = ((depths[cell] as number) - log) / SAME_DEPTH
        const near = (1 - Math.abs(x - i)) * (1 - Math.abs(y - j))
        const weight = near * (Math.exp((-away * away) / 2) + 1e-3)
        total += weight
        for (let c = 0; c < n; c++)
          out[c] = (out[c] as number) + weight * (probabilities[cell * n + c] as number)
      }
    for (let c = 0; c < n; c++) out[c] = (out[c] as number) / total
    return out
  }
}

/** A frame's points on surfaces, evenly over the picture, with what each is taken for. */
export function* semanticPoints(frame: MetricFrame): Generator<SemanticPoint> {
  const { camera, inverseDepth: map, semantics } = frame
  const { rotation: R, translation: t } = frame.T_level_camera
  const probabilitiesAt = upsampler(frame)
  const n = semantics.classes.length
  const step = Math.max(1, Math.round(Math.max(map.width, map.height) / SAMPLES))
  const [columns, rows] = [Math.floor(map.width / step), Math.floor(map.height / step)]
  const labels = new Int16Array(columns * rows)
  const depths = new Float32Array(columns * rows)
  const probabilities = new Float32Array(columns * rows * n)
  for (let at = 0; at < labels.length; at++) {
    const [column, row] = [middleOf(at % columns, step), middleOf(Math.floor(at / columns), step)]
    if (isEdge(map, column, row, step)) continue
    const depth = metresAt(frame, column, row)
    if (depth > FARTHEST) continue
    const here = probabilitiesAt((column + 0.5) / map.width, (row + 0.5) / map.height, depth)
    probabilities.set(here, at * n)
    depths[at] = depth
    labels[at] = here.reduce((best, p, c) => (p > (here[best] as number) ? c : best), 0)
  }
  const shadows = shadowsOf({ columns, rows, labels, depths })
  const [kx, ky] = [map.width / camera.width, map.height / camera.height]
  for (let at = 0; at < labels.length; at++) {
    const depth = depths[at] as number
    if (!depth || shadows[at]) continue
    const [column, row] = [middleOf(at % columns, step), middleOf(Math.floor(at / columns), step)]
    const x = (((column + 0.5) / kx - camera.cx) / camera.fx) * depth
    const y = (((row + 0.5) / ky - camera.cy) / camera.fy) * depth
    const point: Vec3 = [
      R[0] * x + R[1] * y + R[2] * depth + t[0],
      R[3] * x + R[4] * y + R[5] * depth + t[1],
      R[6] * x + R[7] * y + R[8] * depth + t[2],
    ]
    if (point[2] < HEIGHTS[0] || point[2] > HEIGHTS[1]) continue
    yield { point, depth, probabilities: probabilities.subarray(at * n, (at + 1) * n) }
  }
}

const middleOf = (sample: number, step: number) => sample * step + (step >> 1)

/** Whether depth jumps between a pixel of the map and one a step beside it. */
function isEdge(
  { width, height, values }: InverseDepthMap,
  column: number,
  row: number,
  step: number,
): boolean {
  const at = row * width + column
  const value = values[at] as number
  const jumps = (hasBefore: boolean, hasAfter: boolean, stride: number) => {
    const before = hasBefore ? (values[at - stride] as number) - value : 0
    const after = hasAfter ? (values[at + stride] as number) - value : 0
    const bend = hasBefore && hasAfter ? before + after : 0
    return (
      Math.max(Math.abs(before), Math.abs(after)) > EDGE.step * value || Math.abs(bend) > EDGE.bend * value
    )
  }
  return (
    jumps(column >= step, column + step < width, step) ||
    jumps(row >= step, row + step < height, step * width)
  )
}
