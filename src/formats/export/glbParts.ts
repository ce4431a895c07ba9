import { mapToThree, triangulated, type Vec2 } from '../../geometry/index.ts'

/** The parts of a binary glTF file: shapes, buffers, container. */

const FLOAT = 5126
const SHORT = 5123
const ARRAY = 34962
const ELEMENTS = 34963

export interface Attributes {
  positions: number[]
  normals: number[]
  indices: number[]
}

/** A cube of one metre around the origin, with its own corners on each face for flat shading. */
export function cube(): Attributes {
  const out: Attributes = { positions: [], normals: [], indices: [] }
  for (const axis of [0, 1, 2])
    for (const side of [-1, 1]) {
      const first = out.positions.length / 3
      for (const [u, v] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const corner = [0, 0, 0]
        corner[axis] = side / 2
        corner[(axis + 1) % 3] = u / 2
        corner[(axis + 2) % 3] = v / 2
        out.positions.push(...corner)
        const normal = [0, 0, 0]
        normal[axis] = side
        out.normals.push(...normal)
      }
      // Counter-clockwise from outside.
      const order = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
      out.indices.push(...order.map((k) => first + k))
    }
  return out
}

/** A floor, its outline counter-clockwise on the map. */
export const floorOf = (outline: readonly Vec2[]): Attributes => ({
  positions: outline.flatMap(([x, y]) => [...mapToThree([x, y, 0])]),
  normals: outline.flatMap(() => [0, 1, 0]),
  indices: triangulated(outline).flat(),
})

/** The file's binary part, and the tables that say what is where in it. */
export class Buffers {
  readonly accessors: object[] = []
  readonly views: object[] = []
  private readonly parts: Uint8Array[] = []
  private length = 0

  private add(data: Float32Array | Uint16Array, target: number, accessor: object): number {
    const bytes = new Uint8Array(data.buffer)
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
    padded.set(bytes)
    this.views.push({ buffer: 0, byteOffset: this.length, byteLength: bytes.length, target })
    this.parts.push(padded)
    this.length += padded.length
    return this.accessors.push({ bufferView: this.views.length - 1, ...accessor }) - 1
  }

  vectors(values: readonly number[], withBounds: boolean): number {
    const data = Float32Array.from(values)
    // As stored: a validator compares them with the numbers themselves.
    const along = (axis: number) => data.filter((_, k) => k % 3 === axis)
    const bounds = withBounds && {
      min: [0, 1, 2].map((axis) => Math.min(...along(axis))),
      max: [0, 1, 2].map((axis) => Math.max(...along(axis))),
    }
    return this.add(data, ARRAY, { componentType: FLOAT, count: data.length / 3, type: 'VEC3', ...bounds })
  }

  indices(values: readonly number[]): number {
    return this.add(Uint16Array.from(values), ELEMENTS, {
      componentType: SHORT,
      count: values.length,
      type: 'SCALAR',
    })
  }

  bytes(): Uint8Array {
    const out = new Uint8Array(this.length)
    let at = 0
    for (const part of this.parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }
}

/** The parts of a binary glTF, each padded to four bytes; without data there is no binary part. */
export function container(json: object, binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json))
  const textLength = Math.ceil(text.length / 4) * 4
  const out = new Uint8Array(12 + 8 + textLength + (binary.length ? 8 + binary.length : 0))
  const view = new DataView(out.buffer)
  const words = [0x46546c67, 2, out.length, textLength, 0x4e4f534a]
  for (const [k, word] of words.entries()) view.setUint32(4 * k, word, true)
  out.fill(0x20, 20, 20 + textLength)
  out.set(text, 20)
  if (!binary.length) return out
  view.setUint32(20 + textLength, binary.length, true)
  view.setUint32(24 + textLength, 0x004e4942, true)
  out.set(binary, 28 + textLength)
  return out
}
