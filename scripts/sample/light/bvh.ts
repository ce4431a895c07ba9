/** A tree of boxes around triangles, to find what a ray meets. */
export interface Bvh {
  /** Six numbers a node: low x, y, z, high x, y, z. */
  bounds: Float32Array
  /** A leaf's first triangle in `order`, or an inner node's second child (the first one follows its parent). */
  link: Int32Array
  /** How many triangles a leaf has; 0 of inner nodes. */
  count: Int32Array
  /** Triangles as their first corner and their two edges: nine numbers each, in the order of `order`. */
  triangles: Float32Array
  order: Uint32Array
}

const LEAF = 4

/** Builds the tree: each node is cut at the middle of its triangles' centres, along the longest side. */
export function buildBvh(positions: Float32Array, indices: Uint32Array): Bvh {
  const total = indices.length / 3
  const centres = new Float32Array(total * 3)
  const low = new Float32Array(total * 3)
  const high = new Float32Array(total * 3)
  for (let t = 0; t < total; t++)
    for (let k = 0; k < 3; k++) {
      const at = (corner: number) => positions[3 * (indices[3 * t + corner] as number) + k] as number
      low[3 * t + k] = Math.min(at(0), at(1), at(2))
      high[3 * t + k] = Math.max(at(0), at(1), at(2))
      centres[3 * t + k] = (at(0) + at(1) + at(2)) / 3
    }
  const order = Uint32Array.from({ length: total }, (_, k) => k)
  const bounds = new Float32Array(total * 12)
  const link = new Int32Array(total * 2)
  const count = new Int32Array(total * 2)
  let nodes = 0
  const build = (from: number, to: number): number => {
    const node = nodes++
    const centreLow = [Infinity, Infinity, Infinity]
    const centreHigh = [-Infinity, -Infinity, -Infinity]
    for (let k = 0; k < 3; k++) {
      let [a, b] = [Infinity, -Infinity]
      for (let i = from; i < to; i++) {
        const t = 3 * (order[i] as number) + k
        a = Math.min(a, low[t] as number)
        b = Math.max(b, high[t] as number)
        centreLow[k] = Math.min(centreLow[k] as number, centres[t] as number)
        centreHigh[k] = Math.max(centreHigh[k] as number, centres[t] as number)
      }
      bounds[6 * node + k] = a
      bounds[6 * node + 3 + k] = b
    }
    if (to - from <= LEAF) {
      link[node] = from
      count[node] = to - from
      return node
    }
    const spans = centreLow.map((a, k) => (centreHigh[k] as number) - a)
    const axis = spans.indexOf(Math.max(...spans))
    const cut = ((centreLow[axis] as number) + (centreHigh[axis] as number)) / 2
    let middle = from
    for (let i = from; i < to; i++) {
      const t = order[i] as number
      if ((centres[3 * t + axis] as number) >= cut) continue
      order[i] = order[middle] as number
      order[middle++] = t
    }
    // All centres in one place: any halving does.
    if (middle === from || middle === to) middle = (from + to) >> 1
    build(from, middle)
    link[node] = build(middle, to)
    return node
  }
  build(0, total)
  const triangles = new Float32Array(total * 9)
  for (let i = 0; i < total; i++)
    for (let k = 0; k < 3; k++) {
      const at = (corner: number) =>
        positions[3 * (indices[3 * (order[i] as number) + corner] as number) + k] as number
      triangles[9 * i + k] = at(0)
      triangles[9 * i + 3 + k] = at(1) - at(0)
      triangles[9 * i + 6 + k] = at(2) - at(0)
    }
  return { bounds, link, count, triangles, order }
}

export interface Hit {
  triangle: number
  distance: number
  /** Weights of the triangle's second and third corner. */
  u: number
  v: number
}

const stack = new Int32Array(128)

/**
 * What a ray meets within a distance.
 * @param hit filled with the nearest triangle.
 * @param any stop at the first triangle met, near or far.
 */
export function castRay(
  { bounds, link, count, triangles, order }: Bvh,
  [ox, oy, oz]: readonly [number, number, number],
  [dx, dy, dz]: readonly [number, number, number],
  limit: number,
  hit: Hit,
  any: boolean,
): boolean {
  const [ix, iy, iz] = [1 / (dx || 1e-12), 1 / (dy || 1e-12), 1 / (dz || 1e-12)]
  let [best, found, top] = [limit, false, 0]
  stack[top++] = 0
  while (top > 0) {
    const node = stack[--top] as number
    const b = 6 * node
    const x0 = ((bounds[b] as number) - ox) * ix
    const x1 = ((bounds[b + 3] as number) - ox) * ix
    const y0 = ((bounds[b + 1] as number) - oy) * iy
    const y1 = ((bounds[b + 4] as number) - oy) * iy
    const z0 = ((bounds[b + 2] as number) - oz) * iz
    const z1 = ((bounds[b + 5] as number) - oz) * iz
    const near = Math.max(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1))
    const far = Math.min(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1))
    if (far < Math.max(0, near) || near > best) continue
    const size = count[node] as number
    if (size === 0) {
      stack[top++] = link[node] as number
      stack[top++] = node + 1
      continue
    }
    const first = link[node] as number
    for (let i = first; i < first + size; i++) {
      const t = 9 * i
      const [ax, ay, az] = [
        triangles[t + 3] as number,
        triangles[t + 4] as number,
        triangles[t + 5] as number,
      ]
      const [bx, by, bz] = [
        triangles[t + 6] as number,
        triangles[t + 7] as number,
        triangles[t + 8] as number,
      ]
      const [px, py, pz] = [dy * bz - dz * by, dz * bx - dx * bz, dx * by - dy * bx]
      const det = ax * px + ay * py + az * pz
      if (Math.abs(det) < 1e-14) continue
      const inverse = 1 / det
      const sx = ox - (triangles[t] as number)
      const sy = oy - (triangles[t + 1] as number)
      const sz = oz - (triangles[t + 2] as number)
      const u = (sx * px + sy * py + sz * pz) * inverse
      if (u < 0 || u > 1) continue
      const [qx, qy, qz] = [sy * az - sz * ay, sz * ax - sx * az, sx * ay - sy * ax]
      const v = (dx * qx + dy * qy + dz * qz) * inverse
      if (v < 0 || u + v > 1) continue
      const distance = (bx * qx + by * qy + bz * qz) * inverse
      if (distance <= 1e-5 || distance >= best) continue
      best = distance
      found = true
      if (any) return true
      hit.triangle = order[i] as number
      hit.distance = distance
      hit.u = u
      hit.v = v
    }
  }
  return found
}
