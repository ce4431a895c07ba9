import { seededRandom, type Vec3 } from '../../../src/geometry/index.ts'
import { FINISHES, finishOf } from '../materials.ts'
import type { RoomMesh } from '../merge.ts'
import { portals } from '../shell.ts'
import { type Bvh, buildBvh, castRay, type Hit } from './bvh.ts'
import { SUN, skyRadiance, TO_SUN } from './sky.ts'
import { smoothed } from './smooth.ts'

/** Rays for each vertex and window (squared), and into the room. */
export interface BakeQuality {
  windowSide: number
  gather: number
}

const BOUNCES = 5
/** Rays start so far off the surface, metres. */
const OFF = 0.004
const FAR = 1e3

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

/** Linear RGB of `#rrggbb`. */
export const linearColour = (hex: string): Vec3 =>
  [1, 3, 5].map((k) => linear(Number.parseInt(hex.slice(k, k + 2), 16) / 255)) as unknown as Vec3

/** What each group of the mesh throws back, and gives off by itself. */
const surfaces = ({ groups }: RoomMesh) =>
  groups.map(({ material }) => {
    const { colour, glow = 0 } = finishOf(material)
    const own = linearColour(colour)
    // Pictures on white: taken as of middle brightness.
    const albedo = FINISHES[material].colour === '#ffffff' ? ([0.4, 0.4, 0.4] as Vec3) : own
    return { albedo: albedo.map((c) => Math.min(0.85, c)) as unknown as Vec3, glow: own.map((c) => c * glow) }
  })

/** Light of the sky through the windows on a surface, linear RGB irradiance. */
function fromWindows(bvh: Bvh, from: Vec3, normal: Vec3, side: number, random: () => number, hit: Hit): Vec3 {
  const sum = [0, 0, 0] as [number, number, number]
  for (const { center, halfAlong, halfUp, inwards } of portals()) {
    const area = 4 * Math.hypot(...halfAlong) * Math.hypot(...halfUp)
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++) {
        const [a, b] = [(2 * (i + random())) / side - 1, (2 * (j + random())) / side - 1]
        const to = center.map(
          (c, k) => c + a * (halfAlong[k] as number) + b * (halfUp[k] as number) - (from[k] as number),
        )
        const distance = Math.hypot(...to)
        const way = to.map((c) => c / distance) as unknown as Vec3
        const cosHere = way[0] * normal[0] + way[1] * normal[1] + way[2] * normal[2]
        const cosThere = -(way[0] * inwards[0] + way[1] * inwards[1] + way[2] * inwards[2])
        if (cosHere <= 0 || cosThere <= 0 || castRay(bvh, from, way, distance, hit, true)) continue
        const weight = (cosHere * cosThere * area) / (distance * distance * side * side)
        const sky = skyRadiance(way[2])
        for (let k = 0; k < 3; k++) sum[k] = (sum[k] as number) + weight * (sky[k] as number)
      }
  }
  return sum
}

/** Directions about a normal, more where they count more (by the cosine); golden-angle spirals, turned at random. */
function* directions(normal: Vec3, count: number, turn: number): Generator<Vec3> {
  const [nx, ny, nz] = normal
  const sign = nz >= 0 ? 1 : -1
  const a = -1 / (sign + nz)
  const b = nx * ny * a
  const t: Vec3 = [1 + sign * nx * nx * a, sign * b, -sign * nx]
  const s: Vec3 = [b, sign + ny * ny * a, -ny]
  for (let k = 0; k < count; k++) {
    const r = Math.sqrt((k + 0.5) / count)
    const angle = 2.399963 * k + turn
    const [x, y, z] = [r * Math.cos(angle), r * Math.sin(angle), Math.sqrt(Math.max(0, 1 - r * r))]
    yield [x * t[0] + y * s[0] + z * nx, x * t[1] + y * s[1] + z * ny, x * t[2] + y * s[2] + z * nz]
  }
}

/**
 * The light on each vertex but for the sun's own, which the picture draws with sharp shadows: of the sky through the
 * windows, and of all that the room's surfaces throw at each other (radiosity over rays that are cast once).
 * @returns linear RGB irradiance, three numbers a vertex.
 */
export function bakedLight(
  mesh: RoomMesh,
  quality: BakeQuality,
  report: (share: number) => void,
): Float32Array {
  const bvh = buildBvh(mesh.positions, mesh.indices)
  const vertices = mesh.positions.length / 3
  const hit: Hit = { triangle: 0, distance: 0, u: 0, v: 0 }
  const random = seededRandom(1)
  const { gather } = quality
  const [sky, sun] = [new Float32Array(vertices * 3), new Float32Array(vertices * 3)]
  const met = new Int32Array(vertices * gather).fill(-1)
  const weights = new Uint8Array(vertices * gather * 2)
  for (let v = 0; v < vertices; v++) {
    const at = (list: Float32Array, k: number) => list[3 * v + k] as number
    const normal: Vec3 = [at(mesh.normals, 0), at(mesh.normals, 1), at(mesh.normals, 2)]
    const from = normal.map((n, k) => at(mesh.samples, k) + OFF * n) as unknown as Vec3
    sky.set(fromWindows(bvh, from, normal, quality.windowSide, random, hit), 3 * v)
    const facing = normal[0] * TO_SUN[0] + normal[1] * TO_SUN[1] + normal[2] * TO_SUN[2]
    if (facing > 0 && !castRay(bvh, from, TO_SUN, FAR, hit, true))
      sun.set(
        SUN.map((c) => c * facing),
        3 * v,
      )
    let k = v * gather
    for (const way of directions(normal, gather, 6.28 * random())) {
      if (castRay(bvh, from, way, FAR, hit, false)) {
        met[k] = hit.triangle
        weights[2 * k] = Math.round(255 * hit.u)
        weights[2 * k + 1] = Math.round(255 * hit.v)
      }
      k++
    }
    if (v % 20_000 === 0) report(v / vertices)
  }
  const all = surfaces(mesh)
  let thrown = new Float32Array(vertices * 3)
  for (let bounce = 0; bounce < BOUNCES; bounce++) {
    const total = thrown.map((value, k) => value + (sky[k] as number) + (sun[k] as number))
    const next = new Float32Array(vertices * 3)
    for (let k = 0; k < met.length; k++) {
      const triangle = met[k] as number
      if (triangle < 0) continue
      const { albedo, glow } = all[mesh.groupOfTriangle[triangle] as number] as (typeof all)[number]
      const [u, w] = [(weights[2 * k] as number) / 255, (weights[2 * k + 1] as number) / 255]
      const [a, b, c] = [0, 1, 2].map((n) => 3 * (mesh.indices[3 * triangle + n] as number)) as [
        number,
        number,
        number,
      ]
      const v = 3 * Math.floor(k / gather)
      for (let n = 0; n < 3; n++) {
        const e =
          (1 - u - w) * (total[a + n] as number) + u * (total[b + n] as number) + w * (total[c + n] as number)
        next[v + n] =
          (next[v + n] as number) + ((albedo[n] as number) * e + Math.PI * (glow[n] as number)) / gather
      }
    }
    thrown = next
  }
  return smoothed(
    mesh,
    thrown.map((value, k) => value + (sky[k] as number)),
    2,
  )
}
