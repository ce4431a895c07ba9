import { type MetricFrame, metresAt } from './metricFrame.ts'

/** Depth in metres at points of a frame, spread evenly: enough to judge a run by, small enough to keep. */
export interface DepthGrid {
  /** Index into the layout's frames. */
  frame: number
  columns: number
  rows: number
  /** Along the camera's axis, row by row, each at the middle of its cell. */
  metres: number[]
}

const COLUMNS = 40

/** Samples of a frame's depth, not means: a mean over an edge lies on no surface. */
export function depthGrid(frame: MetricFrame): DepthGrid {
  const { inverseDepth: map, camera, keyframe } = frame
  const [columns, rows] = [COLUMNS, Math.round((COLUMNS * camera.height) / camera.width)]
  const metres = Array.from({ length: columns * rows }, (_, cell) => {
    const u = ((cell % columns) + 0.5) / columns
    const v = (Math.floor(cell / columns) + 0.5) / rows
    return metresAt(frame, Math.floor(u * map.width), Math.floor(v * map.height))
  })
  return { frame: keyframe, columns, rows, metres }
}
