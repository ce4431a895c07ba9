import { inverseTransformPoint, type Vec3 } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import type { Wall } from '../room/walls.ts'
import { logOf } from './logEvidence.ts'
import { type MetricFrame, metresAt } from './metricFrame.ts'

/**
 * What frames show on a wall's plane: glass and mirrors have no honest depth, so a thing on a wall is sought along the
 * rays that meet its plane. Level frame, metres.
 */
export interface WallRaster {
  wall: Wall
  classes: readonly SemanticClass[]
  /** Cells along the wall and up it, row by row from the floor. */
  columns: number
  rows: number
  /** A row of `classes` for each cell: log probabilities, summed over the frames that saw it. */
  logSums: Float32Array
  /** The weight of the frames that saw each cell with nothing before it, and of those that saw on through it. */
  weights: Float32Array
  beyond: Float32Array
}

/** Side of a cell, metres. */
export const WALL_CELL = 0.05
/** Walls are looked at up to this height, metres. */
const TOP = 2.7
/** Depth short of the plane by more than this length and share is something that stands before it. */
const BEFORE = { metres: 0.25, share: 0.1 }
/** Depth past it by more than this is an opening, or glass. */
const BEYOND = { metres: 0.35, share: 0.12 }
/** Seen more askew than this, a wall shows nothing: cosine. */
const LEAST_FACING = 0.2
const FULL_DISTANCE = 3
/** Cameras closer to a wall's plane see nothing of it, metres. */
export const LEAST_INSIDE = 0.1

/** Where a cell's middle lies in the level frame. */
export function cellMiddle({ from, to, metres }: Wall, column: number, row: number): Vec3 {
  const share = ((column + 0.5) * WALL_CELL) / metres
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), (row + 0.5) * WALL_CELL]
}

/** Whether the surface seen stands before a wall, both along the camera's axis, metres. */
export const isBefore = (seen: number, wall: number): boolean =>
  seen < wall * (1 - BEFORE.share) - BEFORE.metres

/** Whether sight goes on through a wall: an opening, or glass. */
export const isBeyond = (seen: number, wall: number): boolean =>
  seen > wall * (1 + BEYOND.share) + BEYOND.metres

/** How far inside a wall a camera is, metres: from behind, a wall shows nothing. */
export const insideOf = (
  { from, outward }: Wall,
  { T_level_camera: { translation: eye } }: MetricFrame,
): number => -((eye[0] - from[0]) * outward[0] + (eye[1] - from[1]) * outward[1])

/** A frame with the logarithms of its semantics' probabilities: every wall asks for them. */
export interface LoggedFrame {
  frame: MetricFrame
  logs: Float32Array
}

export const withLogs = (frame: MetricFrame): LoggedFrame => ({
  frame,
  logs: frame.semantics.probabilities.map(logOf),
})

/** Gathers what frames show on a wall. */
export function rasterOf(wall: Wall, frames: readonly LoggedFrame[], heightMetres = TOP): WallRaster {
  const classes = frames.find(({ logs }) => logs.length)?.frame.semantics.classes ?? []
  const columns = Math.max(1, Math.floor(wall.metres / WALL_CELL))
  const rows = Math.floor(Math.min(TOP, heightMetres) / WALL_CELL)
  const n = classes.length
  const raster: WallRaster = {
    wall,
    classes,
    columns,
    rows,
    logSums: new Float32Array(columns * rows * n),
    weights: new Float32Array(columns * rows),
    beyond: new Float32Array(columns * rows),
  }
  for (const one of frames) if (one.logs.length) addFrame(raster, one)
  return raster
}

function addFrame(
  { wall, columns, rows, classes, logSums, weights, beyond }: WallRaster,
  { frame, logs }: LoggedFrame,
) {
  const { camera, inverseDepth: map, semantics, T_level_camera } = frame
  const eye = T_level_camera.translation
  const inside = insideOf(wall, frame)
  if (inside < LEAST_INSIDE) return
  const n = classes.length
  const [kx, ky] = [map.width / camera.width, map.height / camera.height]
  const [sx, sy] = [semantics.columns / camera.width, semantics.rows / camera.height]
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const middle = cellMiddle(wall, column, row)
      const [x, y, depth] = inverseTransformPoint(T_level_camera, middle)
      if (depth < 0.3) continue
      const [u, v] = [(camera.fx * x) / depth + camera.cx, (camera.fy * y) / depth + camera.cy]
      if (u < 0 || v < 0 || u >= camera.width || v >= camera.height) continue
      const distance = Math.hypot(middle[0] - eye[0], middle[1] - eye[1], middle[2] - eye[2])
      if (inside < LEAST_FACING * distance) continue
      const seen = metresAt(frame, Math.floor(u * kx), Math.floor(v * ky))
      if (isBefore(seen, depth)) continue
      const at = row * columns + column
      const weight = Math.min(1, FULL_DISTANCE / distance) * Math.min(1, (2 * inside) / distance)
      const cell = (Math.floor(v * sy) * semantics.columns + Math.floor(u * sx)) * n
      for (let c = 0; c < n; c++)
        logSums[at * n + c] = (logSums[at * n + c] as number) + weight * (logs[cell + c] as number)
      weights[at] = (weights[at] as number) + weight
      if (isBeyond(seen, depth)) beyond[at] = (beyond[at] as number) + weight
    }
}
