import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import type { Mat3, RigidTransform, Vec3 } from '../../src/geometry/index.ts'
import type { DepthGrid } from '../../src/layout/index.ts'
import type { DepthPair } from './depthError.ts'
import { readJson } from './roomTruth.ts'
import { shiftedCamera } from './trajectory.ts'

/** 7-Scenes RedKitchen, as shared/README.md describes it. */
export interface RedKitchen {
  fps: number
  width: number
  height: number
  /** Of the depth camera. */
  K: number[][]
  /** Of the depth camera, camera to world, 4 x 4. */
  poses: number[][][]
}

/** The colour camera's, pixels; its depth is not registered to its colour (shared/geometry-recipe.md). */
export const COLOUR_FOCAL = 526
/** A point's x in the colour camera less that in the depth camera, metres. */
const BASELINE = -0.025
/**
 * Gravity in the frame of the poses: normal to the floor and to the table top, fitted to the true depth of all frames
 * (the two agree within 0.4 degrees). The direction in the file is 2.2 degrees off.
 */
export const TRUE_DOWN: Vec3 = [-0.015, 0.8878, 0.46]
/** What the depth camera measures well, metres. */
const [NEAREST, FARTHEST] = [0.2, 8]
/** Every so many frames have a true depth. */
export const DEPTH_EVERY = 50

export const readRedKitchen = (path: string): RedKitchen => readJson<RedKitchen>(path)

const rigid = (pose: readonly number[][]): RigidTransform => {
  const at = (row: number, column: number) => pose[row]?.[column] ?? 0
  return {
    rotation: [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => at(row, column))) as unknown as Mat3,
    translation: [at(0, 3), at(1, 3), at(2, 3)],
  }
}

/** Where the colour camera was; undefined for a frame that is not in the clip. */
export function colourPose({ poses }: RedKitchen, frame: number): RigidTransform | undefined {
  const pose = poses[frame]
  return pose && shiftedCamera(rigid(pose), [-BASELINE, 0, 0])
}

/** The true depth as the colour camera sees it, metres, 0 where unknown; the nearest of what falls on one pixel. */
export function colourDepth(truth: RedKitchen, millimetres: ArrayLike<number>): Float32Array {
  const { width, height, K } = truth
  const [focal, cx, cy] = [K[0]?.[0] ?? 0, K[0]?.[2] ?? 0, K[1]?.[2] ?? 0]
  const out = new Float32Array(width * height)
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) {
      const z = (millimetres[v * width + u] as number) / 1000
      if (!(z > NEAREST && z < FARTHEST)) continue
      const x = ((u - cx) / focal) * z + BASELINE
      const y = ((v - cy) / focal) * z
      const [column, row] = [Math.round((COLOUR_FOCAL * x) / z + cx), Math.round((COLOUR_FOCAL * y) / z + cy)]
      if (column < 0 || row < 0 || column >= width || row >= height) continue
      const at = row * width + column
      const old = out[at] as number
      if (old === 0 || z < old) out[at] = z
    }
  return out
}

/** One frame's true depth, 16 bits a pixel, millimetres; undefined where the clip has none for it. */
export function readDepth(folder: string, frame: number): number[] | undefined {
  const file = join(folder, `${String(frame).padStart(4, '0')}.png`)
  if (!existsSync(file)) return undefined
  const { data } = PNG.sync.read(readFileSync(file), { skipRescale: true })
  return Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel] as number)
}

/** A run's depth beside the true one, at the grid's points that have both. */
export function depthPairs(
  { columns, rows, metres }: DepthGrid,
  truth: RedKitchen,
  depth: Float32Array,
): DepthPair[] {
  return metres.flatMap((predicted, cell): DepthPair[] => {
    const u = Math.floor((((cell % columns) + 0.5) / columns) * truth.width)
    const v = Math.floor(((Math.floor(cell / columns) + 0.5) / rows) * truth.height)
    const z = depth[v * truth.width + u] as number
    return z > 0 ? [{ predicted, truth: z }] : []
  })
}
