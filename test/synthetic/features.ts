import { type Intrinsics, type RigidTransform, seededRandom } from '../../src/geometry/index.ts'
import type { PatchFeatures } from '../../src/perception/index.ts'
import { normalRandom, seedOf } from './random.ts'
import type { RayCaster } from './rayCaster.ts'

/** Patches as of an encoder: 13 pixels of 320 a side. */
export const [ROWS, COLUMNS] = [18, 24]
const CHANNELS = 48
/** How far apart two points are told apart, metres: finely, coarsely. */
const LENGTHS = [0.22, 0.7] as const
/** Beside what a patch shows, of length 1, on average: */
const POSITION_BIAS = 1.5
const NOISE = 0.95
const NOISE_ON_PLAIN = 1.5
/** Things are told apart from the room and each other by being far away from them. */
const APART_METRES = 50

/** Random Fourier features: inner products fall with the distance of points as a Gaussian does (Rahimi and Recht 2007). */
const waves = (() => {
  const normal = normalRandom(seedOf(41))
  const random = seededRandom(seedOf(42))
  return Array.from({ length: CHANNELS }, (_, k) => {
    const length = LENGTHS[k % LENGTHS.length] as number
    return { k: [normal() / length, normal() / length, normal() / length], phase: 2 * Math.PI * random() }
  })
})()

/** What an encoder sees besides: where in the picture a patch lies. */
const bias = (() => {
  const normal = normalRandom(seedOf(43))
  const scale = POSITION_BIAS / Math.sqrt(CHANNELS)
  return Float32Array.from({ length: ROWS * COLUMNS * CHANNELS }, () => scale * normal())
})()

/**
 * Descriptors of a picture's patches: of what is seen where they are, of the patch's place, and noise.
 * @param world the room's number. @param firstMoving the first surface that goes along with who walks.
 */
export function featuresSeen(
  caster: RayCaster,
  camera: Intrinsics,
  T_map_camera: RigidTransform,
  world: number,
  firstMoving: number,
  seed: number,
): PatchFeatures {
  const normal = normalRandom(seedOf(seed, 44))
  const values = Float32Array.from(bias)
  const scale = Math.SQRT2 / Math.sqrt(CHANNELS)
  const { rotation: r, translation: t } = T_map_camera
  caster.setPose(T_map_camera)
  for (let patch = 0, at = 0; patch < ROWS * COLUMNS; patch++) {
    const a = ((((patch % COLUMNS) + 0.5) / COLUMNS) * camera.width - camera.cx) / camera.fx
    const b = (((Math.floor(patch / COLUMNS) + 0.5) / ROWS) * camera.height - camera.cy) / camera.fy
    caster.cast(a, b)
    const { depth: d } = caster
    const isMoving = caster.surface >= firstMoving
    const shift = APART_METRES * (isMoving ? 10 : world)
    const x = shift + (isMoving ? caster.x : t[0] + d * (r[0] * a + r[1] * b + r[2]))
    const y = isMoving ? caster.y : t[1] + d * (r[3] * a + r[4] * b + r[5])
    const z = isMoving ? caster.z : t[2] + d * (r[6] * a + r[7] * b + r[8])
    const noise = (caster.isPlain ? NOISE_ON_PLAIN : NOISE) / Math.sqrt(CHANNELS)
    for (const { k, phase } of waves) {
      const [kx, ky, kz] = k as [number, number, number]
      const seen = scale * Math.cos(kx * x + ky * y + kz * z + phase)
      values[at] = (values[at] as number) + seen + noise * normal()
      at++
    }
  }
  return { rows: ROWS, columns: COLUMNS, channels: CHANNELS, values }
}

/** Of a picture that shows nothing. */
export function featuresOfNothing(seed: number): PatchFeatures {
  const normal = normalRandom(seedOf(seed, 45))
  const scale = NOISE / Math.sqrt(CHANNELS)
  return {
    rows: ROWS,
    columns: COLUMNS,
    channels: CHANNELS,
    values: bias.map((value) => value + scale * normal()),
  }
}
