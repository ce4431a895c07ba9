import { Euler, Matrix4, Vector3 } from 'three'
import type { Vec2, Vec3 } from '../../src/geometry/index.ts'

/** A mesh without a material. Metres, z up; `uvs` in metres too, unless the maker says otherwise. */
export interface Shape {
  positions: number[]
  normals: number[]
  uvs: number[]
  /** For each vertex, where its light is measured: drawn in from edges, which other parts may touch. */
  samples: number[]
  indices: number[]
}

export const emptyShape = (): Shape => ({ positions: [], normals: [], uvs: [], samples: [], indices: [] })

/** Turns about x, y, z (in this order, radians), then a shift. */
export interface Place {
  at?: Vec3
  turn?: Vec3
}

export function appendShape(into: Shape, from: Shape): void {
  const first = into.positions.length / 3
  for (const key of ['positions', 'normals', 'uvs', 'samples'] as const)
    for (const value of from[key]) into[key].push(value)
  for (const index of from.indices) into.indices.push(first + index)
}

/** The shape turned and shifted. */
export function placed(shape: Shape, { at = [0, 0, 0], turn = [0, 0, 0] }: Place): Shape {
  const matrix = new Matrix4().makeRotationFromEuler(new Euler(turn[0], turn[1], turn[2], 'ZYX'))
  const moved = (values: readonly number[], shift: Vec3) => {
    const out: number[] = []
    const v = new Vector3()
    for (let k = 0; k < values.length; k += 3) {
      v.set(values[k] as number, values[k + 1] as number, values[k + 2] as number).applyMatrix4(matrix)
      out.push(v.x + shift[0], v.y + shift[1], v.z + shift[2])
    }
    return out
  }
  return {
    ...shape,
    positions: moved(shape.positions, at),
    samples: moved(shape.samples, at),
    normals: moved(shape.normals, [0, 0, 0]),
  }
}

/** Indices of a grid of (columns + 1) by (rows + 1) vertices, row by row. */
export function gridIndices(columns: number, rows: number, first: number, into: number[]): void {
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = first + j * (columns + 1) + i
      const c = a + columns + 1
      into.push(a, a + 1, c + 1, a, c + 1, c)
    }
}

/**
 * A curved sheet: `at` gives its points for u, v in 0..1. It is seen from the side from which u, v, outwards is a
 * right-handed system; `bothSides` makes a second sheet that faces the other way.
 * @param tile how many units of texture u and v are long.
 */
export function sheet(
  at: (u: number, v: number) => Vec3,
  columns: number,
  rows: number,
  { tile = [1, 1] as Vec2, bothSides = false } = {},
): Shape {
  const shape = emptyShape()
  const step = 1e-3
  for (const side of bothSides ? [1, -1] : [1]) {
    const first = shape.positions.length / 3
    for (let j = 0; j <= rows; j++)
      for (let i = 0; i <= columns; i++) {
        const [u, v] = [i / columns, j / rows]
        const p = new Vector3(...at(u, v))
        const along = (a: number, b: number, sign: number) =>
          new Vector3(...at(a, b)).sub(p).multiplyScalar(sign)
        // Poles have no direction along u: a little beside them they have.
        const w = Math.min(1 - 2 * step, Math.max(2 * step, v))
        const q = new Vector3(...at(u, w))
        const du =
          u < 0.5 ? new Vector3(...at(u + step, w)).sub(q) : q.clone().sub(new Vector3(...at(u - step, w)))
        const dv = v < 0.5 ? along(u, v + step, 1) : along(u, v - step, -1)
        const normal = du.cross(dv).normalize().multiplyScalar(side)
        shape.positions.push(p.x, p.y, p.z)
        shape.samples.push(p.x, p.y, p.z)
        shape.normals.push(normal.x, normal.y, normal.z)
        shape.uvs.push(u * tile[0], v * tile[1])
      }
    const indices: number[] = []
    gridIndices(columns, rows, first, indices)
    if (side < 0) indices.reverse()
    shape.indices.push(...indices)
  }
  return shape
}

/** A body of revolution about z: `profile` lists [radius, z] from below to above along its outside. */
export function lathe(profile: readonly Vec2[], segments = 20, smooth = false): Shape {
  const shape = emptyShape()
  const pairs = smooth ? [profile] : profile.slice(1).map((q, k) => [profile[k] as Vec2, q])
  for (const part of pairs) {
    const last = part.length - 1
    const point = (v: number): Vec2 => {
      const k = Math.min(last - 1, Math.floor(v * last))
      const t = v * last - k
      const [a, b] = [part[k] as Vec2, part[k + 1] as Vec2]
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    }
    const around = (u: number, v: number): Vec3 => {
      const [r, z] = point(v)
      return [r * Math.cos(2 * Math.PI * u), r * Math.sin(2 * Math.PI * u), z]
    }
    const [r, height] = [Math.max(...part.map(([x]) => x)), Math.abs((part[0] as Vec2)[1] - point(1)[1])]
    appendShape(shape, sheet(around, segments, Math.max(1, last), { tile: [2 * Math.PI * r, height || r] }))
  }
  return shape
}

/** A closed cylinder about z that stands on z = 0. */
export const cylinder = (radius: number, height: number, segments = 16, top = radius): Shape =>
  lathe(
    [
      [1e-4, 0],
      [radius, 0],
      [top, height],
      [1e-4, height],
    ],
    segments,
  )

/** An ellipsoid about the origin. */
export const ball = ([rx, ry, rz]: Vec3, segments = 16): Shape =>
  sheet(
    (u, v) => {
      const [a, b] = [2 * Math.PI * u, Math.PI * (v - 0.5)]
      return [rx * Math.cos(a) * Math.cos(b), ry * Math.sin(a) * Math.cos(b), rz * Math.sin(b)]
    },
    segments,
    Math.ceil(segments / 2),
    { tile: [4 * rx, 2 * rz] },
  )
