import { inverseSymmetric, type Mat3, multiply, transpose } from '../../geometry/index.ts'
import { type KeyframeState, type NormalEquations, UNKNOWNS } from './normal.ts'

/** What is not known of a camera's pose, against the camera that the map begins at. Axes of the level frame. */
export interface PoseCovariance {
  /** Of the rotation vector, radians squared. */
  rotation: Mat3
  /** Of the centre, units squared. */
  position: Mat3
}

/**
 * How much larger errors are than the adjustment's own equations say. Measured on RedKitchen, where with it squared
 * errors are 0.5 to 1.2 times what they should be, however densely keyframes lie.
 */
const CORRELATION = 4
const HELD = 1e10
const HELD_MEAN = 1e6
/** Lines err alike in all frames (a picture that is not quite a pinhole's, a room not quite square); radians. */
const COMMON_TURN_SD = (1.5 * Math.PI) / 180

/** The world's axes (y down) to the level frame's (z up): x, z, -y. */
const R_LEVEL_WORLD: Mat3 = [1, 0, 0, 0, 0, 1, 0, -1, 0]

/** A covariance of vectors, in the axes that a rotation takes them to. */
export const turnedInto = (R: Mat3, covariance: Mat3): Mat3 => multiply(multiply(R, covariance), transpose(R))

/**
 * Covariances of all poses from the adjustment's last equations, the first keyframe's place (and heading) held.
 * @param headingHeld the observations themselves fix the heading.
 */
export function covariancesOf(
  eq: NormalEquations,
  states: readonly KeyframeState[],
  headingHeld: boolean,
): PoseCovariance[] {
  const { size } = eq
  const h = Float64Array.from(eq.h)
  const hold = (k: number, weight: number) => {
    h[k * size + k] = (h[k * size + k] as number) + weight
  }
  for (let k = 0; k < size; k++) hold(k, 1e-6)
  for (const k of [3, 4, 5]) hold(k, HELD)
  // One scale for all is another matter: the unit is what the keyframes' depth scales are on average.
  for (let a = UNKNOWNS - 1; a < size; a += UNKNOWNS)
    for (let b = UNKNOWNS - 1; b <= a; b += UNKNOWNS)
      h[a * size + b] = (h[a * size + b] as number) + HELD_MEAN
  if (!headingHeld) for (const k of [0, 1, 2]) hold(k, HELD)
  const inverse = inverseSymmetric(h, size)
  if (!inverse) return states.map(() => unknown())
  return states.map(({ R_camera_world }, k) => {
    const block = (from: number): Mat3 => {
      const cells = [0, 1, 2].flatMap((a) =>
        [0, 1, 2].map((b) => CORRELATION * inverse(k * UNKNOWNS + from + a, k * UNKNOWNS + from + b)),
      )
      return cells as unknown as Mat3
    }
    const own = turnedInto(multiply(R_LEVEL_WORLD, transpose(R_camera_world)), block(0))
    return {
      rotation: own.map((v, cell) => (cell % 4 === 0 ? v + COMMON_TURN_SD ** 2 : v)) as unknown as Mat3,
      position: turnedInto(R_LEVEL_WORLD, block(3)),
    }
  })
}

/** Anything: where the equations cannot be solved. */
const unknown = (): PoseCovariance => ({
  rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  position: [1, 0, 0, 0, 1, 0, 0, 0, 1],
})
