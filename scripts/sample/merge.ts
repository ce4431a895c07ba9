import { FINISHES, type Material } from './materials.ts'
import type { Part } from './piece.ts'
import { appendShape, emptyShape } from './shape.ts'

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
  const all = emptyShape()
  const groups: RoomMesh['groups'] = []
  for (const material of Object.keys(FINISHES) as Material[]) {
    const start = all.indices.length
    for (const part of parts) if (part.material === material) appendShape(all, part.shape)
    const count = all.indices.length - start
    if (count > 0) groups.push({ material, start, count })
  }
  const groupOfTriangle = new Uint8Array(all.indices.length / 3)
  for (const [k, { start, count }] of groups.entries())
    groupOfTriangle.fill(k, start / 3, (start + count) / 3)
  return {
    positions: Float32Array.from(all.positions),
    normals: Float32Array.from(all.normals),
    uvs: Float32Array.from(all.uvs),
    samples: Float32Array.from(all.samples),
    indices: Uint32Array.from(all.indices),
    groups,
    groupOfTriangle,
  }
}
