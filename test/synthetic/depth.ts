import type { Intrinsics, InverseDepthMap, RigidTransform } from '../../src/geometry/index.ts'
import { normalRandom, seedOf, smoothInTime, smoothPicture } from './random.ts'
import type { RayCaster } from './rayCaster.ts'

/** Of the map that the network makes of a picture. */
const [WIDTH, HEIGHT] = [128, 96]
/** Relative error of depth, smooth over the picture: what two indoor clips with true depth show. */
const DEPTH_NOISE = 0.045
const NOISE_CYCLES = 2
/** 1 / metres of the network's unit, in the middle of the clip's. */
const UNIT = 0.08
/** The frames' scales, as logarithms: they wander, and jump a little. */
const SCALE_WALK = 0.2
const SCALE_JUMP = 0.04
const SCALE_PERIODS = [2, 20] as const
/** The true shift less the one that the product assumes, in the network's unit: of a clip, and how a frame's strays. */
const SHIFT_ERROR = 0.25
const SHIFT_JITTER = 0.05
const ANCHOR_NOISE = 0.15

/** log a, where 1 / depth = a value. */
export const logScaleAt = (clip: number, seconds: number): number =>
  Math.log(UNIT) +
  SCALE_WALK * smoothInTime(seedOf(clip, 51), SCALE_PERIODS)(seconds) +
  SCALE_JUMP * normalRandom(seedOf(clip, 52, 1000 * seconds))()

/** What the depth network makes of a picture: the truth up to its scale, a wrong shift, and a smooth error. */
export function inverseDepthSeen(
  caster: RayCaster,
  camera: Intrinsics,
  T_map_camera: RigidTransform,
  clip: number,
  seconds: number,
): InverseDepthMap {
  const frame = seedOf(clip, 53, 1000 * seconds)
  const error = smoothPicture(frame, WIDTH, HEIGHT, NOISE_CYCLES)
  const shift = (clip % 2 ? 1 : -1) * SHIFT_ERROR + SHIFT_JITTER * normalRandom(seedOf(frame, 54))()
  const scale = Math.exp(-logScaleAt(clip, seconds))
  caster.setPose(T_map_camera)
  const values = error.map((e, at) => {
    const a = ((((at % WIDTH) + 0.5) / WIDTH) * camera.width - camera.cx) / camera.fx
    const b = (((Math.floor(at / WIDTH) + 0.5) / HEIGHT) * camera.height - camera.cy) / camera.fy
    caster.cast(a, b)
    return Math.max(0.1, (scale / caster.depth) * Math.exp(DEPTH_NOISE * e) + shift)
  })
  return { width: WIDTH, height: HEIGHT, values }
}

/** Of a picture that shows nothing: something smooth. */
export const inverseDepthOfNothing = (clip: number, seconds: number): InverseDepthMap => ({
  width: WIDTH,
  height: HEIGHT,
  values: smoothPicture(seedOf(clip, 55, 1000 * seconds), WIDTH, HEIGHT, NOISE_CYCLES).map((e) => 5 + e),
})

/** What the metric network says of a frame's scale. */
export const anchorAt = (clip: number, seconds: number): number =>
  -logScaleAt(clip, seconds) + ANCHOR_NOISE * normalRandom(seedOf(clip, 56, 1000 * seconds))()
