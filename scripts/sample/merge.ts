import { FINISHES, type Material } from './materials.ts'
import type { Part } from './piece.ts'

/** All surfaces of the room as one mesh, sorted by material. */
export interface RoomMesh {
  positions: Float32Array
  normals: Float32Array
  uvs: Float32Array
  samples: Float32Array
  indices: Uint32Array
  groups: { material: Material; start: number; count: number }[]
  /** The material of each triangle, as an index into `groups`. */
  groupOfTriangle: Uint8Array
}

/** Joins parts into one mesh. The order is fixed, so that light baked by one run fits the mesh of another. */
export function merged(parts: readonly Part[]): RoomMesh {
  const [positions, normals, uvs, samples, indices]: number[][] = [[], [], [], [], []] as const as number[][]
  const groups: RoomMesh['groups'] = []
  for (const material of Object.keys(FINISHES) as Material[]) {
    const start = (indices as number[]).length
    for (const { material: own, shape } of parts) {
      if (own !== material) continue
      const first = (positions as number[]).length / 3
      for (const value of shape.positions) (positions as number[]).push(value)
      for (const value of shape.normals) (normals as number[]).push(value)
      for (const value of shape.uvs) (uvs as number[]).push(value)
      for (const value of shape.samples) (samples as number[]).push(value)
      for (const index of shape.indices) (indices as number[]).push(first + index)
    }
    const count = (indices as number[]).length - start
    if (count > 0) groups.push({ material, start, count })
  }
  const groupOfTriangle = new Uint8Array((indices as number[]).length / 3)
  for (const [k, { start, count }] of groups.entries()) groupOfTriangle.fill(k, start / 3, (start + count) / 3)
  return {
    positions: Float32Array.from(positions as number[]),
    normals: Float32Array.from(normals as number[]),
    uvs: Float32Array.from(uvs as number[]),
    samples: Float32Array.from(samples as number[]),
    indices: Uint32Array.from(indices as number[]),
    groups,
    groupOfTriangle,
  }
}
