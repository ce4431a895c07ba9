import type { OrientedBox, Vec2, Vec3 } from '../../src/geometry/index.ts'
import { type BoxOptions, box } from './box.ts'
import type { Material } from './materials.ts'
import { type Place, placed, type Shape } from './shape.ts'

export interface Part {
  material: Material
  shape: Shape
}

/**
 * A piece of furniture in its own frame: metres, z up, its foot point the origin, its back towards +y.
 * What it is called in the map; without a name it is no object of the truth.
 */
export interface Piece {
  category?: string
  parts: Part[]
}

export const part = (material: Material, shape: Shape, place: Place = {}): Part => ({
  material,
  shape: placed(shape, place),
})

/** An upright block given by its lower corner and its extents. */
export const block = (material: Material, [x, y, z]: Vec3, size: Vec3, options: BoxOptions = {}): Part =>
  part(material, box(size, options), { at: [x + size[0] / 2, y + size[1] / 2, z + size[2] / 2] })

/** The piece's parts as they stand in the room. */
export const standing = ({ parts }: Piece, at: Vec3, yaw: number): Part[] =>
  parts.map(({ material, shape }) => part(material, shape, { at, turn: [0, 0, yaw] }))

/** The box around a piece that stands in the room; its length is the longer side. */
export function boxAround({ parts }: Piece, at: Vec3, yaw: number): OrientedBox {
  const low: Vec3 = [0, 1, 2].map((k) => extreme(parts, k, Math.min)) as unknown as Vec3
  const high: Vec3 = [0, 1, 2].map((k) => extreme(parts, k, Math.max)) as unknown as Vec3
  const [sx, sy, sz] = [high[0] - low[0], high[1] - low[1], high[2] - low[2]]
  const middle: Vec2 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2]
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  const isLong = sx >= sy
  return {
    center: [
      at[0] + c * middle[0] - s * middle[1],
      at[1] + s * middle[0] + c * middle[1],
      at[2] + (low[2] + high[2]) / 2,
    ],
    size: [Math.max(sx, sy), Math.min(sx, sy), sz],
    yaw: isLong ? yaw : yaw + Math.PI / 2,
  }
}

function extreme(parts: readonly Part[], axis: number, pick: (a: number, b: number) => number): number {
  let found: number | undefined
  for (const { shape } of parts)
    for (let k = axis; k < shape.positions.length; k += 3) {
      const value = shape.positions[k] as number
      found = found === undefined ? value : pick(found, value)
    }
  if (found === undefined) throw new Error('a piece of furniture without parts has no box')
  return found
}
