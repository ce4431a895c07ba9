import type { Mat3, Vec3 } from '../../geometry/index.ts'

/** A keyframe's unknowns: where its camera is, how it is turned, and its depth scale. */
export interface KeyframeState {
  /** Takes world directions to the camera frame. */
  R_camera_world: Mat3
  center_world: Vec3
  /** 1 / depth = exp(logScale) (value + shift). */
  logScale: number
}

/** Of a keyframe, in this order: rotation vector (from the left, camera axes), centre (world axes), log scale. */
export const UNKNOWNS = 7

/** Gauss-Newton's equations h x = -g, `h` row-major, its lower triangle only. */
export interface NormalEquations {
  size: number
  h: Float64Array
  g: Float64Array
  cost: number
}

/** Cauchy: half of its pull at a distance of `k` standard deviations; outliers lose theirs. */
export const cauchyWeight = (squared: number, k: number) => 1 / (1 + squared / (k * k))
export const cauchyCost = (squared: number, k: number) => k * k * Math.log1p(squared / (k * k))
