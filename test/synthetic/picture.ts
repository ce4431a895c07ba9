import { multiply, rotationAngle, transpose } from '../../src/geometry/index.ts'
import type { RgbaImage } from '../../src/video/index.ts'
import { seedOf } from './random.ts'
import { RayCaster } from './rayCaster.ts'
import { isCovered, type Sequence } from './sequence.ts'

/** Standard deviation of a pixel, grey levels. */
const SENSOR_NOISE = 1.5
const COVERED_GREY = 5
/** A moving picture is drawn so often that no step is longer, pixels. */
const BLUR_STEP = 3
const MOST_STEPS = 7

/** Normal numbers, to be taken from anywhere. */
const noise = (() => {
  let state = 12345
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  return Float32Array.from(
    { length: 1 << 16 },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  )
})()

/** The ray caster of a moment. */
export const casterAt = (sequence: Sequence, seconds: number): RayCaster =>
  new RayCaster(
    sequence.rooms[sequence.roomAt(seconds)] as Sequence['rooms'][number],
    sequence.peopleAt(seconds),
  )

/** Adds one exposure: each row at its own time. */
function expose(sequence: Sequence, caster: RayCaster, seconds: number, out: Float32Array) {
  const { camera, cameraAt, readoutSeconds } = sequence
  const { width, height, fx, fy, cx, cy } = camera
  caster.setPose(cameraAt(seconds))
  for (let row = 0, at = 0; row < height; row++) {
    if (readoutSeconds > 0) caster.setPose(cameraAt(seconds + ((row + 0.5) / height - 0.5) * readoutSeconds))
    const b = (row + 0.5 - cy) / fy
    for (let column = 0; column < width; column++, at++) {
      caster.cast((column + 0.5 - cx) / fx, b)
      out[at] = (out[at] as number) + caster.grey(fx)
    }
  }
}

/** A lens does not draw edges as sharp as rays do: 1 2 1 along an axis. */
function soften(from: Float32Array, to: Float32Array, width: number, height: number, step: 'x' | 'y') {
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const isFirst = step === 'x' ? x === 0 : y === 0
      const isLast = step === 'x' ? x === width - 1 : y === height - 1
      const reach = step === 'x' ? 1 : width
      const before = from[isFirst ? at : at - reach] as number
      const after = from[isLast ? at : at + reach] as number
      to[at] = 0.25 * (before + after) + 0.5 * (from[at] as number)
    }
}

/** How often a picture is drawn, for its blur. */
function exposuresOf({ camera, cameraAt, shutterSeconds }: Sequence, seconds: number): number {
  const [a, b] = [cameraAt(seconds - shutterSeconds / 2), cameraAt(seconds + shutterSeconds / 2)]
  const pixels = camera.fx * rotationAngle(multiply(transpose(a.rotation), b.rotation))
  return Math.min(MOST_STEPS, Math.max(1, Math.ceil(pixels / BLUR_STEP)))
}

/** The picture of a moment, as a camera takes it: grey, blurred where it moves, noisy, clipped. */
export function pictureAt(sequence: Sequence, seconds: number): RgbaImage {
  const { width, height } = sequence.camera
  const sum = new Float32Array(width * height)
  let gain = 1
  if (isCovered(sequence, seconds)) sum.fill(COVERED_GREY)
  else {
    const count = exposuresOf(sequence, seconds)
    const caster = casterAt(sequence, seconds)
    for (let k = 0; k < count; k++)
      expose(sequence, caster, seconds + ((k + 0.5) / count - 0.5) * sequence.shutterSeconds, sum)
    gain = sequence.gainAt(seconds) / count
  }
  const soft = new Float32Array(width * height)
  soften(sum, soft, width, height, 'x')
  soften(soft, sum, width, height, 'y')
  const data = new Uint8ClampedArray(width * height * 4)
  const start = seedOf(sequence.seed, 21, 1000 * seconds)
  for (let at = 0; at < sum.length; at++) {
    const grain = noise[(start + at) & 0xffff] as number
    const grey = gain * (sum[at] as number) + SENSOR_NOISE * grain
    data[4 * at] = grey
    data[4 * at + 1] = grey
    data[4 * at + 2] = grey
    data[4 * at + 3] = 255
  }
  return { width, height, data }
}
