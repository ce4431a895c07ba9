import type { Vec3 } from '../../geometry/index.ts'
import { type MetricFrame, metresAt } from './sighting.ts'

/** A point on a surface that a frame saw, and what it is taken for. */
export interface SemanticPoint {
  /** Level frame, metres. */
  point: Vec3
  /** Along the camera's axis, metres. */
  depth: number
  /** Of the classes of the frame's semantics. Overwritten by the next point. */
  probabilities: Float32Array
}

/** Points of a frame along its longer side: a voxel of 5 cm at 3 m is about two of them wide. */
const SAMPLES = 128
/** A step of inverse depth to a neighbour by this share is an edge: what lies on it lies on no surface. */
const EDGE_STEP = 0.05
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
  const { camera, inverseDepth: map } = frame
  const { rotation: R, translation: t } = frame.T_level_camera
  const probabilitiesAt = upsampler(frame)
  const step = Math.max(1, Math.round(Math.max(map.width, map.height) / SAMPLES))
  const [kx, ky] = [map.width / camera.width, map.height / camera.height]
  for (let row = step; row < map.height - step; row += step)
    for (let column = step; column < map.width - step; column += step) {
      const at = row * map.width + column
      const value = map.values[at] as number
      const differs = (other: number) => Math.abs((map.values[other] as number) - value) > EDGE_STEP * value
      if (
        differs(at - step) ||
        differs(at + step) ||
        differs(at - step * map.width) ||
        differs(at + step * map.width)
      )
        continue
      const depth = metresAt(frame, column, row)
      if (depth > FARTHEST) continue
      const x = (((column + 0.5) / kx - camera.cx) / camera.fx) * depth
      const y = (((row + 0.5) / ky - camera.cy) / camera.fy) * depth
      const point: Vec3 = [
        R[0] * x + R[1] * y + R[2] * depth + t[0],
        R[3] * x + R[4] * y + R[5] * depth + t[1],
        R[6] * x + R[7] * y + R[8] * depth + t[2],
      ]
      if (point[2] < HEIGHTS[0] || point[2] > HEIGHTS[1]) continue
      const probabilities = probabilitiesAt((column + 0.5) / map.width, (row + 0.5) / map.height, depth)
      yield { point, depth, probabilities }
    }
}
