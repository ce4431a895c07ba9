import { type Intrinsics, type InverseDepthMap, sampleInverseDepth, type Vec3 } from '../../geometry/index.ts'

/** Points seen in two frames, `first` and `second`: rays (x and y at depth 1) and unscaled inverse depths in both. */
export interface PairMatches {
  count: number
  /** x and y in turn, camera frame. */
  rays0: Float64Array
  rays1: Float64Array
  /** Inverse depth up to the frame's scale. */
  inverse0: Float64Array
  inverse1: Float64Array
}

/** A frame's picture geometry, for turning pixels into rays and depth. */
export interface DepthFrame {
  camera: Intrinsics
  inverseDepth: InverseDepthMap
}

/** Rays and inverse depths of pixel pairs. @param pixels x0, y0, x1, y1 in turn, in pixels of the cameras. */
export function liftMatches(first: DepthFrame, second: DepthFrame, pixels: ArrayLike<number>): PairMatches {
  const count = pixels.length / 4
  const matches: PairMatches = {
    count,
    rays0: new Float64Array(2 * count),
    rays1: new Float64Array(2 * count),
    inverse0: new Float64Array(count),
    inverse1: new Float64Array(count),
  }
  const lift = (
    { camera, inverseDepth }: DepthFrame,
    i: number,
    at: number,
    rays: Float64Array,
    inverse: Float64Array,
  ) => {
    const [u, v] = [pixels[at] as number, pixels[at + 1] as number]
    rays[2 * i] = (u - camera.cx) / camera.fx
    rays[2 * i + 1] = (v - camera.cy) / camera.fy
    const value = sampleInverseDepth(inverseDepth, u, v, camera.width, camera.height)
    inverse[i] = Math.max(0.05, value)
  }
  for (let i = 0; i < count; i++) {
    lift(first, i, 4 * i, matches.rays0, matches.inverse0)
    lift(second, i, 4 * i + 2, matches.rays1, matches.inverse1)
  }
  return matches
}

/** The matches of the given indices. */
export function selectMatches(matches: PairMatches, indices: readonly number[]): PairMatches {
  const pick = (source: Float64Array, stride: number) =>
    Float64Array.from({ length: indices.length * stride }, (_, k) => {
      const index = indices[Math.floor(k / stride)] as number
      return source[index * stride + (k % stride)] as number
    })
  return {
    count: indices.length,
    rays0: pick(matches.rays0, 2),
    rays1: pick(matches.rays1, 2),
    inverse0: pick(matches.inverse0, 1),
    inverse1: pick(matches.inverse1, 1),
  }
}

/** The point of match i in the first (second) camera, in units of that frame's depth scale. */
export function pointOf(rays: Float64Array, inverse: Float64Array, i: number): Vec3 {
  const depth = 1 / (inverse[i] as number)
  return [(rays[2 * i] as number) * depth, (rays[2 * i + 1] as number) * depth, depth]
}
