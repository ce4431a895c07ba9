import { type Intrinsics, rayOfPixel, resizedIntrinsics } from './camera.ts'
import type { Vec3 } from './vec.ts'

/**
 * Inverse depth of a frame up to the frame's own scale, row-major: 1 / depth = a value, depth along the camera's axis.
 */
export interface InverseDepthMap {
  width: number
  height: number
  values: Float32Array
}

/** The value of the map at a pixel of an image `width` x `height` that the map covers, bilinear. */
export function sampleInverseDepth(
  map: InverseDepthMap,
  u: number,
  v: number,
  width: number,
  height: number,
): number {
  const x = Math.min(map.width - 1, Math.max(0, (u * map.width) / width - 0.5))
  const y = Math.min(map.height - 1, Math.max(0, (v * map.height) / height - 0.5))
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [x1, y1] = [Math.min(map.width - 1, x0 + 1), Math.min(map.height - 1, y0 + 1)]
  const [fx, fy] = [x - x0, y - y0]
  const at = (column: number, row: number) => map.values[row * map.width + column] as number
  return (1 - fy) * ((1 - fx) * at(x0, y0) + fx * at(x1, y0)) + fy * ((1 - fx) * at(x0, y1) + fx * at(x1, y1))
}

/** A coarse grid over a frame: for each cell its ray, inverse depth up to the frame's scale, and surface normal. */
export interface SurfaceGrid {
  width: number
  height: number
  /** Camera of a picture of the grid's size. */
  intrinsics: Intrinsics
  /** A number a cell. */
  inverseDepth: Float32Array
  /** Unit normals, camera frame, three numbers a cell; they point towards the camera. */
  normals: Float32Array
  /** Depth jumps here: 1 where the cell lies on an edge. */
  edge: Uint8Array
}

/** Relative change of inverse depth between neighbouring cells that counts as an edge. */
const EDGE_STEP = 0.06

/** Averages the map over each cell: less noise than sampling it. */
function averaged(map: InverseDepthMap, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height)
  for (let row = 0; row < height; row++) {
    const [y0, y1] = [
      Math.floor((row * map.height) / height),
      Math.max(1, Math.floor(((row + 1) * map.height) / height)),
    ]
    for (let column = 0; column < width; column++) {
      const x0 = Math.floor((column * map.width) / width)
      const x1 = Math.max(x0 + 1, Math.floor(((column + 1) * map.width) / width))
      let sum = 0
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) sum += map.values[y * map.width + x] as number
      out[row * width + column] = sum / ((x1 - x0) * (y1 - y0))
    }
  }
  return out
}

/**
 * Reduces a frame's inverse depth to a grid with normals. On a plane, inverse depth is linear in the ray: w = n . ray,
 * so its gradient gives the normal exactly.
 * @param camera of the frame at any size. @param columns of the grid.
 */
export function surfaceGrid(map: InverseDepthMap, camera: Intrinsics, columns: number): SurfaceGrid {
  const width = Math.min(columns, map.width)
  const height = Math.max(3, Math.round((width * camera.height) / camera.width))
  const intrinsics = resizedIntrinsics(camera, width, height)
  const inverseDepth = averaged(map, width, height)
  const normals = new Float32Array(width * height * 3)
  const edge = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const w = inverseDepth[at] as number
      const value = (c: number, r: number) =>
        inverseDepth[
          Math.min(height - 1, Math.max(0, r)) * width + Math.min(width - 1, Math.max(0, c))
        ] as number
      const spanX = Math.min(width - 1, column + 1) - Math.max(0, column - 1)
      const spanY = Math.min(height - 1, row + 1) - Math.max(0, row - 1)
      const dx = (value(column + 1, row) - value(column - 1, row)) / spanX
      const dy = (value(column, row + 1) - value(column, row - 1)) / spanY
      const jump = (a: number, b: number) => Math.abs(a - b) / w > EDGE_STEP
      if (
        jump(value(column + 1, row), w) ||
        jump(value(column - 1, row), w) ||
        jump(value(column, row + 1), w) ||
        jump(value(column, row - 1), w)
      )
        edge[at] = 1
      const [nx, ny] = [dx * intrinsics.fx, dy * intrinsics.fy]
      const [rx, ry] = rayOfPixel(intrinsics, column + 0.5, row + 0.5)
      const nz = w - nx * rx - ny * ry
      const length = -Math.hypot(nx, ny, nz)
      normals[3 * at] = nx / length
      normals[3 * at + 1] = ny / length
      normals[3 * at + 2] = nz / length
    }
  return { width, height, intrinsics, inverseDepth, normals, edge }
}

export const rayOfCell = (grid: SurfaceGrid, cell: number): Vec3 =>
  rayOfPixel(grid.intrinsics, (cell % grid.width) + 0.5, Math.floor(cell / grid.width) + 0.5)

export const normalOfCell = (grid: SurfaceGrid, cell: number): Vec3 => [
  grid.normals[3 * cell] as number,
  grid.normals[3 * cell + 1] as number,
  grid.normals[3 * cell + 2] as number,
]
