import type { Vec3 } from '../../src/geometry/index.ts'
import { emptyShape, gridIndices, type Shape } from './shape.ts'

export interface BoxOptions {
  /** Of the rounded edges, metres. */
  radius?: number
  /** Longest side of a cell, metres: light is measured at the corners of cells. */
  step?: number
  /** How far the middle of each face bulges, metres. */
  puff?: number
  /** The texture's u runs upwards on the sides: wood with an upright grain. */
  upright?: boolean
  /** Faces that are made: all of them, or some of -x +x -y +y -z +z. */
  faces?: readonly Face[]
}

export type Face = '-x' | '+x' | '-y' | '+y' | '-z' | '+z'

/** Each face: its axis and side, and the axes of its u and v, so that u, v, outwards is right-handed. */
const FACES: Readonly<
  Record<Face, readonly [axis: 0 | 1 | 2, side: 1 | -1, u: 0 | 1 | 2, v: 0 | 1 | 2, flip: 1 | -1]>
> = {
  '+x': [0, 1, 1, 2, 1],
  '-x': [0, -1, 1, 2, -1],
  '+y': [1, 1, 0, 2, -1],
  '-y': [1, -1, 0, 2, 1],
  '+z': [2, 1, 0, 1, 1],
  '-z': [2, -1, 0, 1, -1],
}

/** Coordinates of grid lines along a side of a box: closer at rounded edges. */
function lines(length: number, radius: number, step: number): number[] {
  const half = length / 2
  const inner = half - radius
  const count = Math.max(1, Math.round((2 * inner) / step))
  const middle = Array.from({ length: count + 1 }, (_, k) => -inner + (2 * inner * k) / count)
  if (radius === 0) return middle
  // Tangents of a quarter circle's angles, as seen from the face: a vertex each 22.5 degrees.
  const arc = [1, Math.tan(Math.PI / 8)].map((share) => inner + radius * share)
  return [...arc.map((x) => -x), ...middle, ...arc.reverse()]
}

/** A box about the origin, with rounded edges and swollen faces where wanted. */
export function box(
  size: Vec3,
  { radius = 0, step = 0.12, puff = 0, upright = false, faces }: BoxOptions = {},
): Shape {
  const shape = emptyShape()
  const r = Math.min(radius, ...size.map((side) => side / 2 - 1e-4))
  const inset = size.map((side) => Math.min(0.015, side / 4)) as unknown as Vec3
  for (const face of faces ?? (Object.keys(FACES) as Face[])) {
    const [axis, side, ua, va, flip] = FACES[face]
    const [us, vs] = [lines(size[ua], r, step), lines(size[va], r, step)]
    const first = shape.positions.length / 3
    for (const v of vs)
      for (const u of us) {
        const p = [0, 0, 0] as [number, number, number]
        p[axis] = (side * size[axis]) / 2
        p[ua] = flip * u
        p[va] = v
        const inner = p.map((x, k) =>
          Math.max(r - (size[k] as number) / 2, Math.min((size[k] as number) / 2 - r, x)),
        )
        const off = p.map((x, k) => x - (inner[k] as number))
        const length = Math.hypot(...off)
        const n = r > 0 && length > 0 ? off.map((x) => x / length) : [0, 0, 0]
        if (r === 0 || length === 0) n[axis] = side
        const bulge = puff * (1 - ((2 * u) / size[ua]) ** 2) * (1 - ((2 * v) / size[va]) ** 2)
        const at = inner.map((x, k) => x + r * (n[k] as number) + (k === axis ? side * bulge : 0))
        shape.positions.push(...at)
        shape.normals.push(...n)
        shape.uvs.push(...(upright && axis !== 2 ? [v, u] : [u, v]))
        shape.samples.push(
          ...at.map((x, k) => {
            if (k === axis) return x
            const limit = (size[k] as number) / 2 - (inset[k] as number)
            return Math.max(-limit, Math.min(limit, x))
          }),
        )
      }
    gridIndices(us.length - 1, vs.length - 1, first, shape.indices)
  }
  return shape
}
