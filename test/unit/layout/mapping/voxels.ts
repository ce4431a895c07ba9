import type { Vec3 } from '../../../../src/geometry/index.ts'
import { type SemanticField, VOXEL } from '../../../../src/layout/mapping/semanticField.ts'
import { SEMANTIC_CLASSES, type SemanticClass } from '../../../../src/perception/index.ts'

/** Fields of voxels whose truth is known, made by hand. */

export interface MadeVoxel {
  /** Indices along x, y and z. */
  cell: Vec3
  shown?: SemanticClass
  hits?: number
  through?: number
  /** Of the frames that saw it, all with the same probabilities. */
  weight?: number
}

/** What a frame is sure of: the rest goes to the other classes alike. */
export const SURE = 0.9
export const logOf = (name: SemanticClass, shown: SemanticClass): number =>
  Math.log(name === shown ? SURE : (1 - SURE) / (SEMANTIC_CLASSES.length - 1))

export function fieldOf(voxels: readonly MadeVoxel[]): SemanticField {
  const weights = Float32Array.from(voxels, ({ weight = 2 }) => weight)
  return {
    classes: SEMANTIC_CLASSES,
    count: voxels.length,
    cells: Int16Array.from(voxels.flatMap(({ cell }) => cell)),
    logSums: Float32Array.from(
      voxels.flatMap(({ shown = 'table', weight = 2 }) =>
        SEMANTIC_CLASSES.map((name) => weight * logOf(name, shown)),
      ),
    ),
    weights,
    hits: Uint16Array.from(voxels, ({ hits = 2 }) => hits),
    through: Uint16Array.from(voxels, ({ through = 0 }) => through),
  }
}

export const allOf = ({ count }: SemanticField): number[] => [...Array(count).keys()]

/** Cells of a block from one corner to the other, both included: all of them, or those that cameras may see. */
export function block(from: Vec3, to: Vec3, isShell = false): Vec3[] {
  const cells: Vec3[] = []
  for (let i = from[0]; i <= to[0]; i++)
    for (let j = from[1]; j <= to[1]; j++)
      for (let k = from[2]; k <= to[2]; k++)
        if (!isShell || i === from[0] || i === to[0] || j === from[1] || j === to[1] || k === to[2])
          cells.push([i, j, k])
  return cells
}

export const named = (shown: SemanticClass, cells: readonly Vec3[]): MadeVoxel[] =>
  cells.map((cell) => ({ cell, shown }))

/** The middle of a cell, metres. */
export const middle = (cell: Vec3): Vec3 => [
  (cell[0] + 0.5) * VOXEL,
  (cell[1] + 0.5) * VOXEL,
  (cell[2] + 0.5) * VOXEL,
]
